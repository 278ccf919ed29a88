package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;

/** 忘记密码 by hand: on a phone without scripts, in 长辈版, at a desk. */
@CourtTest
@Tag("thorough")
class RecoveryStories extends InTheBrowser {
    private static final Pattern CODE = Pattern.compile("验证码 (\\d{6})");

    private final String phone =
            "135" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));

    @Test
    @DisplayName("没有脚本的手机：登录页起三步，写错一回，就进去了，看到自己的用户名")
    void withoutScripts() {
        var page =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, false).newPage();
        walk(page, "");
    }

    @Test
    @DisplayName("长辈版同样三步，字大")
    void forElders() {
        var elder =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        elder.navigate("/display?elder=on");
        register();
        elder.navigate("/login");
        picture(elder, "recovery-login-elder");
        elder.getByText("忘记密码或者用户名").click();
        picture(elder, "recovery-ask-elder");
        elder.getByLabel("证件号码").fill("T" + phone);
        elder.getByLabel("手机号码").fill(phone);
        press(elder, "发验证码");
        picture(elder, "recovery-code-elder");
        elder.getByLabel("验证码").fill(code());
        elder.getByLabel("新密码").fill("huan-le-yi-ju-xin-de");
        press(elder, "保存新密码并登录");
        assertThat(elder.locator("main")).containsText("您的用户名是 u" + phone);
        picture(elder, "recovery-done-elder");
    }

    @Test
    @DisplayName("在办公室的电脑上：同样三步")
    void atADesk() {
        var page = browser.person("http://127.0.0.1:" + port, 1440, true).newPage();
        walk(page, "-desk");
    }

    private void walk(Page page, String name) {
        register();
        page.navigate("/login");
        picture(page, "recovery-login" + name);
        page.getByText("忘记密码或者用户名").click();
        page.getByLabel("证件号码").fill("T" + phone);
        picture(page, "recovery-ask" + name);
        page.getByLabel("手机号码").fill(phone);
        press(page, "发验证码");
        var code = code();
        page.getByLabel("验证码").fill(code.equals("000000") ? "000001" : "000000");
        page.getByLabel("新密码").fill("huan-le-yi-ju-xin-de");
        press(page, "保存新密码并登录");
        assertThat(page.locator(".errors")).containsText("还可以试 4 次");
        picture(page, "recovery-wrong" + name);
        page.getByLabel("验证码").fill(code);
        page.getByLabel("新密码").fill("huan-le-yi-ju-xin-de");
        press(page, "保存新密码并登录");
        assertThat(page.locator("main")).containsText("您的用户名是 u" + phone);
        picture(page, "recovery-done" + name);
        page.getByText("去我的立案").click();
        assertThat(page.locator("h1")).containsText("我的立案");
    }

    private void register() {
        CourtClient.anonymous(port)
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "username", "u" + phone,
                                "password", "yi-ju-lao-mi-ma",
                                "kind", "PERSON",
                                "name", "王小明",
                                "idType", "OTHER",
                                "idNumber", "T" + phone,
                                "phone", phone))
                .expecting(201);
    }

    /** What the telephone shows. */
    private String code() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            var texts = CourtClient.anonymous(port)
                                    .get("/api/v1/sandbox/messages?to=" + phone)
                                    .expecting(200)
                                    .body()
                                    .get("items");
                            var found = CODE.matcher(texts.toString());
                            return found.find() ? found.group(1) : "";
                        },
                        code -> !code.isEmpty());
    }
}
