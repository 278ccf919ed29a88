package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.page;
import static org.lian.story.CourtClock.until;
import static org.lian.story.FeeBooks.kept;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 撤诉减半: page, ruling, ledger and refund say the same sum (办法 15, 民诉解释 206). */
class WithdrawalFeeStoryTests extends CourtInTime {
    private static final String DIVORCE = "02.02.014";

    @Autowired
    Inbox inbox;

    @Autowired
    Payments payments;

    @Autowired
    Refunds refunds;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("在法定幅度内确定的受理费，撤诉时减半的是确定的数额：页面、裁定书、退费、账目一致")
    void halfOfTheConfirmedBill() {
        var court = time.at("2026-10-12T09:00");
        var filing = owing(court, divorce(100_000_000L), 415_000);
        assertThat(withdrawalPage(court, filing)).contains("由您负担 <b>2,075.00</b> 元");
        withdrawnWhileTheMoneyIsOnItsWay(court, filing);

        grant(court, filing);

        assertThat(ruling(filing)).contains("案件受理费减半收取 2,075.00 元，由原告负担").doesNotContain(" 0.00");
        until(() -> assertThat(refunds.of(FilingId.of(filing))).singleElement().satisfies(refund -> {
            assertThat(refund.amountFen()).isEqualTo(207_500);
            assertThat(refund.reason()).isEqualTo(Refund.Reason.WITHDRAWN);
        }));
        court.decideAs("judge2", filing, "APPROVE_REFUND", Map.of("approved", true));
        until(() -> assertThat(kept(jdbc, filing)).isEqualTo(207_500));
    }

    @Test
    @DisplayName("幅度内还没有确定数额：不能先裁定准许撤诉，告知先确定；确定以后裁定写明它的一半")
    void theSumIsChosenBeforeTheRuling() {
        var court = time.at("2026-10-12T09:00");
        var filing = registered(court, divorce(null));
        assertThat(withdrawalPage(court, filing)).contains("案件受理费减半").doesNotContain("0.00");
        court.say(filing, "withdrawal", Map.of("reason", "已经和好")).expecting(201);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "RULE_ON_WITHDRAWAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "GRANT"))
                        .expecting(409)
                        .text())
                .contains("还没有确定数额", "确认诉讼费");

        court.decide(court.task(filing, "CONFIRM_FEE"), Map.of("confirmedFen", 30_000, "basis", "本省离婚案件每件三百元"));
        judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "GRANT"))
                .expecting(204);

        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(ruling(filing)).contains("案件受理费减半收取 150.00 元");
    }

    @Test
    @DisplayName("已经因小额、简易减半的，撤诉不再减：幅度内确定的也一样，多交的没有")
    void halvedOnlyOnce() {
        var court = time.at("2026-10-12T09:00");
        var total = owing(court, Stories.loanDraft(), "SMALL_CLAIMS", 115_000);
        var range = owing(court, divorce(null), "SIMPLIFIED", 12_500);
        assertThat(withdrawalPage(court, range)).contains("由您负担 <b>125.00</b> 元");
        withdrawnWhileTheMoneyIsOnItsWay(court, range);
        court.say(total, "withdrawal", Map.of("reason", "已经和解")).expecting(201);

        grant(court, total);
        grant(court, range);

        assertThat(ruling(total)).contains("减半收取 1,150.00 元").doesNotContain("575.00");
        assertThat(ruling(range)).contains("减半收取 125.00 元").doesNotContain("62.50");
        assertThat(refunds.of(FilingId.of(range))).isEmpty();
        assertThat(kept(jdbc, range)).isEqualTo(12_500);
    }

    @Test
    @DisplayName("希望适用小额、简易的，页面写全额，另写法院决定适用以后是多少")
    void aWishIsShownApart() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("procedure", "SMALL_CLAIMS");

        assertThat(page(court, "/filings/" + court.submitted(draft)))
                .contains("2,300.00</span> 元", "您希望适用小额诉讼程序：法院决定适用的，减半交纳，为 1,150.00 元");
        assertThat(page(court, "/filings/" + court.submitted())).doesNotContain("法院决定适用的");
    }

    @Test
    @DisplayName("申请费不减半：裁定书写明申请费，不写减半收取")
    void applicationFeesAreNeverHalved() {
        var court = time.at("2026-10-12T09:00");
        // 公示催告 that was filed as a suit: the number is given by hand, the fee is an application fee.
        var filing = court.submitted();
        court.decide(
                court.task(filing, "REVIEW"),
                Map.of(
                        "outcome", "REGISTER",
                        "confirmed", Map.of("causeCode", "11.46.459"),
                        "reason", "请求的是公示催告"));
        court.decideAs("clerk1", filing, "MANUAL_DECISION", ManualAnswers.completion(ManualAnswers.caseCode("民催")));
        court.confirmFee(filing, 10_000);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(withdrawalPage(court, filing)).contains("<b>100.00</b> 元不减").doesNotContain("由您负担");
        court.say(filing, "withdrawal", Map.of("reason", "票据已经找到")).expecting(201);

        grant(court, filing);

        assertThat(ruling(filing)).contains("申请费 100.00 元，不适用减半交纳").doesNotContain("减半收取");
    }

    private static Map<String, Object> divorce(Long property) {
        var draft = Stories.loanDraft();
        draft.put("causeCode", DIVORCE);
        draft.put("claims", "请求判令原告与被告离婚。");
        draft.remove("claimAmountFen");
        if (property != null) {
            draft.put("claimAmountFen", property);
        }
        return draft;
    }

    private static String registered(Stories court, Map<String, Object> draft) {
        var filing = court.submitted(draft);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        return filing;
    }

    private static String owing(Stories court, Map<String, Object> draft, long fen) {
        return owing(court, draft, "ORDINARY", fen);
    }

    private static String owing(Stories court, Map<String, Object> draft, String procedure, long fen) {
        var filing = court.submitted(draft);
        court.decide(
                court.task(filing, "REVIEW"),
                Map.of("outcome", "REGISTER", "confirmed", Map.of("procedure", procedure)));
        court.decide(court.task(filing, "CONFIRM_FEE"), Map.of("confirmedFen", fen, "basis", "本院确定的标准"));
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private void withdrawnWhileTheMoneyIsOnItsWay(Stories court, String filing) {
        var order = court.order(filing, "WECHAT");
        court.say(filing, "withdrawal", Map.of("reason", "已经和好")).expecting(201);
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                        .status())
                .isEqualTo(202);
        until(() -> assertThat(payments.of(FilingId.of(filing)))
                .extracting(Order::state)
                .containsExactly(PaymentState.SUCCEEDED));
    }

    private static void grant(Stories court, String filing) {
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
    }

    private static String withdrawalPage(Stories court, String filing) {
        return page(court, "/filings/" + filing + "/withdrawal");
    }

    private String ruling(String filing) {
        until(() -> assertThat(inbox.ofFiling(FilingId.of(filing)))
                .extracting(Message::document)
                .contains("WITHDRAWAL_RULING"));
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.document().equals("WITHDRAWAL_RULING"))
                .map(Message::text)
                .findFirst()
                .orElseThrow();
    }
}
