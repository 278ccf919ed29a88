package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.identity.Accounts;
import org.lian.identity.StaffDirectory;
import org.lian.story.CourtClient;
import org.lian.story.SentCodes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 登录验证码: what a password alone opens where the court asks its staff for a code. */
@OwnCourt
@TestPropertySource(properties = "lian.login-code=true")
class LoginCodeTests {
    private static final Pattern CODE = Pattern.compile("登录法院的工作台，验证码 (\\d{6})");
    private static final int SUBSCRIBERS = 90_000_000;

    @LocalServerPort
    int port;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private final String telephone =
            "137" + (10_000_000 + ThreadLocalRandom.current().nextInt(SUBSCRIBERS));

    @Test
    @DisplayName("密码对了还没有登录：什么都打不开；验证码对了才登录，去原来要去的地方，记入日志；验证码只用一次")
    void thePasswordAloneOpensNothing() {
        phone("clerk1", telephone);
        var browser = QuietBrowser.stranger(port);
        assertThat(browser.get("/staff/board").header("location")).endsWith("/login");

        assertThat(browser.login("clerk1", "demo-clerk1").header("location")).endsWith("/login/code");

        for (var path : new String[] {"/staff", "/account", "/staff/desk", "/camunda/app/tasklist/default/"}) {
            assertThat(browser.get(path).header("location")).as(path).endsWith("/login");
        }
        assertThat(browser.get("/api/v1/tasks").status()).isEqualTo(401);
        assertThat(browser.get("/login/code").expecting(200).text())
                .contains("尾号 " + telephone.substring(7) + " 的手机")
                .doesNotContain(telephone);
        var code = code();
        assertThat(give(browser, SentCodes.other(code), false).expecting(422).text())
                .contains("验证码不对", "还可以试 4 次");
        assertThat(browser.get("/staff").header("location")).endsWith("/login");
        var before = browser.cookies();

        var given = give(browser, code, false);

        assertThat(given.status()).isEqualTo(302);
        assertThat(given.header("location")).doesNotContain("/login");
        assertThat(browser.cookies()).as("another session").isNotEqualTo(before);
        browser.get("/staff").expecting(200);
        assertThat(jdbc.sql("select count(*) from journal_leaf where kind = 'LOGIN_CODE_GIVEN'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(browser.submit("/login/code", Map.of("_csrf", browser.token("/account"), "code", code))
                        .header("location"))
                .endsWith("/login?expired");
    }

    @Test
    @DisplayName("说是自己用的电脑，三十天里在这个浏览器不再要；没有说的、别的浏览器、别的人，还是要")
    void oneBrowserIsNotAskedAgain() {
        phone("clerk2", telephone);
        var own = QuietBrowser.stranger(port);
        own.login("clerk2", "demo-clerk2");
        give(own, code(), true);
        own.get("/staff").expecting(200);
        own.submit("/logout", Map.of("_csrf", own.token("/account")));

        assertThat(own.login("clerk2", "demo-clerk2").header("location")).doesNotContain("/login");

        assertThat(QuietBrowser.stranger(port).login("clerk2", "demo-clerk2").header("location"))
                .endsWith("/login/code");
        own.submit("/logout", Map.of("_csrf", own.token("/account")));
        phone("clerk3", telephone);
        assertThat(own.login("clerk3", "demo-clerk3").header("location")).endsWith("/login/code");
        jdbc.sql("update login_place set last_login = last_login - interval '31 days'")
                .update();
        assertThat(own.login("clerk2", "demo-clerk2").header("location")).endsWith("/login/code");
    }

    @Test
    @DisplayName("没有登记手机的工作人员登录不了，页面说找谁；当事人不要验证码；程序不能只凭密码取得工作人员的令牌")
    void whoHasNoTelephoneAndWhoIsNoStaff() {
        phone("judge1", "");
        var judge = QuietBrowser.stranger(port);
        assertThat(judge.login("judge1", "demo-judge1").header("location")).endsWith("/login/code");
        assertThat(judge.get("/login/code").expecting(200).text())
                .contains("还没有登记手机号码，请联系本院管理员")
                .doesNotContain("id=\"code\"");
        assertThat(give(judge, "123456", false).status()).isEqualTo(422);

        assertThat(QuietBrowser.stranger(port)
                        .login("zhangsan", "demo-zhangsan")
                        .header("location"))
                .doesNotContain("/login");
        var program = CourtClient.anonymous(port);
        assertThat(program.post("/api/v1/sessions", Map.of("username", "clerk1", "password", "demo-clerk1"))
                        .expecting(403)
                        .text())
                .contains("短信验证码");
        program.post("/api/v1/sessions", Map.of("username", "zhangsan", "password", "demo-zhangsan"))
                .expecting(201);
    }

    @Test
    @DisplayName("没有给过密码的打不开验证码的页面；密码改了，等着验证码的登录也作废；每小时发三次，多了说等多久")
    void onlyAfterThePassword() {
        var stranger = QuietBrowser.stranger(port);
        assertThat(stranger.get("/login/code").header("location")).endsWith("/login?expired");
        assertThat(stranger.submit("/login/code", Map.of("_csrf", stranger.token("/login"), "code", "123456"))
                        .header("location"))
                .endsWith("/login?expired");

        phone("judge2", telephone);
        var judge = QuietBrowser.stranger(port);
        judge.login("judge2", "demo-judge2");
        for (var time = 0; time < 2; time++) {
            judge.submit("/login/code/sent", Map.of("_csrf", judge.token("/login/code")));
        }
        assertThat(judge.get("/login/code").text()).doesNotContain("分钟后再试");
        judge.submit("/login/code/sent", Map.of("_csrf", judge.token("/login/code")));
        assertThat(judge.get("/login/code").expecting(200).text()).contains("发过 3 次验证码", "分钟后再试");

        jdbc.sql("update account set password_hash = password_hash || 'x' where username = 'judge2'")
                .update();
        assertThat(judge.get("/login/code").header("location")).endsWith("/login?expired");
    }

    private void phone(String username, String number) {
        staff.phone(accounts.actorOf(username), username, number);
    }

    private static QuietBrowser.Answer give(QuietBrowser browser, String code, boolean own) {
        var form = new HashMap<>(Map.of("_csrf", browser.token("/login"), "code", code));
        if (own) {
            form.put("own", "true");
        }
        return browser.submit("/login/code", form);
    }

    private String code() {
        return SentCodes.on(port, telephone, CODE);
    }
}
