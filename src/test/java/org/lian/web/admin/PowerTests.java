package org.lian.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 庭长, 院长 and 管理员 are given by two people. */
@CourtTest
class PowerTests {
    private static final String POWERS = "/staff/powers";
    private static final String PASSWORD = "one of my own 2026";
    private static final Pattern WISH = Pattern.compile("name=\"wish\" value=\"([0-9a-f-]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    private final String username = "power-" + UUID.randomUUID().toString().substring(0, 8);
    private final String page = "/admin/staff/" + username;
    private QuietBrowser administrator;
    private QuietBrowser president;

    @BeforeEach
    void aClerk() {
        // Other tests of this court ask for power as well.
        jdbc.sql("delete from power_request").update();
        Hired.at(staff, accounts, username, PASSWORD, "要当庭长的", Set.of(Role.CLERK), Set.of("京0199"));
        administrator = QuietBrowser.as(port, "admin1");
        president = QuietBrowser.as(port, "president1");
    }

    @AfterEach
    void nothingWaitsAndNobodyStays() {
        jdbc.sql("delete from power_request").update();
        staff.activate(accounts.actorOf("admin1"), username, false);
    }

    @Test
    @DisplayName("给庭长：院长确认以前什么都没有变，页面都写着在等谁；提出的人不能自己确认；确认以后生效，两个人的名字都留痕")
    void twoPeopleGivePower() {
        askFor("SUPERVISOR");

        assertThat(administrator.get(page).text()).contains("已提出，等另一名管理员或者院长确认以后生效", "等待确认：<b>庭长</b>", "admin1");
        assertThat(administrator.get("/admin/staff?q=" + username).text()).contains("岗位待确认");
        assertThat(roles()).containsExactly("CLERK");
        assertThat(administrator
                        .get("/api/v1/admin/staff/" + username)
                        .json()
                        .at("/awaiting/0")
                        .asText())
                .isEqualTo("SUPERVISOR");
        var clerk = QuietBrowser.as(port, username, PASSWORD);
        clerk.get("/staff/board").expecting(403);
        assertThat(answer(administrator, "CONFIRM").expecting(403).text()).contains("提出的人不能自己确认");
        assertThat(roles()).containsExactly("CLERK");

        assertThat(president.get("/staff").text()).contains("有 1 人的岗位等您确认");
        assertThat(president.get(POWERS).text()).contains("要当庭长的", "庭长", "admin1");
        answer(president, "CONFIRM").expecting(302);

        assertThat(president.get(POWERS).text()).contains("已确认：要当庭长的 的岗位 庭长", "现在没有等待确认的岗位");
        assertThat(roles()).containsExactly("SUPERVISOR");
        clerk.get("/staff/board").expecting(200);
        assertThat(jdbc.sql("""
                        select l.kind || ' ' || a.username from journal_leaf l join account a on a.id = l.actor_id
                        where l.kind like 'POWER%' and l.text like ? order by l.id""").param("%" + username + "%").query(String.class).list())
                .containsExactly("POWER_ASKED admin1", "POWER_CONFIRM president1");
        assertThat(jdbc.sql("select text from journal_leaf where kind = 'POWER_CONFIRM' and text like ?")
                        .param("%" + username + "%")
                        .query(String.class)
                        .single())
                .contains("admin1");
    }

    @Test
    @DisplayName("不同意、撤回：什么都没有变；撤回只有提出的人可以；已经办理的再办，说已经有人办理")
    void declinedAndTakenBack() {
        askFor("SUPERVISOR");
        assertThat(answer(president, "TAKE_BACK").expecting(403).text()).contains("只有提出的人可以撤回");
        answer(president, "DECLINE").expecting(302);
        assertThat(roles()).containsExactly("CLERK");

        askFor("SUPERVISOR");
        var wish = wish(administrator);
        answer(administrator, "TAKE_BACK").expecting(302);
        assertThat(administrator.get(page).text()).doesNotContain("等待确认");
        assertThat(submit(president, POWERS, Map.of("wish", wish, "answer", "CONFIRM"))
                        .expecting(404)
                        .text())
                .contains("可能已经有人办理");
        assertThat(roles()).containsExactly("CLERK");
    }

    @Test
    @DisplayName("再次保存岗位，代替等待的那一项；外院的院长不能确认；新开的账号确认以前没有岗位")
    void theLaterChoiceCounts() {
        askFor("SUPERVISOR");
        administrator
                .submit(
                        page + "/duties",
                        Map.of("roles", "JUDGE", "courts", "京0199", "_csrf", administrator.token(page)))
                .expecting(302);
        assertThat(roles()).containsExactly("JUDGE");
        assertThat(president.get(POWERS).text()).contains("现在没有等待确认的岗位");

        var newcomer = username + "-b";
        administrator
                .submit(
                        "/admin/staff",
                        Map.of(
                                "username", newcomer,
                                "displayName", "新庭长",
                                "password", "given at the desk",
                                "roles", "SUPERVISOR",
                                "courts", "京0199",
                                "_csrf", administrator.token("/admin/staff")))
                .expecting(302);
        assertThat(staff.find(newcomer).orElseThrow().roles()).isEmpty();
        answer(president, "CONFIRM").expecting(302);
        assertThat(staff.find(newcomer).orElseThrow().roles()).containsExactly(Role.SUPERVISOR);
        staff.activate(accounts.actorOf("admin1"), newcomer, false);
    }

    @Test
    @DisplayName("另一名管理员也可以确认；新的管理员由院长确认；不能确认给自己的岗位；别的法院的，那里没有院长就由别的管理员")
    void anotherAdministrator() {
        assign(username, "ADMINISTRATOR", "");
        answer(president, "CONFIRM").expecting(302);
        var second = QuietBrowser.as(port, username, PASSWORD);
        second.get("/admin/staff").expecting(200);

        var other = username + "-c";
        Hired.at(staff, accounts, other, PASSWORD, "外院的", Set.of(Role.CLERK), Set.of("京0198"));
        assign(other, "SUPERVISOR", "京0198");
        assertThat(answer(president, "CONFIRM").expecting(403).text()).contains("别的法院的岗位不由您确认");
        answer(second, "CONFIRM").expecting(302);
        assertThat(staff.find(other).orElseThrow().roles()).containsExactly(Role.SUPERVISOR);
        staff.activate(accounts.actorOf("admin1"), other, false);
    }

    @Test
    @DisplayName("没有第二个人可以确认的：提出即生效，页面写明，日志留痕；有了院长的法院，加给庭长这个法院也要确认")
    void nobodyElseIsThere() {
        assign(username, "SUPERVISOR", "京0198");
        assertThat(roles()).containsExactly("SUPERVISOR");
        assertThat(administrator.get(POWERS).text()).contains("没有第二个人可以确认的法院，提出即生效，记入日志");
        assertThat(jdbc.sql("select count(*) from journal_leaf where kind = 'POWER_GIVEN_ALONE' and text like ?")
                        .param("%" + username + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        assign(username, "SUPERVISOR", "京0199");
        assertThat(staff.find(username).orElseThrow().courts())
                .extracting(court -> court.value())
                .containsExactly("京0198");
        assertThat(president.get(POWERS).text()).contains("京0199");
    }

    private List<String> roles() {
        return staff.find(username).orElseThrow().roles().stream()
                .map(Role::name)
                .toList();
    }

    private void askFor(String role) {
        assign(username, role, "京0199");
    }

    private void assign(String who, String role, String court) {
        var member = "/admin/staff/" + who;
        administrator
                .submit(
                        member + "/duties",
                        Map.of("roles", role, "courts", court, "_csrf", administrator.token(member)))
                .expecting(302);
    }

    private QuietBrowser.Answer answer(QuietBrowser who, String answer) {
        return submit(who, POWERS, Map.of("wish", wish(administrator), "answer", answer));
    }

    /** The one wish that waits, from the page of the administrator who asked. */
    private static String wish(QuietBrowser asker) {
        var found = WISH.matcher(asker.get(POWERS).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static QuietBrowser.Answer submit(QuietBrowser who, String action, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", who.token("/account"));
        return who.submit(action, form);
    }
}
