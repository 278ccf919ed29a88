package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 少见的状态变化: each is walked once, with the statuses between. */
class RareMovesStoryTests extends CourtInTime {
    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("申请撤诉以后款到：先移送，再裁定准许撤诉")
    void paidWhileTheRequestWaits() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var order = court.order(filing, "WECHAT");
        askToWithdraw(court, filing);
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                        .status())
                .isEqualTo(202);
        court.waitsAt(filing, "TRANSFERRED");

        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));

        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
    }

    @Test
    @DisplayName("申请撤诉还没有裁定，交费期满：签发按撤诉处理的，直接到按撤诉处理")
    void unpaidWhileTheRequestWaits() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        askToWithdraw(court, filing);
        overdue(filing);
        var ended = time.at("2026-10-22T00:00:30");
        assertThat(ended.filing(filing).get("status").asText()).isEqualTo("WITHDRAWAL_PENDING");

        ended.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));

        ended.waitsAt(filing, "DEEMED_WITHDRAWN");
    }

    @Test
    @DisplayName("逾期以后申请撤诉又不准许：回到待交费；法官仍可以签发按撤诉处理")
    void deniedAfterThePeriod() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var late = time.at("2026-10-20T00:00:30");
        late.waitsAt(filing, "FEE_OVERDUE");
        askToWithdraw(late, filing);
        var ended = time.at("2026-10-22T00:00:30");
        ended.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "REFUSE", "reason", "可能损害他人权益"));
        ended.waitsAt(filing, "FEE_DUE");

        ended.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));

        ended.waitsAt(filing, "DEEMED_WITHDRAWN");
    }

    @Test
    @DisplayName("早先版本的案件，申请撤诉以后才确认诉讼费、停在待交费的：期内、逾期都可以裁定准许撤诉")
    void leftByAnEarlierRelease() {
        var court = time.at("2026-10-12T09:00");
        var due = asAnEarlierReleaseLeftIt(court);
        var late = asAnEarlierReleaseLeftIt(court);

        court.decideAs("judge1", due, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(due, "WITHDRAWAL_GRANTED");

        var after = time.at("2026-10-20T00:00:30");
        after.waitsAt(late, "FEE_OVERDUE");
        after.decideAs("judge1", late, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        after.waitsAt(late, "WITHDRAWAL_GRANTED");
    }

    @Test
    @DisplayName("释明还没有答复、答复期限也没有触发，审查期限先届满：照样先行立案")
    void registeredWhileAnAdviceWaits() {
        var court = time.at("2026-10-12T09:00");
        var filing = adviceWithoutItsTimer(court);

        var ended = time.at("2026-10-20T00:00:30");

        assertThat(ended.waitsAt(filing, "REGISTERED").get("registeredByClock").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("同样的情形涉及第十条的：庭长提出、法官签发，从已释明待答复到不予受理")
    void refusedWhileAnAdviceWaits() {
        var court = time.at("2026-10-12T09:00");
        var filing = adviceWithoutItsTimer(court);
        court.clerk
                .post(
                        "/api/v1/filings/" + filing + "/sensitivity",
                        Map.of("sensitive", true, "reason", "属于登记立案规定第十条的情形"))
                .expecting(204);
        var ended = time.at("2026-10-20T00:00:30");
        ended.decideAs(
                "supervisor1",
                filing,
                "DECIDE_AT_EXPIRY",
                Map.of("decision", "REFUSE", "ground", "SENSITIVE", "reason", "属于第十条情形", "basis", "登记立案规定第十条"));
        assertThat(ended.filing(filing).get("status").asText()).isEqualTo("ADVISED");

        ended.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));

        ended.waitsAt(filing, "REFUSED");
    }

    private static void askToWithdraw(Stories court, String filing) {
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        court.waitsAt(filing, "WITHDRAWAL_PENDING");
    }

    /** The period to pay is over, and the bank's day runs. */
    private void overdue(String filing) {
        time.at("2026-10-20T00:00:30");
        until(() -> assertThat(runtime.createExecutionQuery()
                        .processDefinitionKey("fee-payment")
                        .processInstanceBusinessKey(filing)
                        .activityId("Gateway_AwaitBank")
                        .count())
                .isEqualTo(1));
    }

    /** That release put a filing whose fee was confirmed at FEE_DUE, whatever waited beside it. */
    private String asAnEarlierReleaseLeftIt(Stories court) {
        var filing = court.owing();
        askToWithdraw(court, filing);
        jdbc.sql("update filing set status = 'FEE_DUE' where id = ?")
                .param(UUID.fromString(filing))
                .update();
        return filing;
    }

    /** A job that fails until it is given up looks like this one, which is held. */
    private String adviceWithoutItsTimer(Stories court) {
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "ARBITRATION",
                        "reason", "双方有书面仲裁协议",
                        "basis", "民事诉讼法第一百二十七条"));
        court.waitsAt(filing, "ADVISED");
        var flow = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing, "filing")
                .singleResult();
        var timer = management
                .createJobQuery()
                .processInstanceId(flow.getId())
                .activityId("CatchEvent_AdviceUnanswered")
                .singleResult();
        management.suspendJobById(timer.getId());
        return filing;
    }
}
