package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Sign-in, sessions, forged requests, limits and headers, seen from outside. */
@CourtTest
class SessionSecurityTests {
    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SessionRepository<?> sessions;

    @LocalServerPort
    int port;

    @AfterEach
    void forgetFailures() {
        jdbc.sql("delete from login_failure").update();
    }

    @Test
    @DisplayName("登录换会话编号：攻击者事先放好的会话不会变成登录的会话")
    void sessionIsNotFixed() {
        var attacker = QuietBrowser.stranger(port);
        attacker.get("/filings").expecting(302);
        var planted = attacker.cookie("SESSION");
        assertThat(planted).isNotEmpty();

        var victim = QuietBrowser.stranger(port);
        victim.putCookie("SESSION", planted);
        victim.login("admin1", "demo-admin1").expecting(302);

        assertThat(victim.cookie("SESSION")).isNotEqualTo(planted);
        victim.get("/admin/staff").expecting(200);
        assertThat(attacker.get("/admin/staff").expecting(302).header("location"))
                .endsWith("/login");
        var invented = QuietBrowser.stranger(port);
        invented.putCookie("SESSION", "aW52ZW50ZWQ=");
        invented.login("admin1", "demo-admin1").expecting(302);
        assertThat(invented.cookie("SESSION")).isNotEqualTo("aW52ZW50ZWQ=");
    }

    @Test
    @DisplayName("同一次登录的两个窗口同时写会话：后写的算数，谁也不出错")
    void twoTabsWriteAtOnce() {
        keepTwice(sessions);
    }

    private static <S extends Session> void keepTwice(SessionRepository<S> repository) {
        var created = repository.createSession();
        repository.save(created);
        var one = repository.findById(created.getId());
        var other = repository.findById(created.getId());

        one.setAttribute("tab", "one");
        other.setAttribute("tab", "other");
        repository.save(one);
        repository.save(other);

        assertThat(repository.findById(created.getId()).<String>getAttribute("tab"))
                .isEqualTo("other");
        repository.deleteById(created.getId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/../../api/engine/",
                "/camunda/app/tasklist/..;/..;/api/engine/",
                "/camunda/app/tasklist/%2e%2e/%2e%2e/api/engine/",
                "/camunda/api/engine/..;/",
                "/staff/..;/admin/staff",
                "/camunda/app//tasklist/"
            })
    @DisplayName("绕来绕去的地址：不是 500，回答是没有或者不收，该有的安全头都有")
    void windingPaths(String path) {
        for (var visitor : List.of(QuietBrowser.stranger(port), QuietBrowser.as(port, "clerk1"))) {
            var answer = visitor.get(path);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.all("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.all("X-Frame-Options")).containsExactly("SAMEORIGIN");
            assertThat(answer.all("Content-Security-Policy")).hasSize(1);
        }
    }

    @Test
    @DisplayName("只看登录页、注册页的人没有会话：数据库里一行也不多；填好的表单照常收，没有令牌的不收")
    void lookingAtTheLoginKeepsNothing() {
        var before = rows("session");
        for (var page : List.of("/login", "/login?error", "/register", "/password", "/help", "/")) {
            for (var i = 0; i < 5; i++) {
                var visitor = QuietBrowser.stranger(port);
                visitor.get(page).expecting(200);
                assertThat(visitor.cookie("SESSION")).as(page).isEmpty();
            }
        }
        assertThat(rows("session")).isEqualTo(before);

        QuietBrowser.as(port, "clerk1").get("/staff").expecting(200);
        var form = Map.of("username", "clerk1", "password", "demo-clerk1");
        assertThat(QuietBrowser.stranger(port).submit("/login", form).header("location"))
                .endsWith("/login?expired");
        var crossed = QuietBrowser.stranger(port);
        var other = QuietBrowser.stranger(port).token("/login");
        crossed.token("/login");
        assertThat(crossed.submit("/login", Map.of("username", "clerk1", "password", "demo-clerk1", "_csrf", other))
                        .header("location"))
                .endsWith("/login?expired");
    }

    @Test
    @DisplayName("登录前别人放好的表单令牌，登录以后不算")
    void thePlantedTokenEndsWithTheLogin() {
        var attacker = QuietBrowser.stranger(port);
        var planted = attacker.token("/login");
        var victim = QuietBrowser.stranger(port);
        victim.putCookie("FORM", attacker.cookie("FORM"));
        victim.login("admin1", "demo-admin1").expecting(302);

        victim.submit("/logout", Map.of("_csrf", planted)).expecting(403);

        victim.get("/admin/staff").expecting(200);
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    @DisplayName("会话编号猜不到：216 位随机数")
    void aSessionIsNotGuessed() {
        var visitor = QuietBrowser.as(port, "clerk1");
        var id = new String(Base64.getDecoder().decode(visitor.cookie("SESSION")), StandardCharsets.UTF_8);

        assertThat(Base64.getUrlDecoder().decode(id)).hasSize(27);
        assertThat(id).as("a UUID has fewer").doesNotMatch("[0-9a-f-]{36}");
        assertThat((Object) sessions.findById(id)).isNotNull();
    }

    @Test
    @DisplayName("退出之后旧会话不能再用；从待办列表退出也一样")
    void logoutEndsTheSession() {
        for (var way : List.of("/logout", "/camunda/api/admin/auth/user/default/logout")) {
            var clerk = QuietBrowser.as(port, "clerk1");
            clerk.get("/camunda/app/tasklist/default/").expecting(200);
            var copy = QuietBrowser.stranger(port);
            copy.putCookie("SESSION", clerk.cookie("SESSION"));
            copy.get("/staff").expecting(200);

            if (way.equals("/logout")) {
                clerk.submit(way, Map.of("_csrf", clerk.token("/"))).expecting(302);
            } else {
                clerk.post(way, "").expecting(204);
            }

            assertThat(copy.get("/staff").status()).as(way).isEqualTo(302);
            assertThat(copy.get("/camunda/api/engine/engine/default/task").status())
                    .as(way)
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zhangsan, /logout",
        "zhangsan, /filings",
        "zhangsan, /filings/00000000-0000-4000-8000-000000000000/submission",
        "zhangsan, /filings/00000000-0000-4000-8000-000000000000/payment",
        "clerk1, /staff/tasks/t/parties",
        "admin1, /admin/staff",
        "admin1, /admin/staff/clerk1/password",
        "admin1, /admin/staff/clerk1/activation",
    })
    @DisplayName("页面的提交没有 CSRF 令牌就不算数")
    void pagesNeedTheToken(String name, String path) {
        var visitor = QuietBrowser.as(port, name);
        var before = counts();

        assertThat(visitor.submit(path, Map.of("active", "false", "password", "a new password"))
                        .status())
                .isEqualTo(403);
        assertThat(visitor.submit(path, Map.of("_csrf", "wrong", "active", "false"))
                        .status())
                .isEqualTo(403);
        assertThat(visitor.submit(
                                path,
                                Map.of("_csrf", QuietBrowser.stranger(port).token("/login"), "active", "false"))
                        .status())
                .as("a token of somebody else")
                .isEqualTo(403);

        assertThat(counts()).isEqualTo(before);
        assertThat(visitor.get("/").text()).contains("/logout");
    }

    @Test
    @DisplayName("对照：带上令牌的提交成功")
    void withTheTokenItWorks() {
        var zhangsan = QuietBrowser.as(port, "zhangsan");

        var draft = zhangsan.submit("/filings", Map.of("_csrf", zhangsan.token("/")))
                .expecting(302);

        assertThat(draft.header("location")).matches(".*/filings/[0-9a-f-]{36}.*");
    }

    @Test
    @DisplayName("用浏览器会话调用接口也要令牌，用 bearer 令牌则不要")
    void apiWithASessionNeedsTheToken() {
        var zhangsan = QuietBrowser.as(port, "zhangsan");
        var draft = "{\"track\":\"CIVIL\",\"courtCode\":\"京0199\"}";
        var before = counts();

        var refused = zhangsan.post("/api/v1/filings", draft);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.json().get("detail").asText()).contains("CSRF");
        assertThat(zhangsan.send("DELETE", "/api/v1/sessions/current", "", "").status())
                .isEqualTo(403);
        assertThat(zhangsan.send("POST", "/api/v1/filings", "text/plain", draft).status())
                .isEqualTo(403);
        assertThat(counts()).isEqualTo(before);

        zhangsan.send("POST", "/api/v1/filings", "application/json", draft, Map.of("X-CSRF-TOKEN", zhangsan.token("/")))
                .expecting(201);
        CourtClient.as(port, "zhangsan").post("/api/v1/filings", draft).expecting(201);
        assertThat(counts().get("filing")).isEqualTo(before.get("filing") + 2);
    }

    @Test
    @DisplayName("第六次登录即使密码正确也拒绝，别人不受影响")
    void sixthAttemptIsRefused() {
        var door = CourtClient.anonymous(port);
        var right = Map.of("username", "lisi", "password", "demo-lisi");
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(door.post("/api/v1/sessions", Map.of("username", "lisi", "password", "wrong " + attempt))
                            .status())
                    .isEqualTo(401);
        }

        var refused = door.post("/api/v1/sessions", right);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).contains("900");
        assertThat(QuietBrowser.stranger(port).login("lisi", "demo-lisi").header("location"))
                .contains("/login?wait=HERE&minutes=15");
        CourtClient.as(port, "zhangsan").get("/api/v1/filings").expecting(200);

        jdbc.sql("delete from login_failure").update();
        door.post("/api/v1/sessions", right).expecting(201);
    }

    @ParameterizedTest
    @CsvSource({
        "zhangsan, /filings",
        "clerk1, /camunda/app/tasklist/default/",
        "judge1, /camunda/app/tasklist/default/",
        "supervisor1, /staff",
        "analyst1, /workbench",
        "admin1, /admin/staff"
    })
    @DisplayName("登录以后到自己的工作：当事人到我的立案，庭长到工作台，那里有当天的数和运行监督")
    void everybodyLandsAtTheirWork(String username, String place) {
        assertThat(QuietBrowser.stranger(port)
                        .login(username, "demo-" + username)
                        .header("location"))
                .endsWith(place);
        if (username.equals("supervisor1")) {
            assertThat(QuietBrowser.as(port, username).get("/staff").text())
                    .contains("今日届满", "/camunda/app/cockpit/default/");
        }
    }

    @Test
    @DisplayName("登录页的失败也计数；不存在的用户名同样回答")
    void formFailuresCount() {
        for (var name : List.of("lawyer1", "nobody-at-all")) {
            for (var attempt = 1; attempt <= 5; attempt++) {
                assertThat(QuietBrowser.stranger(port).login(name, "wrong").header("location"))
                        .endsWith("/login?error");
            }
            assertThat(QuietBrowser.stranger(port).login(name, "demo-" + name).header("location"))
                    .contains("/login?wait=HERE&minutes=15");
        }
    }

    @Test
    @DisplayName("停用的工作人员：令牌和会话下一次请求就失效，也不能再登录")
    void deactivatedStaffIsOut() {
        var administrator = accounts.actorOf("admin1");
        var name = "leaver" + System.nanoTime();
        Hired.at(staff, accounts, name, "demo-" + name, "离职人员", Set.of(Role.CLERK), Set.of("京0199"));
        var bearer = CourtClient.as(port, name);
        var session = QuietBrowser.as(port, name);
        bearer.get("/api/v1/tasks").expecting(200);
        session.get("/staff").expecting(200);
        session.get("/camunda/app/tasklist/default/").expecting(200);

        staff.activate(administrator, name, false);

        bearer.get("/api/v1/tasks").expecting(401);
        assertThat(session.get("/staff").expecting(302).header("location")).endsWith("/login");
        assertThat(session.get("/camunda/api/engine/engine/default/task").status())
                .isEqualTo(401);
        assertThat(QuietBrowser.stranger(port).login(name, "demo-" + name).header("location"))
                .endsWith("/login?error");
    }

    @Test
    @DisplayName("改了密码，旧会话失效；换了岗位，下一次请求就按新岗位")
    void changesCountAtOnce() {
        var administrator = accounts.actorOf("admin1");
        var name = "mover" + System.nanoTime();
        Hired.at(staff, accounts, name, "demo-" + name, "调岗人员", Set.of(Role.CLERK), Set.of("京0199"));
        var bearer = CourtClient.as(port, name);
        var session = QuietBrowser.as(port, name);

        staff.assign(administrator, name, Set.of(Role.ANALYST), Set.of("京0199"));
        bearer.get("/api/v1/tasks").expecting(403);
        assertThat(session.get("/camunda/app/tasklist/default/").status()).isEqualTo(403);

        session.get("/staff").expecting(200);
        staff.resetPassword(administrator, name, "another password");
        session.get("/staff").expecting(302);
        bearer.get("/api/v1/courts").expecting(401);
    }

    @Test
    @DisplayName("Cookie 只给服务器看，只在本站使用")
    void cookieFlags() {
        var login = QuietBrowser.stranger(port).get("/login");
        var clerk = QuietBrowser.as(port, "clerk1");
        var tasklist = clerk.get("/camunda/app/tasklist/default/");

        assertThat(login.all("set-cookie")).isNotEmpty();
        for (var cookie : login.all("set-cookie")) {
            assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Domain=");
        }
        assertThat(tasklist.all("set-cookie")).allSatisfy(cookie -> assertThat(cookie)
                .as("only Camunda's own token is for its scripts")
                .satisfiesAnyOf(
                        one -> assertThat(one).contains("HttpOnly"),
                        one -> assertThat(one).startsWith("XSRF-TOKEN=").contains("SameSite=Lax")));
        assertThat(clerk.get("/display?elder=on").all("set-cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zhangsan /",
                "zhangsan /login",
                "zhangsan /fees",
                "zhangsan /help",
                "zhangsan /filings",
                "zhangsan /no-such-page",
                "zhangsan /filings/00000000-0000-4000-8000-000000000000",
                "clerk1 /staff",
                "clerk1 /staff/tasks/none",
                "clerk1 /forms/task.html",
                "admin1 /admin/staff",
                "zhangsan /api/v1/courts",
                "zhangsan /api/v1/filings",
                "zhangsan /api/v1/nothing",
                "clerk1 /a;b",
                "clerk1 /%2F",
                "clerk1 /api/v1/filings/%2F",
                "clerk1 /lian.css"
            })
    @DisplayName("本系统的页面和接口：严格的内容策略和其余安全头")
    void strictHeaders(String line) {
        var name = line.split(" ")[0];
        var answer = QuietBrowser.as(port, name).get(line.split(" ")[1]);

        assertThat(answer.all("content-security-policy")).as(line).hasSize(1);
        assertThat(answer.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'self'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isEqualTo("SAMEORIGIN");
        assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
        assertThat(answer.header("server")).isEmpty();
        assertThat(answer.header("x-powered-by")).isEmpty();
        if (!line.endsWith(".css") && !line.endsWith(".html")) {
            assertThat(answer.header("cache-control")).contains("no-store");
        }
    }

    @Test
    @DisplayName("Camunda 的页面保留它自己的策略，不能被别的网站嵌入")
    void camundasHeaders() {
        var answer = QuietBrowser.as(port, "clerk1").get("/camunda/app/tasklist/default/");

        assertThat(answer.all("content-security-policy")).hasSize(1);
        assertThat(answer.header("content-security-policy"))
                .contains("'nonce-", "'strict-dynamic'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isNotEmpty();
    }

    @Test
    @DisplayName("页面里没有内联脚本和内联样式")
    void nothingInline() {
        var pages = Map.of(
                "zhangsan", List.of("/", "/login", "/fees", "/help", "/filings", "/register"),
                "clerk1", List.of("/staff"),
                "admin1", List.of("/admin/staff", "/admin/staff/clerk1"));
        pages.forEach((name, paths) -> {
            var visitor = QuietBrowser.as(port, name);
            for (var path : paths) {
                assertThat(visitor.get(path).text())
                        .as(path)
                        .doesNotContainPattern("<script(?![^>]*\\ssrc=)[^>]*>")
                        .doesNotContainPattern("\\s(style|on[a-z]+)=\"")
                        .doesNotContain("<style", "javascript:");
            }
        });
    }

    @Test
    @DisplayName("登录后不会被带到别的网站")
    void noOpenRedirect() {
        for (var target : List.of(
                "/login?continue=https://evil.example/",
                "/display?elder=on&back=https://evil.example/",
                "/display?elder=on&back=//evil.example/",
                "/display?elder=on&back=/%5Cevil.example/")) {
            var location = QuietBrowser.stranger(port).get(target).header("location");
            assertThat(location).as(target).doesNotContain("evil.example");
        }
        var visitor = QuietBrowser.stranger(port);
        visitor.get("/filings?continue=//evil.example/").expecting(302);
        assertThat(visitor.login("zhangsan", "demo-zhangsan").header("location"))
                .matches("(http://127\\.0\\.0\\.1:" + port + ")?/filings.*");
    }

    private Map<String, Long> counts() {
        var all = new LinkedHashMap<String, Long>();
        for (var table : List.of("filing", "account", "payment_order")) {
            all.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        all.put(
                "active",
                jdbc.sql("select count(*) from account where active")
                        .query(Long.class)
                        .single());
        return all;
    }
}
