package org.lian.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Role;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One login for pages and API, and how it ends. */
@CourtTest
class LoginTests {
    private static final String LISTS = "/camunda/api/engine/engine/default/filter/count?resourceType=Task";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    StaffDirectory staff;

    @Test
    @DisplayName("登录后各回各的岗位，会话号换新")
    void everybodyLandsAtTheirWork() throws Exception {
        var visitor = new Visitor(port);
        visitor.get("/login");
        var before = visitor.sessionCookie();

        var answer = visitor.logIn("zhangsan", "demo-zhangsan");

        assertThat(location(answer)).endsWith("/filings");
        assertThat(visitor.sessionCookie()).isNotEmpty().isNotEqualTo(before);
        assertThat(location(new Visitor(port).logIn("clerk1", "demo-clerk1")))
                .endsWith("/camunda/app/tasklist/default/");
        assertThat(location(new Visitor(port).logIn("analyst1", "demo-analyst1")))
                .endsWith("/workbench");
        assertThat(location(new Visitor(port).logIn("admin1", "demo-admin1"))).endsWith("/admin/staff");
    }

    @Test
    @DisplayName("登录过的浏览器有一个记号：只随登录表单带来，脚本读不到，再次登录不换；登录页说要等多久、为什么")
    void theBrowserIsKnown() throws Exception {
        var visitor = new Visitor(port);
        var cookie = device(visitor.logIn("zhangsan", "demo-zhangsan"));
        assertThat(cookie).contains("Path=/login", "HttpOnly", "SameSite=Lax", "Max-Age=15552000");

        visitor.submit("/filings", "/logout", Map.of());

        assertThat(device(visitor.logIn("zhangsan", "demo-zhangsan")).split(";")[0])
                .isEqualTo(cookie.split(";")[0]);
        assertThat(new Visitor(port).get("/login?wait=NAME&minutes=3").body())
                .contains("有人在许多地方输错这个用户名的密码", "请 3 分钟后再试");
        assertThat(new Visitor(port).get("/login?wait=x&minutes=%3Cb%3E").body())
                .contains("请 15 分钟后再试");
    }

    private static String device(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("DEVICE="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("密码输错了，用户名留着，只再输密码；密码从不送回，用户名不在地址里，再打开就没有了")
    void onlyThePasswordIsTypedAgain() throws Exception {
        var visitor = new Visitor(port);
        var answer = visitor.logIn("138 0013\"8000", "a-wrong-password");
        assertThat(location(answer)).endsWith("/login?error");

        assertThat(visitor.get("/login?error").body())
                .contains("value=\"138 0013&quot;8000\"")
                .doesNotContain("a-wrong-password");
        assertThat(visitor.get("/login").body()).doesNotContain("138 0013");
        assertThat(new Visitor(port).get("/login?error").body()).doesNotContain("138 0013");
    }

    @Test
    @DisplayName("登录后回到要去的页面")
    void comesBackToTheWantedPage() throws Exception {
        var visitor = new Visitor(port);
        assertThat(location(visitor.get("/admin/staff/clerk1"))).endsWith("/login");

        assertThat(location(visitor.logIn("admin1", "demo-admin1"))).endsWith("/admin/staff/clerk1");
    }

    @Test
    @DisplayName("没有令牌的登录表单不收")
    void loginNeedsItsToken() throws Exception {
        var answer = new Visitor(port)
                .send(
                        "POST",
                        "/login",
                        "username=zhangsan&password=demo-zhangsan",
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(location(answer)).endsWith("/login?expired");
    }

    @Test
    @DisplayName("两处退出都结束会话，Tasklist 的退出也算")
    void bothLogoutsEndTheSession() throws Exception {
        var clerk = Visitor.browser(port, "clerk1");
        assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(clerk.post("/camunda/api/admin/auth/user/default/logout", "").statusCode())
                .isEqualTo(204);
        assertThat(location(clerk.get("/camunda/app/tasklist/default/"))).endsWith("/login");

        var administrator = Visitor.browser(port, "admin1");
        var answer = administrator.submit("/admin/staff", "/logout", Map.of());
        assertThat(location(answer)).endsWith("/login?out");
        assertThat(location(administrator.get("/admin/staff"))).endsWith("/login");
    }

    @Test
    @DisplayName("同一个会话可用于接口，改动要带 CSRF 头；令牌登录不用")
    void cookieSessionsNeedTheHeader() throws Exception {
        var browser = Visitor.browser(port, "admin1");
        var token = browser.csrf("/admin/staff");
        // Not one that others sign in as: who was given a password can do nothing before setting one.
        var name = "cookie-" + UUID.randomUUID().toString().substring(0, 8);
        staff.add(accounts.actorOf("admin1"), name, "given at first", "会话", Set.of(Role.CLERK), Set.of("京0199"));
        var body = "{\"password\":\"given anew\"}";

        var without = browser.post("/api/v1/admin/staff/" + name + "/password", body);
        var with = browser.send(
                "POST",
                "/api/v1/admin/staff/" + name + "/password",
                body,
                Map.of("Content-Type", "application/json", "X-CSRF-TOKEN", token));

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(Visitor.json(without).get("detail").asText()).contains("X-CSRF-TOKEN");
        assertThat(with.statusCode()).isEqualTo(204);
        assertThat(Visitor.program(port, "admin1")
                        .post("/api/v1/admin/staff/" + name + "/password", body)
                        .statusCode())
                .isEqualTo(204);
        staff.activate(accounts.actorOf("admin1"), name, false);
        // An open question stores nothing: no token needed, signed in or not.
        assertThat(browser.post("/api/v1/identifiers/check", "{\"type\":\"USCC\",\"value\":\"1\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("令牌注销后失效，错的令牌是 401 而不是匿名")
    void tokensEnd() throws Exception {
        var program = Visitor.program(port, "zhangsan");
        assertThat(program.get("/api/v1/filings").statusCode()).isEqualTo(200);
        assertThat(program.send("DELETE", "/api/v1/sessions/current", (String) null, Map.of())
                        .statusCode())
                .isEqualTo(204);

        var answer = program.get("/api/v1/filings");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(Visitor.json(answer).get("type").asText()).isEqualTo("/problems/unauthenticated");
        assertThat(program.get("/api/v1/courts").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("连错五次要等一刻钟；有没有这个人，回答一样")
    void guessingHasToWait() throws Exception {
        for (var username : List.of("lawyer1", "nobody-of-this-name")) {
            var visitor = new Visitor(port);
            var first = visitor.post("/api/v1/sessions", credentials(username, "wrong-password"));
            assertThat(first.statusCode()).isEqualTo(401);
            assertThat(Visitor.json(first).get("detail").asText()).isEqualTo("用户名或者密码不对，请核对后再试");
            for (var i = 0; i < 4; i++) {
                visitor.post("/api/v1/sessions", credentials(username, "wrong-password"));
            }
            var locked = visitor.post("/api/v1/sessions", credentials(username, "demo-" + username));
            assertThat(locked.statusCode()).isEqualTo(429);
            assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(location(new Visitor(port).logIn("lawyer1", "demo-lawyer1")))
                .contains("/login?wait=HERE&minutes=15");

        var before = clock.offset();
        clock.moveTo(before.plusMinutes(16));
        try {
            assertThat(new Visitor(port)
                            .post("/api/v1/sessions", credentials("lawyer1", "demo-lawyer1"))
                            .statusCode())
                    .isEqualTo(201);
        } finally {
            clock.moveTo(before);
        }
        assertThat(jdbc.sql("select count(*) from login_failure where subject like '%nobody%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from journal_leaf where kind = 'LOGIN_FAILED'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    @DisplayName("岗位、账号、密码一变，原来的会话和令牌立即跟着变")
    void rightsAreReadAnew() throws Exception {
        var administrator = Visitor.program(port, "admin1");
        administrator.post("/api/v1/admin/staff", """
                {"username": "temp1", "password": "first-password", "displayName": "临时（演示）",
                 "roles": ["CLERK"], "courts": ["京0199"]}""");
        Hired.ownPassword(accounts, "temp1", "first-password", "own-password");
        var browser = new Visitor(port);
        browser.logIn("temp1", "own-password");
        var program = new Visitor(port);
        program.token(Visitor.json(program.post("/api/v1/sessions", credentials("temp1", "own-password")))
                .get("token")
                .asText());
        assertThat(browser.get(LISTS).statusCode()).isEqualTo(200);

        put(administrator, "temp1", "{\"roles\": [\"ANALYST\"]}");
        assertThat(browser.get(LISTS).statusCode()).isEqualTo(403);
        assertThat(program.get("/api/v1/tasks").statusCode()).isEqualTo(403);

        put(administrator, "temp1", "{\"roles\": [\"CLERK\"]}");
        assertThat(browser.get(LISTS).statusCode()).isEqualTo(200);
        administrator.post("/api/v1/admin/staff/temp1/password", "{\"password\": \"other-password\"}");
        assertThat(browser.get(LISTS).statusCode()).isEqualTo(401);
        assertThat(program.get("/api/v1/tasks").statusCode()).isEqualTo(401);

        Hired.ownPassword(accounts, "temp1", "other-password", "own-again");
        browser.logIn("temp1", "own-again");
        assertThat(browser.get(LISTS).statusCode()).isEqualTo(200);
        put(administrator, "temp1", "{\"active\": false}");
        assertThat(browser.get(LISTS).statusCode()).isEqualTo(401);
        assertThat(new Visitor(port)
                        .post("/api/v1/sessions", credentials("temp1", "own-again"))
                        .statusCode())
                .isEqualTo(401);
    }

    private static void put(Visitor visitor, String username, String body) throws Exception {
        var answer = visitor.send(
                "PUT", "/api/v1/admin/staff/" + username, body, Map.of("Content-Type", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static String credentials(String username, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }
}
