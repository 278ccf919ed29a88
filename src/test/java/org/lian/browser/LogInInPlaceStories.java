package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 在这一页重新登录: a login that ended while somebody writes begins again in a dialog, and only for that person. */
@CourtTest
@Tag("thorough")
class LogInInPlaceStories extends AtThePortal {
    private static final String FACTS = "被告于 2025 年 3 月 1 日向我借款三万元，说好年底还，至今没有还。";

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("法院这边登录到期：在这一页的小窗里登录，密码错了就在小窗里说；写的接着保存，还在原来那一格")
    void theCourtEndedTheLogin() {
        atTheClaims("jin-server");
        page.getByLabel("第 1 条请求").fill("请求还款");
        assertThat(page.locator("#saved")).containsText("已自动保存");
        var question = page.url();
        ended("jin-server");
        page.getByLabel("事实和理由").fill(FACTS);
        assertThat(page.locator("#saved")).containsText("登录已经失效，刚才写的还没有保存，也没有丢");

        follow("重新登录，回到这一问");
        assertThat(dialog()).isVisible();
        assertThat(name()).hasValue("jin-server");
        assertThat(dialog().getByLabel("密码")).isFocused();
        browser.requireGoodPage(page);
        picture("log-in-in-place");
        logIn("jin-server", "bu-shi-zhe-ge-mi-ma");
        assertThat(dialog().locator(".errors")).containsText("用户名或者密码不对");
        assertThat(dialog().locator(".errors")).isFocused();
        browser.requireGoodPage(page);
        picture("log-in-in-place-wrong");
        dialog().getByText("用户名或者密码不对").click();
        assertThat(name()).isFocused();

        logIn("jin-server", PASSWORD);
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator("#saved")).containsText("已自动保存");
        assertThat(page.getByLabel("事实和理由")).isFocused();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
        assertThat(page.url()).isEqualTo(question);

        page.reload();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
        next();
    }

    @Test
    @DisplayName("在另一个窗口退出：点“保存并继续”先请登录，登录以后就保存、走到下一问；再来一次也一样")
    void loggedOutInAnotherTab() {
        atTheClaims("jin-tab");
        page.getByLabel("第 1 条请求").fill("请求还款");
        for (var text : new String[] {FACTS, FACTS + "利息也没有给。"}) {
            logOutElsewhere();
            page.getByLabel("事实和理由").fill(text);
            assertThat(page.locator("#saved")).containsText("登录已经失效");
            follow("重新登录，回到这一问");
            logIn("jin-tab", PASSWORD);
            assertThat(page.locator("#saved")).containsText("已自动保存");
        }
        logOutElsewhere();
        page.getByLabel("事实和理由").fill(FACTS);
        assertThat(page.locator("#saved")).containsText("登录已经失效");

        click("保存并继续");
        assertThat(dialog()).isVisible();
        var before = page.url();
        logIn("jin-tab", PASSWORD);

        page.waitForURL(url -> !url.equals(before));
        assertThat(heading()).not().hasText("登录已经失效，刚才写的还没有保存");
        page.goBack();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
    }

    @Test
    @DisplayName("只用键盘：打开小窗，焦点出不去；按 Esc 回到原处，字还在；再打开，回车登录")
    void byKeyboard() {
        atTheClaims("jin-keys");
        ended("jin-keys");
        page.getByLabel("事实和理由").fill(FACTS);
        var link = page.locator("#saved a");
        link.focus();
        page.keyboard().press("Enter");
        assertThat(dialog().getByLabel("密码")).isFocused();
        // What was typed last is refused as well, while the dialog is open.
        page.waitForResponse(
                answer -> answer.status() == 401 || answer.status() == 403,
                () -> page.evaluate("document.querySelector('form[data-autosave]')"
                        + ".dispatchEvent(new Event('change', { bubbles: true }))"));
        for (var n = 0; n < 8; n++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate(
                            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"))
                    .isEqualTo(true);
        }
        page.keyboard().press("Escape");
        assertThat(dialog()).hasCount(0);
        assertThat(link).isFocused();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);

        page.keyboard().press("Enter");
        assertThat(dialog().getByLabel("密码")).isFocused();
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#saved")).containsText("已自动保存");
        assertThat(page.getByLabel("事实和理由")).isFocused();
    }

    @Test
    @DisplayName("别人在小窗里登录：法院不让他接手这一页，说清楚；在另一个窗口登录的别人也存不进这份草稿")
    void anotherPersonDoesNotTakeThePageOver() {
        arrive(true);
        registerAndSignIn("jin-other");
        page.locator(".site-nav button").click();
        atTheClaims("jin-owner");
        var question = page.url();
        ended("jin-owner");
        page.getByLabel("事实和理由").fill(FACTS);
        follow("重新登录，回到这一问");
        logIn("jin-other", PASSWORD);

        assertThat(dialog().locator(".errors")).containsText("这一页是另一个账号在填写");
        picture("log-in-in-place-other");
        var other = page.context().newPage();
        other.navigate("/filings");
        assertThat(other.locator("h1")).hasText("登录");

        // Who really logs in elsewhere is himself there, and nothing of this page is his.
        other.getByLabel("用户名").fill("jin-other");
        other.getByLabel("密码").fill(PASSWORD);
        other.locator("main button").click();
        assertThat(other.locator("h1")).hasText("我的立案");
        dialog().getByText("先不登录").click();
        page.getByLabel("事实和理由").fill(FACTS + "还有利息。");
        assertThat(page.locator("#saved")).containsText("登录已经失效");
        assertThat(other.navigate(question).status()).isEqualTo(404);

        follow("重新登录，回到这一问");
        logIn("jin-owner", PASSWORD);
        assertThat(page.locator("#saved")).containsText("已自动保存");
        page.reload();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS + "还有利息。");
    }

    @Test
    @DisplayName("没有察觉就点了保存：交还内容的那一页也在小窗里登录，回到这一问")
    void onThePageThatGivesTheAnswerBack() {
        atTheClaims("jin-back");
        page.route(Pattern.compile(".*/draft$"), route -> route.abort());
        page.getByLabel("第 1 条请求").fill("请求还款");
        page.getByLabel("事实和理由").fill(FACTS);
        ended("jin-back");
        click("保存并继续");
        assertThat(heading()).hasText("登录已经失效，刚才写的还没有保存");

        follow("重新登录，回到这一问");
        logIn("jin-back", PASSWORD);

        assertThat(heading()).hasText("您请求法院判什么，为什么？");
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
    }

    @Test
    @DisplayName("上传的时候登录到期：小窗马上打开，登录以后接着传，文件不用再选；先不登录的，链接还在")
    void anUploadGoesOn() {
        arrive(true);
        registerAndSignIn("jin-upload");
        startFiling();
        page.navigate(page.url().replace("questions/court", "materials"));
        ended("jin-upload");
        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("借条.png", "image/png", png(3)));
        click("上传");

        assertThat(dialog()).isVisible();
        picture("log-in-in-place-upload");
        dialog().getByText("先不登录").click();
        assertThat(page.locator(".uploads [role=status]")).containsText("1 个没有传上");
        follow("重新登录，接着上传没有传上的");
        logIn("jin-upload", PASSWORD);

        assertThat(page.locator("#have")).hasText("已上传 1 个文件");
        assertThat(page.locator(".file")).hasText("借条.png");
    }

    private void atTheClaims(String username) {
        arrive(true);
        registerAndSignIn(username);
        startFiling();
        page.navigate(page.url().replace("questions/court", "questions/claims"));
    }

    private void ended(String username) {
        assertThat(jdbc.sql("delete from session").update())
                .as("whose each is, %s's too, the table does not tell", username)
                .isPositive();
    }

    private void logOutElsewhere() {
        var other = page.context().newPage();
        other.navigate("/filings");
        other.locator(".site-nav button").click();
        assertThat(other.locator("h1")).hasText("登录");
        other.close();
    }

    private Locator dialog() {
        return page.locator("dialog");
    }

    private Locator name() {
        return dialog().getByLabel("用户名");
    }

    private void logIn(String username, String password) {
        name().fill(username);
        dialog().getByLabel("密码").fill(password);
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("登录").setExact(true))
                .click();
    }

    private void picture(String name) {
        Pictures.take(page, Path.of("target", "pictures").resolve(name + ".png"), false);
    }
}
