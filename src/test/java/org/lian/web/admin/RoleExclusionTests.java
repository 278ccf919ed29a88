package org.lian.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offices that one person must not hold together, or a rule of two persons would be one person's. */
@CourtTest
class RoleExclusionTests {
    private static final String LIST = "/admin/staff";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final String username = "roles-" + UUID.randomUUID().toString().substring(0, 8);
    private QuietBrowser administrator;

    @BeforeEach
    void administrator() {
        administrator = QuietBrowser.as(port, "admin1");
    }

    /** Others count who is there to mediate, to judge and to be given a task. */
    @AfterEach
    void nobodyStays() {
        jdbc.sql("update account set active = false where username = ?")
                .param(username)
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "ADMINISTRATOR, CLERK, 管理员, 立案窗口, 开设账号",
        "ADMINISTRATOR, JUDGE, 管理员, 立案法官, 开设账号",
        "ADMINISTRATOR, SUPERVISOR, 管理员, 庭长, 开设账号",
        "ADMINISTRATOR, PRESIDENT, 管理员, 院长, 开设账号",
        "ADMINISTRATOR, ANALYST, 管理员, 规则维护, 开设账号",
        "ANALYST, SUPERVISOR, 规则维护, 庭长, 审批",
        "CLERK, PRESIDENT, 立案窗口, 院长, 第四十三条",
        "JUDGE, PRESIDENT, 立案法官, 院长, 第四十三条",
        "SUPERVISOR, PRESIDENT, 庭长, 院长, 第四十三条",
        "CLERK, SUPERVISOR, 立案窗口, 庭长, 对账",
        "CLERK, JUDGE, 立案窗口, 立案法官, 提出和签发分开",
        "CLERK, ANALYST, 立案窗口, 规则维护, 定规则和用规则分开",
        "JUDGE, ANALYST, 立案法官, 规则维护, 定规则和用规则分开",
    })
    @DisplayName("互相监督的两个岗位不给一个账号：新开的不收，说出两个岗位和理由；账号没有开")
    void notTogether(String one, String other, String first, String second, String reason) {
        assertThat(add(one, other).expecting(422).text())
                .contains("“" + first + "”和“" + second + "”不能由一个账号兼任", reason, "请只留一个");
        assertThat(jdbc.sql("select count(*) from account where username = ?")
                        .param(username)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"JUDGE, SUPERVISOR", "JUDGE, DUTY", "SUPERVISOR, DUTY", "CLERK, MEDIATOR"})
    @DisplayName("不互相监督的岗位，一个账号可以兼任")
    void together(String one, String other) {
        add(one, other).expecting(302);
    }

    @Test
    @DisplayName("先前已经兼任的：照常登录办事，页面说明；岗位不改就改不了法院，取消一个就行；接口也一样；理由都写在页面上")
    void whoHasBothAlready() {
        add("JUDGE", "DUTY").expecting(302);
        jdbc.sql("insert into account_role (account_id, role) select id, 'PRESIDENT' from account where username = ?")
                .param(username)
                .update();
        var page = LIST + "/" + username;

        assertThat(administrator.get(page).text())
                .containsPattern("同时有“<span>立案法官</span>”和“<span>院长</span>”两个岗位")
                .contains("账号照常使用，下一次保存岗位时请取消其中一个", "不能由一个账号兼任的岗位");
        assertThat(administrator.get(LIST + "?q=" + username).text()).contains("岗位冲突");
        assertThat(assign("JUDGE", "DUTY", "PRESIDENT").expecting(422).text())
                .contains("“立案法官”和“院长”不能由一个账号兼任", "第四十三条");
        assertThat(administrator
                        .send(
                                "PUT",
                                "/api/v1/admin/staff/" + username,
                                "application/json",
                                "{\"courts\":[\"京0198\"]}",
                                Map.of("X-CSRF-TOKEN", administrator.token(LIST)))
                        .expecting(422)
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("ROLES_EXCLUDE");
        submit(page, page + "/phone", "phone=13800138077").expecting(302);

        assign("JUDGE", "DUTY").expecting(302);
        // Taking 院长 away is two people's as well.
        var president = QuietBrowser.as(port, "president1");
        president
                .submit(
                        "/staff/powers",
                        Map.of("wish", wish(), "answer", "CONFIRM", "_csrf", president.token("/staff/powers")))
                .expecting(302);
        assertThat(administrator.get(page).text()).doesNotContain("同时有“");
        assertThat(administrator.get(LIST + "?q=" + username).text()).doesNotContain("岗位冲突");
    }

    @Test
    @DisplayName("演示账号和登记的规则：没有一个演示账号兼任；每一对都有理由")
    void rows() {
        assertThat(jdbc.sql("""
                        select a.username from role_exclusion e
                        join account_role one on one.role = e.one
                        join account_role other on other.account_id = one.account_id and other.role = e.other
                        join account a on a.id = one.account_id where a.demo""").query(String.class).list()).isEmpty();
        assertThat(jdbc.sql("select reason from role_exclusion")
                        .query(String.class)
                        .list())
                .hasSize(13)
                .allMatch(reason -> reason.length() > 10);
    }

    private String wish() {
        return jdbc.sql("""
                        select r.id::text from power_request r join account a on a.id = r.account_id
                        where a.username = ? and r.answer is null""").param(username).query(String.class).single();
    }

    private QuietBrowser.Answer add(String... roles) {
        return submit(
                LIST,
                LIST,
                "username=" + username + "&displayName=兼任&password=given at the desk&courts=京0199" + chosen(roles));
    }

    private QuietBrowser.Answer assign(String... roles) {
        var page = LIST + "/" + username;
        return submit(page, page + "/duties", "courts=京0199" + chosen(roles));
    }

    private static String chosen(String... roles) {
        return List.of(roles).stream().map(role -> "&roles=" + role).collect(Collectors.joining());
    }

    private QuietBrowser.Answer submit(String page, String action, String form) {
        var encoded = List.of(form.split("&")).stream()
                .map(pair -> pair.split("=", 2))
                .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return administrator.send(
                "POST",
                action,
                "application/x-www-form-urlencoded",
                encoded + "&_csrf=" + URLEncoder.encode(administrator.token(page), StandardCharsets.UTF_8));
    }
}
