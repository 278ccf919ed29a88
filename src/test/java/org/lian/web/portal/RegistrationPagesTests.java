package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.web.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 注册, from the outside: one is in at once, where one wanted to go, and in a session that nobody planted. */
@CourtTest
class RegistrationPagesTests {
    private static final String PASSWORD = "yi-ju-hao-ji-de-hua";

    @LocalServerPort
    int port;

    @Test
    @DisplayName("注册成功就已经登录，不用再输一遍；会话换了编号，旧的令牌不能用")
    void oneIsInAtOnce() throws Exception {
        var visitor = new Visitor(port);
        var token = visitor.csrf("/register");
        var planted = visitor.sessionCookie();

        var answer = visitor.submit("/register", "/register", wish("new-" + unique()));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/filings?welcome");
        assertThat(visitor.sessionCookie()).isNotEqualTo(planted);
        assertThat(visitor.get("/filings?welcome").body()).contains("注册成功，已经登录", "退出");
        var stale = visitor.send(
                "POST",
                "/filings",
                Visitor.encoded(Map.of("_csrf", token)),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(stale.statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("本来要去哪里，注册以后就到哪里")
    void whereOneWantedToGo() throws Exception {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/rehearsal/filing")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
        assertThat(visitor.get("/login").body()).contains("先前试填的都还在", "没有账号的，先注册");
        assertThat(new Visitor(port).get("/login").body()).doesNotContain("先前试填的都还在");

        var answer = visitor.submit("/register", "/register", wish("new-" + unique()));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/rehearsal/filing");
        assertThat(visitor.get("/rehearsal/filing").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("页面说明用户名可以不填，就用手机号码；填了手机号码就能登录")
    void theTelephoneIsAName() throws Exception {
        var phone = "137" + String.format("%08d", System.nanoTime() % 100_000_000);
        var visitor = new Visitor(port);
        assertThat(visitor.get("/register").body()).contains("不填就用手机号码");
        var wish = wish("");
        wish.put("phone", phone);
        visitor.submit("/register", "/register", wish);

        var again = new Visitor(port);
        assertThat(again.logIn(phone.substring(0, 3) + " " + phone.substring(3), PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/filings");
    }

    @Test
    @DisplayName("没有填用户名、手机号码已经是一个用户名的：说清楚是哪一个，给登录和忘记密码的链接；自己起的用户名已有人用的，只说换一个")
    void whoHasRegisteredBefore() throws Exception {
        var phone = "138" + String.format("%08d", System.nanoTime() % 100_000_000);
        var wish = wish("");
        wish.put("phone", phone);
        new Visitor(port).submit("/register", "/register", wish);

        var again = new Visitor(port).submit("/register", "/register", wish);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("没有另起用户名的，用手机号码登录，这个号码已经注册过")
                .containsPattern("(?s)id=\"username-fault\".*?href=\"/login\".*?href=\"/password\"");

        wish.put("username", phone);
        assertThat(new Visitor(port).submit("/register", "/register", wish).body())
                .contains("这个用户名已被使用，请换一个")
                .doesNotContain("已经注册过，");
    }

    @Test
    @DisplayName("单位留着居民身份证、填了代码的：按统一社会信用代码核对，错在代码上就说代码，不说身份证")
    void aCompanyIsNoPerson() throws Exception {
        var wish = wish("new-" + unique());
        wish.put("kind", "ORGANISATION");
        wish.put("idNumber", "911101081020161234");
        assertThat(new Visitor(port).submit("/register", "/register", wish).body())
                .contains("证件号码有误：校验位不符")
                .doesNotContain("不用经办人的身份证");
        wish.put("idNumber", "110105 19850312 008x");
        assertThat(new Visitor(port).submit("/register", "/register", wish).body())
                .contains("不用经办人的身份证");
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, String> wish(String username) {
        var wish = new HashMap<String, String>();
        wish.put("kind", "PERSON");
        wish.put("name", "王小明");
        wish.put("idType", "RESIDENT_ID");
        wish.put("idNumber", "110105 19850312 008x");
        wish.put("phone", "13800138000");
        wish.put("username", username);
        wish.put("password", PASSWORD);
        return wish;
    }
}
