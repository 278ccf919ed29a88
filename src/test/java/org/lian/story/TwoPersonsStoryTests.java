package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.lian.identity.Powers;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 两个人: two accounts that one administrator has just opened may be one person, and do not decide what takes two. */
@CourtTest
class TwoPersonsStoryTests {
    private static final String COURT = "京0199";
    private static final String NOT_TWO = "不算两个人";

    @LocalServerPort
    int port;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    Powers powers;

    @Autowired
    JdbcClient jdbc;

    private final String name = "two-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID move = UUID.randomUUID();
    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    /** Others count who is there to be given a task, and which move is open. */
    @AfterEach
    void nobodyStays() {
        jdbc.sql("update account set active = false where username like ?")
                .param(name + "%")
                .update();
        jdbc.sql("delete from diagram_move where id = ?").param(move).update();
    }

    @Test
    @DisplayName("裁定：和提出建议的人同一名管理员 30 天内开设的，不能签发；别的法官可以；满 30 天的也可以")
    void rulings() {
        var clerk = hired("c", Role.CLERK);
        var judge = hired("j", Role.JUDGE);
        var filing = court.submitted();
        decide(
                clerk,
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        var task = court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");

        assertThat(claim(as(judge), task).expecting(403).text()).contains(NOT_TWO, "提出不予受理建议的人", "请由另一名法官签发");
        claim(court.as("judge1"), task).expecting(200);
        court.as("judge1").post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(204);

        jdbc.sql(
                        "update account set created_at = created_at - interval '31 days', given_at = null where username like ?")
                .param(name + "%")
                .update();
        claim(as(judge), task).expecting(200);
    }

    @Test
    @DisplayName("退费：和提出的人同一名管理员 30 天内开设的，不能核定，别的法官可以")
    void refunds() {
        var head = name + "-h";
        Hired.head(staff, accounts, powers, head, "demo-" + head, "新来的庭长", Set.of(Role.SUPERVISOR), Set.of(COURT));
        var judge = hired("j", Role.JUDGE);
        var trade = "TWO" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("""
                        insert into payment_receipt (gateway, trade_no, order_no, amount_fen, paid_at, recorded_at, state,
                                                     reason)
                        select 'sandbox', ?, 'nobody', 700, created_at, created_at, 'UNEXPECTED', 'UNKNOWN_ORDER'
                        from account limit 1""").param(trade).update();
        var asking = QuietBrowser.as(port, head);
        asking.submit(
                        "/staff/money/refunds",
                        Map.of("_csrf", asking.token("/staff"), "gateway", "sandbox", "tradeNo", trade))
                .expecting(302);
        var task = jdbc.sql("""
                        select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        join refund r on r.id::text = e.business_key_ where r.trade_no = ?""").param(trade).query(String.class).single();

        claim(as(judge), task).expecting(200);
        assertThat(as(judge)
                        .post("/api/v1/tasks/" + task + "/completion", Map.of("approved", true))
                        .expecting(409)
                        .text())
                .contains(NOT_TWO, "提出退费的人");
        as(judge).post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(204);
        claim(court.as("judge1"), task).expecting(200);
        court.as("judge1")
                .post("/api/v1/tasks/" + task + "/completion", Map.of("approved", false, "reason", "已查明付款人"))
                .expecting(204);
    }

    @Test
    @DisplayName("规则：和起草的人同一名管理员 30 天内开设的，不能批准，也不能退回；别的规则维护人员可以")
    void rules() throws IOException {
        var author = as(hired("a", Role.ANALYST));
        var second = as(hired("b", Role.ANALYST));
        var draft = author.post(
                        "/api/v1/rules/case-type-eligibility/drafts",
                        Map.of(
                                "xml", Files.readString(Path.of("decisions/case-type-eligibility.dmn")),
                                "reason", "核对一遍",
                                "legalBasis", "民事诉讼法第一百二十二条"))
                .expecting(201)
                .get("id");
        var path = "/api/v1/rule-drafts/" + draft;
        author.post(path + "/approval-requests", Map.of()).expecting(201);

        for (var verdict : List.of("APPROVE", "RETURN")) {
            assertThat(second.post(path + "/approvals", Map.of("decision", verdict, "comment", "看过"))
                            .expecting(403)
                            .text())
                    .contains(NOT_TWO, "修改过这份草稿的人");
        }
        court.as("analyst2")
                .post(path + "/approvals", Map.of("decision", "RETURN", "comment", "没有改动"))
                .expecting(201);
    }

    @Test
    @DisplayName("迁移在办案件：和准备的人同一名管理员 30 天内开设的，不能开始；别的规则维护人员不因此受阻")
    void moves() {
        var planner = hired("a", Role.ANALYST);
        var second = hired("b", Role.ANALYST);
        jdbc.sql("""
                        insert into diagram_move (id, rule, from_version, to_version, renamed, state, planners, planned_at)
                        select ?, key_, max(version_), max(version_), '{}', 'TRIED', array[?], now()
                        from act_re_procdef where key_ = 'complaint' group by key_""").params(move, planner).update();

        var offered = "/workbench/moves/" + move + "/start";
        assertThat(QuietBrowser.as(port, second).get("/workbench/moves/" + move).text())
                .doesNotContain(offered)
                .contains("等待另一名规则维护人员");
        assertThat(QuietBrowser.as(port, "analyst2")
                        .get("/workbench/moves/" + move)
                        .text())
                .contains(offered);
        assertThat(started(second)).contains(NOT_TWO, "准备这次迁移的人");
        assertThat(started("analyst2")).doesNotContain(NOT_TWO).contains("没有一件可以迁移");
    }

    private String started(String analyst) {
        var browser = QuietBrowser.as(port, analyst);
        var page = "/workbench/moves/" + move;
        browser.submit(page + "/start", Map.of("_csrf", browser.token(page))).expecting(302);
        return browser.get(page).expecting(200).text();
    }

    private String hired(String suffix, Role office) {
        var username = name + "-" + suffix;
        Hired.at(staff, accounts, username, "demo-" + username, "新来的", Set.of(office), Set.of(COURT));
        return username;
    }

    private CourtClient as(String username) {
        return CourtClient.as(port, username);
    }

    private void decide(String username, String filing, String kind, Map<String, Object> completion) {
        court.decideAs(username, filing, kind, completion);
    }

    private static CourtClient.Answer claim(CourtClient person, String task) {
        return person.post("/api/v1/tasks/" + task + "/claim", Map.of());
    }
}
