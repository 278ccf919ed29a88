package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.FilingStatus;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 诉讼费复核 (诉讼费用交纳办法 43): a sum is checked by the court, a decision by its president. */
class FeeReviewStoryTests extends CourtInTime {
    private static final String DECISION = "FEE_REVIEW_DECISION";

    @Autowired
    Refunds refunds;

    @Test
    @DisplayName("没有收到交费通知或者缓减免决定以前，没有可以复核的；没有写明种类和理由的，说明缺什么；正在复核的，不收第二件")
    void whenItMayBeAsked() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        assertThat(ask(court, filing, "CALCULATION", "太多")
                        .expecting(409)
                        .body()
                        .get("basis")
                        .asText())
                .contains("第四十三条");
        feeDue(court, filing);

        assertThat(court.say(filing, "fee-reviews", Map.of("reason", "太多"))
                        .expecting(422)
                        .text())
                .contains("review");
        assertThat(court.say(filing, "fee-reviews", Map.of("review", "DECISION"))
                        .expecting(422)
                        .text())
                .contains("写明哪里不对");
        assertThat(CasePapers.page(court, "/filings/" + filing)).contains("/filings/" + filing + "/fee-review");
        assertThat(CasePapers.page(court, "/filings/" + filing + "/fee-review")).contains("觉得算错了", "院长复核", "交费的期限照常计算");
        ask(court, filing, "CALCULATION", "本金只有五万").expecting(201);
        ask(court, filing, "DECISION", "再来一次").expecting(409);
        assertThat(CasePapers.page(court, "/filings/" + filing)).doesNotContain("/filings/" + filing + "/fee-review");
    }

    @Test
    @DisplayName("计算确有错误、还没有交的：更正事实，重新计算、确认、通知，交费期限从新的通知起算，原来的通知不再作数")
    void correctedBeforePayment() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        ask(court, filing, "CALCULATION", "本金只有五万").expecting(201);
        assertThat(court.taskFor(court.as("judge1"), filing, "CHECK_FEE")).isNotNull();

        court.decideAs(
                "judge1",
                filing,
                "CHECK_FEE",
                Map.of("decision", "CHANGE", "confirmed", Map.of("claimAmountFen", 5_000_000), "reason", "借条写明本金五万元。"));

        assertThat(court.waitsAt(filing, "REGISTERED").has("dueAt")).isFalse();
        assertThat(CasePapers.printed(court, filing, DECISION))
                .contains("诉讼费用的计算", "借条写明本金五万元", "更正诉讼费用的计算", "不再作数", "不能单独就本决定上诉");
        court = time.at("2026-10-14T09:00");
        court.confirmFee(filing, 105_000);
        var due = court.waitsAt(filing, "FEE_DUE");
        assertThat(due.get("fee").get("totalFen").asLong()).isEqualTo(105_000);
        assertThat(due.get("dueAt").asText()).isEqualTo("2026-10-22T00:00:00+08:00");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("交费期满以后才复核改变的：不再按撤诉处理，重新确认、通知")
    void correctedWhenOverdue() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        ask(court, filing, "CALCULATION", "本金只有五万").expecting(201);
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "FEE_OVERDUE");

        court.decideAs(
                "judge1",
                filing,
                "CHECK_FEE",
                Map.of("decision", "CHANGE", "confirmed", Map.of("claimAmountFen", 5_000_000), "reason", "本金五万元。"));

        court.waitsAt(filing, "REGISTERED");
        court.confirmFee(filing, 105_000);
        court.waitsAt(filing, "FEE_DUE");
    }

    @Test
    @DisplayName("没有错误的，维持：写明理由，决定书送达，交费期限照常；没有更正任何事项的，不能写更正")
    void upheld() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var before =
                court.zhangsan.get("/api/v1/filings/" + filing).expecting(200).get("dueAt");
        ask(court, filing, "CALCULATION", "太多").expecting(201);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "CHECK_FEE");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "CHANGE", "reason", "算错了"))
                        .expecting(422)
                        .text())
                .contains("没有要更正的");

        judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "KEEP", "reason", "按十万元计算，没有错误。"))
                .expecting(204);

        until(() -> assertThat(CasePapers.kinds(court, filing)).contains(DECISION));
        assertThat(CasePapers.printed(court, filing, DECISION)).contains("维持原来的计算", "按十万元计算", "仍按交纳诉讼费用通知书的期限");
        var now = court.waitsAt(filing, "FEE_DUE");
        assertThat(now.get("dueAt").asText()).isEqualTo(before);
        assertThat(CasePapers.page(court, "/filings/" + filing))
                .contains("复核：维持原来的诉讼费", "/filings/" + filing + "/fee-review");
    }

    @Test
    @DisplayName("已经交清的：更正以后多交的退还")
    void correctedAfterPayment() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        ask(court, filing, "CALCULATION", "本金只有五万").expecting(201);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "CHECK_FEE");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        judge.post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of(
                                "decision",
                                "CHANGE",
                                "confirmed",
                                Map.of("claimAmountFen", 5_000_000),
                                "reason",
                                "本金五万。"))
                .expecting(204);

        until(() -> assertThat(refunds.of(FilingId.of(filing))).singleElement().satisfies(refund -> {
            assertThat(refund.amountFen()).isEqualTo(125_000);
            assertThat(refund.reason()).isEqualTo(Refund.Reason.REDUCED);
            assertThat(refund.basis()).contains("第四十三条");
        }));
        until(() -> assertThat(CasePapers.printed(court, filing, DECISION)).contains("1,050.00", "多交的部分退还"));
        court.waitsAt(filing, FilingStatus.TRANSFERRED.name());
    }

    @Test
    @DisplayName("已经交清的：更正以后少交的，通知补交")
    void correctedToMore() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        ask(court, filing, "CALCULATION", "本金是二十万，少算了").expecting(201);

        court.decideAs(
                "judge1",
                filing,
                "CHECK_FEE",
                Map.of("decision", "CHANGE", "confirmed", Map.of("claimAmountFen", 20_000_000), "reason", "本金二十万元。"));

        until(() -> assertThat(court.filing(filing).at("/feeSupplement/fen").asLong())
                .isEqualTo(200_000));
        assertThat(CasePapers.printed(court, filing, DECISION)).contains("4,300.00", "少交的部分补交");
    }

    @Test
    @DisplayName("对决定不服的，由院长复核：别人不能认领；院长准予免交的，不再交费，直接移送")
    void theChiefGrantsWhatWasRefused() {
        var court = time.at("2026-10-12T09:00");
        var filing = refusedRelief(court);
        ask(court, filing, "DECISION", "我领低保").expecting(201);
        var president = court.as("president1");
        var task = court.taskFor(president, filing, "REVIEW_FEE_DECISION");
        assertThat(court.as("supervisor1")
                        .post("/api/v1/tasks/" + task + "/claim", Map.of())
                        .status())
                .isIn(403, 404);
        assertThat(court.as("judge1")
                        .post("/api/v1/tasks/" + task + "/claim", Map.of())
                        .status())
                .isIn(403, 404);

        president.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        president
                .post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of("decision", "CHANGE", "ground", "EXEMPTION_SUBSISTENCE", "reason", "申请人提交了低保证明。"))
                .expecting(204);

        var ended = court.waitsAt(filing, "TRANSFERRED");
        assertThat(ended.get("relief").get("state").asText()).isEqualTo("EXEMPTED");
        assertThat(CasePapers.printed(court, filing, DECISION)).contains("本院关于诉讼费用的决定", "本院院长复核", "准予免交诉讼费");
    }

    @Test
    @DisplayName("核对和复核的任务在办理列表里，谁能办谁看得到，带着件数：法官的核对、院长的复核；院长打开办理列表就是它")
    void theyLieInAListOfTheDesk() {
        var court = time.at("2026-10-12T09:00");
        var owing = court.owing();
        ask(court, owing, "CALCULATION", "本金只有五万").expecting(201);
        var check = court.taskFor(court.as("judge1"), owing, "CHECK_FEE");
        var refused = refusedRelief(court);
        ask(court, refused, "DECISION", "我领低保").expecting(201);
        var review = court.taskFor(court.as("president1"), refused, "REVIEW_FEE_DECISION");

        assertThat(desk("judge1", "?list=FEE_REVIEWS"))
                .contains("待核对、复核诉讼费", "/staff/tasks/" + check)
                .doesNotContain("/staff/tasks/" + review);
        assertThat(desk("president1", ""))
                .contains("待核对、复核诉讼费", "/staff/tasks/" + review)
                .doesNotContain("/staff/tasks/" + check);
        assertThat(desk("clerk1", "?list=FEE_REVIEWS")).contains("这个列表现在没有任务");
        assertThat(counts("judge1")).containsPattern("\"待核对、复核诉讼费\":[1-9]");
        assertThat(counts("president1")).containsPattern("\"待核对、复核诉讼费\":[1-9]");
        assertThat(counts("clerk1")).contains("\"待核对、复核诉讼费\":0");
    }

    private String desk(String username, String query) {
        return QuietBrowser.as(port, username)
                .get("/staff/desk" + query)
                .expecting(200)
                .text();
    }

    private String counts(String username) {
        return QuietBrowser.as(port, username)
                .get("/staff/counts")
                .expecting(200)
                .text();
    }

    @Test
    @DisplayName("院长维持的，交费期限照常；院长十五日内没有决定的，提请督办，不替院长决定")
    void theChiefUpholds() {
        var court = time.at("2026-10-12T09:00");
        var filing = refusedRelief(court);
        ask(court, filing, "DECISION", "没有考虑我的困难").expecting(201);
        var president = court.as("president1");
        var task = court.taskFor(president, filing, "REVIEW_FEE_DECISION");
        assertThat(president
                        .get("/api/v1/tasks/" + task)
                        .expecting(200)
                        .body()
                        .at("/task/dueAt")
                        .asText())
                .isEqualTo("2026-10-28T00:00:00+08:00");

        var late = time.at("2026-10-28T00:01");

        var supervisor = late.as("supervisor1");
        until(() -> assertThat(supervisor
                        .get("/api/v1/filings/" + filing + "/timeline")
                        .expecting(200)
                        .text())
                .contains("院长复核期限已届满"));
        late.decideAs("president1", filing, "REVIEW_FEE_DECISION", Map.of("decision", "KEEP", "reason", "没有提交困难证明。"));
        until(() -> assertThat(CasePapers.printed(late, filing, DECISION)).contains("维持原来的决定"));
    }

    private String refusedRelief(Stories court) {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.submit(filing).expecting(201);
        court.say(filing, "fee-relief", Map.of("kind", "REDUCTION", "ground", "收入不多"))
                .expecting(201);
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "REFUSE", "reason", "没有证明。"));
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private static void feeDue(Stories court, String filing) {
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
    }

    private static CourtClient.Answer ask(Stories court, String filing, String review, String reason) {
        return court.say(filing, "fee-reviews", Map.of("review", review, "reason", reason));
    }
}
