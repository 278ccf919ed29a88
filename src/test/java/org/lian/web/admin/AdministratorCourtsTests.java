package org.lian.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.identity.StaffGroups;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator acts for the courts of his own account; admin1 is of 京0199, clerk3 of 京0198. */
@CourtTest
class AdministratorCourtsTests {
    private static final String JSON = "application/json";
    private static final String OTHERS = "/admin/staff/clerk3";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StaffDirectory staff;

    @Autowired
    StaffGroups groups;

    @Autowired
    Accounts accounts;

    private final String username = "courts-" + UUID.randomUUID().toString().substring(0, 8);
    private QuietBrowser administrator;

    @BeforeEach
    void administrator() {
        administrator = QuietBrowser.as(port, "admin1");
    }

    @AfterEach
    void nobodyStays() {
        jdbc.sql("delete from power_request").update();
        jdbc.sql("update account set active = false where username like ?")
                .param(username + "%")
                .update();
    }

    @Test
    @DisplayName("别的法院的工作人员：名单里没有，页面和接口找不到，什么也改不了")
    void strangersAreNotSeen() {
        var before = staff.find("clerk3").orElseThrow();
        assertThat(administrator.get("/admin/staff").text()).contains("clerk1").doesNotContain("clerk3");
        assertThat(administrator.get("/api/v1/admin/staff?limit=100").text()).doesNotContain("clerk3");
        administrator.get(OTHERS).expecting(404);
        administrator.get("/api/v1/admin/staff/clerk3").expecting(404);
        submit(OTHERS + "/duties", Map.of("roles", "JUDGE", "courts", "京0199")).expecting(404);
        submit(OTHERS + "/phone", Map.of("phone", "13800138055")).expecting(404);
        submit(OTHERS + "/activation", Map.of("active", "false")).expecting(404);
        submit(OTHERS + "/password", Map.of("password", "given at the desk")).expecting(404);
        json("PUT", "/api/v1/admin/staff/clerk3", "{\"active\":false}").expecting(404);
        json("POST", "/api/v1/admin/staff/clerk3/password", "{\"password\":\"given at the desk\"}")
                .expecting(404);
        assertThat(staff.find("clerk3")).contains(before);
    }

    @Test
    @DisplayName("不能为别的法院开账号，不能给本院的人别的法院；说清为什么、由谁办")
    void onlyOwnCourtsAreGiven() {
        for (var courts : new String[] {"京0198", "京0199 京0198"}) {
            assertThat(submit(
                                    "/admin/staff",
                                    Map.of(
                                            "username", username,
                                            "displayName", "外院的",
                                            "password", "given at the desk",
                                            "roles", "CLERK",
                                            "courts", courts))
                            .expecting(422)
                            .text())
                    .contains("京0198", "不归您管", "全部法院的管理员");
        }
        Hired.at(staff, accounts, username, "one of my own 2026", "本院的", Set.of(Role.CLERK), Set.of("京0199"));
        var page = "/admin/staff/" + username;
        submit(page + "/duties", Map.of("roles", "CLERK", "courts", "京0199 京0198"))
                .expecting(422);
        assertThat(staff.find(username).orElseThrow().courts())
                .extracting(court -> court.value())
                .containsExactly("京0199");
    }

    @Test
    @DisplayName("也在别的法院工作的人：看得到，由管全部法院的管理员改")
    void sharedPeople() {
        Hired.at(staff, accounts, username, "one of my own 2026", "两院的", Set.of(Role.CLERK), Set.of("京0199", "京0198"));
        var page = "/admin/staff/" + username;
        administrator.get(page).expecting(200);
        assertThat(submit(page + "/duties", Map.of("roles", "CLERK", "courts", "京0199"))
                        .expecting(403)
                        .text())
                .contains("也在别的法院工作");
        submit(page + "/activation", Map.of("active", "false")).expecting(403);
    }

    @Test
    @DisplayName("别的法院的开通、办理组、岗位确认都不归他：不列出，办了也不收")
    void courtsAndGroups() {
        assertThat(administrator.get("/admin/courts").text()).contains("京0199").doesNotContain("京0198");
        assertThat(submit("/admin/courts/京0198/self-service", Map.of("open", "false"))
                        .expecting(403)
                        .text())
                .contains("只能开通或者关闭自己的法院");
        assertThat(jdbc.sql("select self_service from court where code = '京0198'")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        var code = "g" + username;
        submit("/admin/groups", Map.of("code", code, "name", "外院试验组", "court", "京0198"))
                .expecting(422);
        groups.make(Hired.ofAllCourts(accounts), code, "外院试验组", "京0198");
        assertThat(administrator.get("/admin/groups").text()).doesNotContain(code);
        administrator.get("/admin/groups/" + code).expecting(404);
        submit("/admin/groups/" + code + "/name", Map.of("name", "改名试验组")).expecting(404);
        submit("/admin/groups/" + code + "/retirement", Map.of()).expecting(404);
        groups.retire(Hired.ofAllCourts(accounts), code);
    }

    @Test
    @DisplayName("一个法院的管理员设不了管全部法院的：新开、改岗位都不收，说出是法院代字、由谁设；什么也不等待")
    void allCourtsAreNotHisToGive() {
        Hired.at(staff, accounts, username, "one of my own 2026", "全部法院的", Set.of(Role.CLERK), Set.of("京0199"));
        var wanted = Map.of("roles", "ADMINISTRATOR", "courts", "");
        assertThat(submit("/admin/staff/" + username + "/duties", wanted)
                        .expecting(422)
                        .text())
                .contains("请填写法院代字", "只有管全部法院的管理员可以设");

        var other = username + "-b";
        Hired.at(staff, accounts, other, "one of my own 2026", "管全部法院的", Set.of(Role.CLERK), Set.of("京0199"));
        ofAllCourts(other);
        var newcomer = new HashMap<>(wanted);
        newcomer.putAll(Map.of("username", username + "-c", "displayName", "管全部的", "password", "given at the desk"));
        assertThat(submit("/admin/staff", newcomer).expecting(422).text()).contains("请填写法院代字", "只有管全部法院的管理员可以设", other);

        assertThat(staff.find(username).orElseThrow().roles()).containsExactly(Role.CLERK);
        assertThat(staff.find(username + "-c")).isEmpty();
        assertThat(administrator.get("/staff/powers").text()).contains("现在没有等待确认的改动");
    }

    @Test
    @DisplayName("不指定法院的管理员管全部法院：看得到、改得了每个法院的人，开通法院")
    void theInstallationsAdministrator() {
        Hired.at(staff, accounts, username, "one of my own 2026", "全部法院的", Set.of(Role.CLERK), Set.of("京0199"));
        ofAllCourts(username);
        administrator = QuietBrowser.as(port, username, "one of my own 2026");

        assertThat(administrator.get("/admin/staff").text()).contains("clerk1", "clerk3");
        submit(OTHERS + "/phone", Map.of("phone", "")).expecting(302);
        submit("/admin/courts/京0198/self-service", Map.of("open", "true")).expecting(302);
    }

    /** As the first administrator of an installation is. */
    private void ofAllCourts(String who) {
        jdbc.sql(
                        "update account_role set role = 'ADMINISTRATOR' where account_id = (select id from account where username = ?)")
                .param(who)
                .update();
        jdbc.sql("delete from account_court where account_id = (select id from account where username = ?)")
                .param(who)
                .update();
    }

    private QuietBrowser.Answer submit(String action, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", administrator.token("/account"));
        return administrator.submit(action, form);
    }

    private QuietBrowser.Answer json(String method, String path, String body) {
        return administrator.send(method, path, JSON, body, Map.of("X-CSRF-TOKEN", administrator.token("/account")));
    }
}
