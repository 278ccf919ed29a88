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
