package org.lian.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.materials.CardPicture;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Role;
import org.lian.web.Filed;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody holds whose account is closed. */
@CourtTest
class ClosedAccountTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    private final String username = "closed-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void nobodyStays() {
        jdbc.sql("delete from power_request").update();
        jdbc.sql("update account set active = false where username = ?")
                .param(username)
                .update();
    }

    @Test
    @DisplayName("停用名下有任务的人：先说几项，勾选确认才停用；任务退回办理组，案件记录写明原因，工作量里不再有他")
    void tasksGoBack() {
        Hired.at(staff, accounts, username, "demo-" + username, "要走的", Set.of(Role.CLERK), Set.of("京0199"));
        var filed = claimed();
        var administrator = QuietBrowser.as(port, "admin1");
        var page = "/admin/staff/" + username;

        assertThat(administrator.get(page).text()).contains("名下还有 1 项任务");
        assertThat(close(administrator, Map.of("active", "false"))
                        .expecting(409)
                        .text())
                .contains("1 项任务", "勾选");
        assertThat(holder(filed)).isEqualTo(username);

        close(administrator, Map.of("active", "false", "handBack", "true")).expecting(302);

        assertThat(administrator.get(page).text()).contains("已停用", "任务已退回办理组");
        assertThat(holder(filed)).isEmpty();
        assertThat(said(filed)).isEqualTo("admin1");
        assertThat(QuietBrowser.as(port, "supervisor1").get("/staff/board").text())
                .doesNotContain("data-holder=\"" + username);
    }

    @Test
    @DisplayName("停用手里有窗口草稿的人：写明有几件，同事当天就能接着录入")
    void draftsOfTheWindowGoOn() {
        Hired.at(staff, accounts, username, "demo-" + username, "要走的", Set.of(Role.CLERK), Set.of("京0199"));
        var clerk = QuietBrowser.as(port, username);
        var draft = clerk.submit(
                        "/staff/window",
                        Map.of(
                                "_csrf", clerk.token("/staff/window"),
                                "name", "周等着",
                                "idType", "RESIDENT_ID",
                                "idNumber", CardPicture.numberOfNobody(),
                                "noPhone", "true",
                                "track", "CIVIL",
                                "court", "京0199"))
                .header("location")
                .replaceAll(".*/", "/staff/window/");
        var colleague = QuietBrowser.as(port, "clerk2");
        colleague.get(draft).expecting(404);
        var administrator = QuietBrowser.as(port, "admin1");
        assertThat(administrator.get("/admin/staff/" + username).text()).contains("窗口录入、没有提交的草稿 1 件");

        close(administrator, Map.of("active", "false")).expecting(302);

        assertThat(administrator.get("/admin/staff/" + username).text()).contains("窗口录入、没有提交的草稿 1 件，本人在场的，由同事接着录入");
        colleague
                .submit(draft, Map.of("_csrf", colleague.token("/staff/window")))
                .expecting(302);
        assertThat(colleague.get(draft).expecting(200).text()).contains("录入本人说的");
    }

    @Test
    @DisplayName("停用要第二人确认的：确认的时候任务才退回")
    void onlyWhenConfirmed() {
        Hired.at(staff, accounts, username, "demo-" + username, "要走的庭长", Set.of(Role.CLERK), Set.of("京0199"));
        jdbc.sql(
                        "update account_role set role = 'SUPERVISOR' where account_id = (select id from account where username = ?)")
                .param(username)
                .update();
        var filed = claimed();
        close(QuietBrowser.as(port, "admin1"), Map.of("active", "false", "handBack", "true"))
                .expecting(302);
        assertThat(holder(filed)).isEqualTo(username);

        var president = QuietBrowser.as(port, "president1");
        var wish = jdbc.sql("""
                        select r.id::text from power_request r join account a on a.id = r.account_id
                        where r.answer is null and a.username = ?""").param(username).query(String.class).single();
        president
                .submit(
                        "/staff/powers",
                        Map.of("wish", wish, "answer", "CONFIRM", "_csrf", president.token("/staff/powers")))
                .expecting(302);

        assertThat(holder(filed)).isEmpty();
        assertThat(said(filed)).isEqualTo("president1");
    }

    private Filed claimed() {
        var filed = Filed.submitted(port);
        CourtClient.as(port, username)
                .post("/api/v1/tasks/" + filed.task() + "/claim", Map.of())
                .expecting(200);
        return filed;
    }

    private QuietBrowser.Answer close(QuietBrowser administrator, Map<String, String> fields) {
        var page = "/admin/staff/" + username;
        var form = new HashMap<>(fields);
        form.put("_csrf", administrator.token(page));
        return administrator.submit(page + "/activation", form);
    }

    private String holder(Filed filed) {
        return jdbc.sql("select coalesce(assignee_, '') from act_ru_task where id_ = ?")
                .param(filed.task())
                .query(String.class)
                .single();
    }

    /** Who gave it back, as the record of the case says. */
    private String said(Filed filed) {
        return jdbc.sql("""
                        select a.username from journal_leaf l join account a on a.id = l.actor_id
                        where l.filing_id = ?::uuid and l.kind = 'TASK_RELEASED' and l.text like '%账号停用%'""").param(filed.filing()).query(String.class).single();
    }
}
