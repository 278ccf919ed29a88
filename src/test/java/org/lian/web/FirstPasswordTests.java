package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A password that an administrator gave: it leads to one page, until its holder has one of his own. */
@CourtTest
class FirstPasswordTests {
    private static final String GIVEN = "given at the desk";
    private static final String OWN = "known to me alone";
    private static final String PAGE = "/account/first-password";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final String username = "first-" + UUID.randomUUID().toString().substring(0, 8);
    private QuietBrowser administrator;

    /** Others count who is there to be given a task. */
    @AfterEach
    void nobodyStays() {
        jdbc.sql("update account set active = false where username = ?")
                .param(username)
                .update();
    }

    @BeforeEach
    void employed() {
        administrator = QuietBrowser.as(port, "admin1");
        submit(
                        administrator,
                        "/admin/staff",
                        "/admin/staff",
                        Map.of(
                                "username", username,
                                "displayName", "新来的",
                                "password", GIVEN,
                                "roles", "CLERK",
                                "courts", "京0199"))
                .expecting(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff",
                "/staff/desk",
                "/account",
                "/admin/staff",
                "/workbench",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/filings"
            })
    @DisplayName("管理员给的密码登录以后，哪一页都先到设密码的页，页上说为什么")
    void everyPageLeadsThere(String page) {
        var newcomer = QuietBrowser.as(port, username, GIVEN);

        assertThat(newcomer.get(page).expecting(302).header("location")).endsWith(PAGE);
        assertThat(newcomer.get(PAGE).expecting(200).text()).contains("您现在用的密码是管理员给的，管理员也知道", "先设一个只有您自己知道的密码", "工作台");
    }

    @Test
    @DisplayName("接口、流程引擎、建模器的门都不开：说清原因和办法；令牌也拿不到")
    void noProgramGetsIn() {
        var newcomer = QuietBrowser.as(port, username, GIVEN);
        var why = "管理员给的";

        assertThat(newcomer.get("/api/v1/tasks")
                        .expecting(403)
                        .json()
                        .get("detail")
                        .asText())
                .contains(why, "/account/first-password");
        assertThat(newcomer.get("/camunda/api/engine/engine/default/task")
                        .expecting(403)
                        .text())
                .contains(why);
        assertThat(newcomer.send("GET", "/staff/rows", "", "", Map.of("HX-Request", "true"))
                        .expecting(403)
                        .header("HX-Redirect"))
                .isEqualTo(PAGE);
        assertThat(newcomer.post("/api/v1/sessions", credentials(GIVEN))
                        .expecting(403)
                        .json()
                        .get("detail")
                        .asText())
                .contains(why);
        var basic = Base64.getEncoder().encodeToString((username + ":" + GIVEN).getBytes(StandardCharsets.UTF_8));
        assertThat(QuietBrowser.stranger(port)
                        .send("GET", "/api/v1/modeler/version", "", "", Map.of("Authorization", "Basic " + basic))
                        .expecting(403)
                        .text())
                .contains(why);
    }

    @Test
    @DisplayName("自己的密码不能就是给的那个，不能一猜就中；设好以后办自己的事，给的那个不再能用；留痕")
    void ownPassword() {
        var newcomer = QuietBrowser.as(port, username, GIVEN);
        assertThat(choose(newcomer, GIVEN, GIVEN).expecting(422).text()).contains("和现在的密码一样");
        assertThat(choose(newcomer, GIVEN, "12345678").expecting(422).text()).contains("别人一猜就中");
        assertThat(choose(newcomer, "not given at all", OWN).expecting(422).text())
                .contains("密码不对");
        assertThat(newcomer.get("/staff").expecting(302).header("location")).endsWith(PAGE);

        assertThat(choose(newcomer, GIVEN, OWN).expecting(302).header("location"))
                .endsWith("/camunda/app/tasklist/default/");

        newcomer.get("/staff").expecting(200);
        newcomer.get("/api/v1/tasks").expecting(200);
        assertThat(newcomer.get(PAGE).expecting(302).header("location")).endsWith("/account");
        assertThat(QuietBrowser.stranger(port).login(username, GIVEN).header("location"))
                .contains("/login?");
        QuietBrowser.stranger(port).post("/api/v1/sessions", credentials(OWN)).expecting(201);
        assertThat(jdbc.sql(
                                "select l.kind from journal_leaf l join account a on a.id = l.actor_id where a.username = ?")
                        .param(username)
                        .query(String.class)
                        .list())
                .contains("PASSWORD_CHANGED");
    }

    @Test
    @DisplayName("管理员看得到谁还没有改初始密码；重置以后又要自己设")
    void theAdministratorSees() {
        var waiting = "初始密码，尚未修改";
        var page = "/admin/staff/" + username;
        assertThat(administrator.get("/admin/staff?q=" + username).text()).contains(waiting);
        assertThat(administrator.get(page).text()).contains(waiting);
        assertThat(administrator
                        .get("/api/v1/admin/staff/" + username)
                        .json()
                        .get("passwordGiven")
                        .asBoolean())
                .isTrue();

        choose(QuietBrowser.as(port, username, GIVEN), GIVEN, OWN).expecting(302);
        assertThat(administrator.get(page).text()).doesNotContain(waiting);

        submit(administrator, page, page + "/password", Map.of("password", "given once more"))
                .expecting(302);
        assertThat(administrator.get(page).text()).contains(waiting);
        assertThat(QuietBrowser.as(port, username, "given once more")
                        .get("/staff")
                        .expecting(302)
                        .header("location"))
                .endsWith(PAGE);
    }

    @Test
    @DisplayName("演示账号和当事人不受影响；没有登录的先登录；公开的页照常")
    void nobodyElse() {
        QuietBrowser.as(port, "supervisor1").get("/staff").expecting(200);
        assertThat(QuietBrowser.as(port, "zhangsan").get(PAGE).expecting(302).header("location"))
                .endsWith("/account");
        assertThat(QuietBrowser.stranger(port).get(PAGE).expecting(302).header("location"))
                .endsWith("/login");
        QuietBrowser.as(port, username, GIVEN).get("/help").expecting(200);
    }

    private static QuietBrowser.Answer choose(QuietBrowser newcomer, String current, String password) {
        return submit(newcomer, PAGE, PAGE, Map.of("current", current, "password", password));
    }

    private static QuietBrowser.Answer submit(
            QuietBrowser browser, String page, String action, Map<String, String> fields) {
        var form = new java.util.HashMap<>(fields);
        form.put("_csrf", browser.token(page));
        return browser.submit(action, form);
    }

    private String credentials(String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    }
}
