package org.lian.upgrade;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.lian.story.CourtClient;
import org.lian.story.Preserved;
import org.lian.story.Stories;

/**
 * The filings of the upgrade fixture: one in every wait of the flow, each brought there over the API. Waits that only
 * time brings are begun {@value #LONG_AGO} and {@value #A_WEEK_AGO} days before.
 */
final class EveryWait {
    static final int LONG_AGO = 20;
    static final int A_WEEK_AGO = 8;

    private static final Map<String, Object> REFUSE = Map.of(
            "outcome", "REFUSE",
            "ground", "NO_DIRECT_INTEREST",
            "reason", "原告与本案没有直接利害关系",
            "basis", "民事诉讼法第一百二十二条第一项");

    /** What a person answers where the table on payment knows no class of fee. */
    static final Map<String, Object> PAYABLE = Map.of(
            "dueNow", true,
            "deadlineKind", "PAYMENT",
            "onUnpaid", "DEEMED_WITHDRAWAL",
            "timing", "NOW",
            "basis", "诉讼费用交纳办法第二十二条");

    /** Where the filing waits → its id. */
    private final Map<String, String> filings;

    private final Stories court;
    private final LocalDate day;

    /** Goes on with the filings of the days before, in a court whose calendar shows {@code day}. */
    EveryWait(Stories court, LocalDate day, Map<String, String> filings) {
        this.court = court;
        this.day = day;
        this.filings = filings;
    }

    /** What must be older than the review's and the payment's period. */
    void longAgo() {
        filings.put("Task_DecideAtExpiry", sensitive());
        filings.put("Task_SignRefusalAtExpiry", sensitive());
        filings.put("Task_DecideDeferralAfterRegistration", deferring());
        filings.put("Task_SignDeemedWithdrawal", owing(Stories.loanDraft()));
        var paper = registered(paperDraft());
        served(paper);
        court.confirmFee(paper, 230_000);
        served(paper);
        court.waitsAt(paper, "FEE_DUE");
        filings.put("CallActivity_ServeDeemedWithdrawal", paper);
        var returned = corrected(paperDraft());
        served(returned);
        court.waitsAt(returned, "CORRECTION_REQUIRED");
        filings.put("CallActivity_ServeReturn", returned);
        var ended = corrected(Stories.loanDraft());
        court.waitsAt(ended, "CORRECTION_REQUIRED");
        filings.put("EndEvent_Returned", ended);
    }

    /** What the clock has brought meanwhile is decided; one more payment period begins, to end on the fixture's day. */
    void aWeekAgo() {
        court.decideAs(
                "supervisor1",
                filings.get("Task_SignRefusalAtExpiry"),
                "DECIDE_AT_EXPIRY",
                Map.of("decision", "REFUSE", "ground", "SENSITIVE", "reason", "属于第十条情形", "basis", "登记立案规定第十条"));
        filings.put("Gateway_AwaitBank", owing(Stories.loanDraft()));
    }

    void today() {
        court.decideAs(
                "judge1",
                filings.get("CallActivity_ServeDeemedWithdrawal"),
                "SIGN_DEEMED_WITHDRAWAL",
                Map.of("decision", "SIGN"));
        filings.put("Task_ReviewFiling", court.submitted());
        beforeTheRuling();
        mediating();
        afterRegistration();
        onPaper();
        besideTheFiling();
        preserving();
    }

    private void beforeTheRuling() {
        var deferral = deferring();
        court.register(deferral);
        filings.put("Task_DecideDeferral", deferral);
        filings.put("Task_SignRefusal", refusalProposed(Stories.loanDraft()));
        filings.put("Gateway_AwaitAdviceReply", advised(Stories.loanDraft()));
        filings.put("Task_ForwardFiling", forwarded(Stories.loanDraft()));
        var correction = corrected(Stories.loanDraft());
        court.waitsAt(correction, "CORRECTION_REQUIRED");
        filings.put("Gateway_AwaitCorrection", correction);
        var extension = corrected(Stories.loanDraft());
        court.waitsAt(extension, "CORRECTION_REQUIRED");
        court.say(extension, "extension", Map.of("reason", "等待银行出具流水")).expecting(201);
        filings.put("Task_DecideExtension", extension);
    }

    /** One in each step of the mediation. */
    private void mediating() {
        filings.put("Task_AppointMediator", mediated(0));
        filings.put("Task_ConfirmMediation", mediated(1));
        filings.put("Task_AskOtherSide", mediated(2));
        filings.put("Task_Mediate", mediated(3));
        filings.put("CallActivity_Mediate", mediated(3));
    }

    /** One in each step of a preservation; with the consent to electronic service its papers wait for nobody. */
    private void preserving() {
        filings.put("Task_RuleOnPreservation", Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY"));
        var dismissed = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        court.decideAs("judge1", dismissed, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        court.waitsAt(dismissed, "REFUSED");
        court.say(dismissed, "submissions", Map.of("kind", "RECONSIDERATION", "reason", "请重新看担保"))
                .expecting(201);
        filings.put("Task_DecideReconsideration", dismissed);
        var noticed = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        court.decideAs("judge1", noticed, "RULE_ON_PRESERVATION", Preserved.NOTICE);
        court.waitsAt(noticed, "CORRECTION_REQUIRED");
        filings.put("Gateway_AwaitPreservationAnswer", noticed);
        filings.put("CallActivity_DecidePreservationNumberManually", unclear(true));
        filings.put("CallActivity_DecidePreservationDismissalManually", unclear(false));
        filings.put("Task_RegisterPreservation", granted());
        var handing = granted();
        Preserved.executed(court, handing, day.toString(), day.plusYears(1).toString());
        court.task(handing, "PAPER_SERVICE");
        filings.put("Task_RegisterPaperService", handing);
        filings.put("Gateway_WhilePreserved", inForce());
        var matter = inForce();
        raised(matter);
        filings.put("Task_DecidePreservationMatter", matter);
        var released = inForce();
        raised(released);
        Preserved.decide(court, released, Preserved.RELEASE);
        court.task(released, "PAPER_SERVICE");
        filings.put("CallActivity_ServeReleaseOnRespondents", released);
    }

    /** Of no kind that a number is given to: a person says which. */
    private String unclear(boolean granted) {
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "UNKNOWN");
        if (granted) {
            Preserved.grant(court, filing);
        } else {
            court.decideAs("judge1", filing, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        }
        court.taskFor(court.as("judge1"), filing, "MANUAL_DECISION");
        return filing;
    }

    private String granted() {
        var filing = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        Preserved.grant(court, filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private String inForce() {
        return Preserved.inForce(
                court, "IN_SUIT", day.toString(), day.plusYears(1).toString());
    }

    private void raised(String filing) {
        court.say(filing, "preservation-matters", Map.of("matter", "RELEASE", "reason", "已经和解"))
                .expecting(201);
    }

    private String mediated(int steps) {
        var filing = court.submitted();
        court.say(filing, "mediation", Map.of("consents", true)).expecting(201);
        court.decideAs("clerk1", filing, "REVIEW", Map.of("outcome", "MEDIATE"));
        court.waitsAt(filing, "IN_MEDIATION");
        if (steps > 0) {
            court.decideAs("clerk1", filing, "APPOINT_MEDIATOR", Map.of("mediator", "mediator1"));
        }
        if (steps > 1) {
            court.decideAs("mediator1", filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        }
        if (steps > 2) {
            court.decideAs("mediator1", filing, "ASK_OTHER_SIDE", Map.of("decision", "GRANT", "reason", "电话联系，同意"));
        }
        return filing;
    }

    private void afterRegistration() {
        filings.put("Task_ConfirmFee", registered(Stories.loanDraft()));
        filings.put("Gateway_AwaitPayment", owing(Stories.loanDraft()));
        filings.put("Task_CheckFee", feeReviewed("CALCULATION", Stories.loanDraft()));
        filings.put("Task_ReviewFeeDecision", feeReviewed("DECISION", Stories.loanDraft()));
        filings.put("Task_ReviewLaterFiling", handedInLater());
        var incomplete = handedInLater();
        court.decideAs(
                "clerk1",
                incomplete,
                "REVIEW_LATER_FILING",
                Map.of("decision", "RETURN", "reason", "请写明理由", "days", 7));
        filings.put("Gateway_AwaitLaterFilingCorrection", incomplete);
        var withdrawal = owing(Stories.loanDraft());
        court.say(withdrawal, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);
        filings.put("Task_RuleOnWithdrawal", withdrawal);
        filings.put("CallActivity_DecideObligationManually", withoutFeeClass());
        var feeUnclear = withoutFeeClass();
        court.decide(
                court.task(feeUnclear, "MANUAL_DECISION"),
                Map.of("values", PAYABLE, "reason", "规则表没有这个案由", "basis", "诉讼费用交纳办法第二十二条"));
        court.task(feeUnclear, "MANUAL_DECISION");
        filings.put("CallActivity_DecideFeeManually", feeUnclear);
    }

    private String feeReviewed(String review, Map<String, Object> draft) {
        var filing = owing(draft);
        court.say(filing, "fee-reviews", Map.of("review", review, "reason", "算多了"))
                .expecting(201);
        return filing;
    }

    private String handedInLater() {
        var filing = court.submitted();
        court.say(
                        filing,
                        "submissions",
                        Map.of(
                                "kind",
                                "INCREASE_CLAIMS",
                                "reason",
                                "漏写了一笔",
                                "claimItems",
                                List.of(Map.of("text", "归还借款本金二十万元", "amountFen", 20_000_000))))
                .expecting(201);
        return filing;
    }

    /** A registered filing with a cause to which the tables give no class of fee. */
    private String withoutFeeClass() {
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.21.214");
        var filing = court.drafted(draft);
        court.insist(filing);
        court.register(filing);
        court.task(filing, "MANUAL_DECISION");
        return filing;
    }

    /** Each document that the flow serves, on paper, with its proof still to be registered. */
    private void onPaper() {
        filings.put("CallActivity_ServeAcceptance", registered(paperDraft()));
        var fee = registered(paperDraft());
        served(fee);
        court.confirmFee(fee, 230_000);
        filings.put("CallActivity_ServeFeeNotice", fee);
        filings.put("CallActivity_ServeCorrection", corrected(paperDraft()));
        filings.put("CallActivity_ServeAdvice", advised(paperDraft()));
        var refused = refusalProposed(paperDraft());
        court.decideAs("judge1", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        filings.put("CallActivity_ServeRefusal", refused);
        var forwarded = advised(paperDraft());
        served(forwarded);
        court.waitsAt(forwarded, "ADVISED");
        court.say(forwarded, "reply", Map.of("answer", "FORWARD")).expecting(201);
        court.decideAs("clerk1", forwarded, "FORWARDING", Map.of("decision", "ACCEPTED", "until", day.toString()));
        filings.put("CallActivity_ServeForwarding", forwarded);
        var withdrawn = registered(paperDraft());
        served(withdrawn);
        court.task(withdrawn, "CONFIRM_FEE");
        court.say(withdrawn, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);
        court.decideAs("judge1", withdrawn, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        filings.put("CallActivity_ServeWithdrawalRuling", withdrawn);
        for (var document : List.copyOf(filings.keySet())) {
            if (document.startsWith("CallActivity_Serve")) {
                court.task(filings.get(document), "PAPER_SERVICE");
            }
        }
    }

    /** A complaint, a refund to be approved and one that the channel has not answered. */
    private void besideTheFiling() {
        var complaint = court.submitted();
        court.say(complaint, "complaints", Map.of("text", "窗口要求提交规定以外的材料")).expecting(201);
        court.taskFor(court.as("supervisor1"), complaint, "ANSWER_COMPLAINT");
        filings.put("Task_AnswerComplaint", complaint);
        filings.put("Task_ApproveRefund", refundRequested());
        var asked = refundRequested();
        told(order(asked), "REFUND_NOTICE_LOST");
        court.decideAs("judge2", asked, "APPROVE_REFUND", Map.of("approved", true));
        filings.put("Gateway_AwaitRefund", asked);
    }

    /** Half of the fee goes back after a withdrawal that was granted while the money was on its way. */
    private String refundRequested() {
        var filing = owing(Stories.loanDraft());
        var order = court.zhangsan
                .post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"))
                .expecting(201)
                .get("orderNo");
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        told(order, "SUCCEED");
        paid(filing);
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.taskFor(court.as("judge2"), filing, "APPROVE_REFUND");
        return filing;
    }

    private void told(String order, String action) {
        CourtClient.anonymous(court.port())
                .post("/sandbox/cashier/" + order, Map.of("action", action))
                .expecting(202);
    }

    private void paid(String filing) {
        await().atMost(Duration.ofSeconds(30)).until(() -> court.zhangsan
                .get("/api/v1/filings/" + filing + "/payments")
                .expecting(200)
                .body()
                .get("items")
                .get(0)
                .get("state")
                .asText()
                .equals("SUCCEEDED"));
    }

    private String order(String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/payments")
                .expecting(200)
                .body()
                .get("items")
                .get(0)
                .get("orderNo")
                .asText();
    }

    private Map<String, Object> paperDraft() {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        return draft;
    }

    private String registered(Map<String, Object> draft) {
        var filing = court.submitted(draft);
        court.register(filing);
        court.waitsAt(filing, "REGISTERED");
        return filing;
    }

    private String owing(Map<String, Object> draft) {
        var filing = registered(draft);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private String deferring() {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline",
                                true,
                                "feeRelief",
                                Map.of("ground", "DEFERRAL_LEGAL_AID", "statement", "正在接受法律援助")))
                .expecting(201);
        court.task(filing, "REVIEW");
        return filing;
    }

    private String sensitive() {
        var filing = court.submitted();
        court.clerk
                .post("/api/v1/filings/" + filing + "/sensitivity", Map.of("sensitive", true, "reason", "涉及第十条情形"))
                .expecting(204);
        return filing;
    }

    private String refusalProposed(Map<String, Object> draft) {
        var filing = court.submitted(draft);
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        return filing;
    }

    private String corrected(Map<String, Object> draft) {
        var filing = court.submitted(draft);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        return filing;
    }

    private String advised(Map<String, Object> draft) {
        var filing = court.submitted(draft);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "competentCourt", "某某市第二人民法院",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项"));
        return filing;
    }

    private String forwarded(Map<String, Object> draft) {
        var filing = advised(draft);
        court.waitsAt(filing, "ADVISED");
        court.say(filing, "reply", Map.of("answer", "FORWARD")).expecting(201);
        court.task(filing, "FORWARDING");
        return filing;
    }

    private void served(String filing) {
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", day.toString(), "document", "EMS1234567"));
    }
}
