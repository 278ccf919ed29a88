package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

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
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 撤回、撤诉、按撤诉处理、缓交: money that comes late at every moment, and who decides. */
class WithdrawalStoryTests extends CourtInTime {
    @Autowired
    Inbox inbox;

    @Autowired
    Payments payments;

    @Autowired
    Refunds refunds;

    @Test
    @DisplayName("立案前撤回：待审查时当即撤回，任务消失")
    void withdrawnUnderReview() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        court.waitsAt(filing, "WITHDRAWN");
        assertThat(court.clerk.get("/api/v1/tasks?filingId=" + filing).body().get("items"))
                .isEmpty();
        assertThat(court.say(filing, "withdrawal", Map.of()).expecting(409).text())
                .contains("办结");
        assertThat(court.say(filing, "insistence", Map.of()).expecting(409).text())
                .contains("没有需要坚持");
    }

    @Test
    @DisplayName("立案前撤回：待补正、已释明时也可以")
    void withdrawnWhileTheFilerIsAsked() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("FACTS_MISSING"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court.say(filing, "withdrawal", Map.of()).expecting(201);
        court.waitsAt(filing, "WITHDRAWN");

        var advised = court.submitted();
        court.decideAs(
                "clerk1",
                advised,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "ARBITRATION",
                        "reason", "有仲裁协议",
                        "basis", "民事诉讼法第一百二十七条第二项"));
        court.waitsAt(advised, "ADVISED");
        court.say(advised, "reply", Map.of("answer", "WITHDRAW")).expecting(201);
        court.waitsAt(advised, "WITHDRAWN");
    }

    @Test
    @DisplayName("再次起诉：撤回以后开一份内容和材料都相同的新草稿，材料可以删；还在审查的不可以，别人的不存在")
    void suedAgainOverTheApi() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        assertThat(court.say(filing, "renewal", Map.of()).expecting(409).text()).contains("detail");
        court.say(filing, "withdrawal", Map.of()).expecting(201);
        court.waitsAt(filing, "WITHDRAWN");

        var renewed = court.say(filing, "renewal", Map.of()).expecting(201).body();

        assertThat(renewed.get("status").asText()).isEqualTo("DRAFT");
        var draft = court.filing(renewed.get("id").asText());
        assertThat(draft.get("id").asText()).isNotEqualTo(filing);
        var materials = "/api/v1/filings/" + renewed.get("id").asText() + "/materials";
        var carried = court.zhangsan.get(materials).expecting(200).body().get("items");
        assertThat(carried).hasSize(3);
        for (var material : carried) {
            assertThat(court.zhangsan
                            .get(materials + "/" + material.get("id").asText() + "/content")
                            .expecting(200)
                            .text())
                    .startsWith("演示材料：");
        }
        court.zhangsan
                .delete(materials + "/" + carried.get(0).get("id").asText())
                .expecting(204);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/materials")
                        .expecting(200)
                        .body()
                        .get("items"))
                .as("what was handed in stays with the first filing")
                .hasSize(3);
        assertThat(court.as("lisi")
                        .post("/api/v1/filings/" + filing + "/renewal", Map.of())
                        .status())
                .isEqualTo(404);
        court.materials(renewed.get("id").asText());
        court.submit(renewed.get("id").asText()).expecting(201);
    }

    @Test
    @DisplayName("立案后是申请撤诉：裁定准许的结案并送达，写明减半的受理费")
    void withdrawalAfterRegistrationNeedsARuling() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        court.say(filing, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);
        var pending = court.waitsAt(filing, "WITHDRAWAL_PENDING");
        assertThat(pending.get("waitingFor").asText()).isEqualTo("COURT");
        assertThat(court.say(filing, "withdrawal", Map.of()).expecting(409).text())
                .contains("等待裁定");

        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        until(() -> assertThat(message(filing, "准许撤诉")).contains("1,150.00", "第一百四十八条"));
    }

    @Test
    @DisplayName("申请撤诉时款项已在路上：准许撤诉后多交的一半自动提出退费，转法官核定")
    void halfOfWhatWasPaidGoesBack() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var order = court.zhangsan
                .post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"))
                .expecting(201)
                .get("orderNo");
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                        .status())
                .isEqualTo(202);
        until(() -> assertThat(payments.of(FilingId.of(filing)))
                .extracting(Order::state)
                .containsExactly(PaymentState.SUCCEEDED));

        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));

        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        until(() -> assertThat(refunds.of(FilingId.of(filing))).singleElement().satisfies(refund -> {
            assertThat(refund.amountFen()).isEqualTo(115_000);
            assertThat(refund.reason()).isEqualTo(Refund.Reason.WITHDRAWN);
            assertThat(refund.basis()).contains("第十五条");
        }));
        court.taskFor(court.as("judge2"), filing, "APPROVE_REFUND");
    }

    @Test
    @DisplayName("诉讼费还没有确认就申请撤诉：准许的照样结案送达；不准许的回到确认诉讼费")
    void withdrawalBeforeTheFeeIsConfirmed() {
        var court = time.at("2026-10-12T09:00");
        var granted = court.registered();
        var denied = court.registered();
        court.say(granted, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);
        court.say(denied, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);

        court.decideAs("judge1", granted, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.decideAs("judge1", denied, "RULE_ON_WITHDRAWAL", Map.of("decision", "REFUSE", "reason", "损害他人权益"));

        court.waitsAt(granted, "WITHDRAWAL_GRANTED");
        until(() -> assertThat(message(granted, "准许撤诉")).contains("1,150.00"));
        court.taskFor(court.clerk, denied, "CONFIRM_FEE");
    }

    @Test
    @DisplayName("申请撤诉还没有裁定，法院确认了诉讼费：仍是撤诉待裁定，不能再申请一次；不准许的，才待交费")
    void theFeeDoesNotEndTheRequest() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.registered();
        court.say(filing, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);
        court.confirmFee(filing, 230_000);
        until(() -> assertThat(message(filing, "交纳诉讼费")).contains("2,300.00"));

        court.waitsAt(filing, "WITHDRAWAL_PENDING");
        assertThat(court.say(filing, "withdrawal", Map.of()).expecting(409).text())
                .contains("等待裁定");
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "REFUSE", "reason", "损害他人权益"));
        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).startsWith("2026-10-2");
    }

    @Test
    @DisplayName("不准许撤诉：写明理由，回到待交费，仍可交费移送")
    void withdrawalDenied() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        court.say(filing, "withdrawal", Map.of()).expecting(201);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "RULE_ON_WITHDRAWAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "REFUSE"))
                        .expecting(422)
                        .text())
                .contains("reason");
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of())
                        .expecting(422)
                        .text())
                .contains("decision");
        judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "REFUSE", "reason", "损害他人权益"))
                .expecting(204);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(court.say(filing, "withdrawal", Map.of()).expecting(409).text())
                .contains("承办");
    }

    @Test
    @DisplayName("交费期满：先查实，留一个工作日，法官审签后按撤诉处理，裁定送达")
    void unpaidIsDeemedWithdrawnByAJudge() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        court = time.at("2026-10-20T00:00:30");
        var overdue = court.waitsAt(filing, "FEE_OVERDUE");
        assertThat(overdue.get("statusText").asText()).isEqualTo("逾期未交费待裁定（仍可交）");
        // One working day is left for money on its way.
        assertThat(overdue.get("dueAt").asText()).isEqualTo("2026-10-22T00:00:00+08:00");

        court = time.at("2026-10-22T00:00:30");
        court.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        var ended = court.waitsAt(filing, "DEEMED_WITHDRAWN");
        assertThat(ended.get("outcome").get("basis").asText()).contains("第二百一十三条");
        until(() -> assertThat(message(filing, "按撤诉处理")).contains("再次起诉"));
    }

    @Test
    @DisplayName("期限内付款而通知丢失：期满查实到账，移送，不按撤诉处理")
    void aLostNoticeIsFoundByAsking() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var order = court.zhangsan
                .post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"))
                .expecting(201)
                .get("orderNo");
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", "LOSE_NOTICE"))
                        .status())
                .isEqualTo(202);
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("到账时间内付款：移送")
    void paidInTheBanksDay() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "FEE_OVERDUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("审签期间付款：审签任务自动结束，移送")
    void paidWhileTheJudgeHasIt() {
        var court = time.at("2026-10-12T09:00");
        var filing = overdueForTheJudge(court);
        court = time.at("2026-10-22T09:00");
        court.taskFor(court.as("judge1"), filing, "SIGN_DEEMED_WITHDRAWAL");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("法官另行指定期限：回到待交费，新的期限，期满再审签")
    void theJudgeGivesMoreTime() {
        var court = time.at("2026-10-12T09:00");
        var filing = overdueForTheJudge(court);
        court = time.at("2026-10-22T09:00");
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "SIGN_DEEMED_WITHDRAWAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "RETURN"))
                        .expecting(422)
                        .text())
                .contains("days");
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "RETURN", "days", 5))
                        .expecting(422)
                        .text())
                .contains("reason");
        judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "RETURN", "days", 5, "reason", "银行系统故障"))
                .expecting(204);
        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-28T00:00:00+08:00");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("缓交：申请随起诉提出，登记立案前由法官决定；准许的不通知交费，直接移送")
    void deferralGranted() {
        var court = time.at("2026-10-12T09:00");
        var filing = askingForDeferral(court);
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT", "reason", "正在接受法律援助"));
        var transferred = court.waitsAt(filing, "TRANSFERRED");
        assertThat(transferred.get("relief").get("state").asText()).isEqualTo("DEFERRED");
        assertThat(transferred.get("caseNumber").asText()).contains("民初");
    }

    @Test
    @DisplayName("不准许缓交：写明理由，在指定期限内交纳")
    void deferralRefused() {
        var court = time.at("2026-10-12T09:00");
        var filing = askingForDeferral(court);
        court.register(filing);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DEFERRAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "REFUSE"))
                        .expecting(422)
                        .text())
                .contains("reason");
        judge.post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of("decision", "REFUSE", "reason", "材料不能证明确有困难", "days", 10))
                .expecting(204);
        court.confirmFee(filing, 230_000);
        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-23T00:00:00+08:00");
    }

    @Test
    @DisplayName("缓交未决而期限届满：先行立案，补审缓交以后再决定交费")
    void theClockRegistersBeforeTheDeferralIsDecided() {
        var court = time.at("2026-10-12T09:00");
        var filing = askingForDeferral(court);
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "REGISTERED");
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("缓交须写明理由")
    void deferralNeedsAGround() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        assertThat(court.zhangsan
                        .post(
                                "/api/v1/filings/" + filing + "/submission",
                                Map.of("consentOnline", true, "feeRelief", Map.of("statement", "正在接受法律援助")))
                        .expecting(422)
                        .text())
                .contains("feeRelief.ground");
    }

    @Test
    @DisplayName("接口的 feeDeferral 照旧：用自己的话申请缓交；没有理由的说出哪一项，准许的 deferred 为真")
    void deferralInTheCallersWords() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        var path = "/api/v1/filings/" + filing + "/submission";
        assertThat(court.zhangsan
                        .post(path, Map.of("consentOnline", true, "feeDeferral", Map.of()))
                        .expecting(422)
                        .text())
                .contains("feeDeferral.ground");
        court.zhangsan
                .post(path, Map.of("consentOnline", true, "feeDeferral", Map.of("ground", "正在接受法律援助")))
                .expecting(201);
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT"));

        assertThat(court.waitsAt(filing, "TRANSFERRED").get("deferred").asBoolean())
                .isTrue();
    }

    private static String card(QuietBrowser filer, String filing) {
        for (var offset = 0; offset < 10_000; offset += 20) {
            var list = filer.get("/filings?offset=" + offset).expecting(200).text();
            var from = list.indexOf("/filings/" + filing);
            if (from >= 0) {
                return list.substring(from, list.indexOf("</article>", from));
            }
        }
        throw new AssertionError("Not in the list: " + filing);
    }

    @Test
    @DisplayName("没有同意电子送达：登记送达回证，期限从登记的送达日期起算")
    void servedOnPaper() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var filing = court.submitted(draft);
        court.register(filing);
        var task = court.task(filing, "PAPER_SERVICE");
        var filer = QuietBrowser.as(port, "zhangsan");
        assertThat(filer.get("/filings/" + filing).text()).contains("》，正在送达");
        assertThat(card(filer, filing))
                .as("the list says what the filing's own page says")
                .contains("法院已经作出《", "》，正在送达")
                .doesNotContain("正在审查", "正在确认诉讼费");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/completion", Map.of("until", "2026-10-13", "document", "1"))
                        .expecting(422)
                        .text())
                .contains("until");
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/completion", Map.of("until", "2026-10-12"))
                        .expecting(422)
                        .text())
                .contains("document");
        court.clerk
                .post("/api/v1/tasks/" + task + "/completion", Map.of("until", "2026-10-12", "document", "EMS1234567"))
                .expecting(204);
        court.confirmFee(filing, 230_000);
        court = time.at("2026-10-16T09:00");
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-15", "document", "EMS7654321"));
        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-23T00:00:00+08:00");
    }

    @Test
    @DisplayName("准许撤诉的裁定要邮寄：收费当即停止，只等送达回证，不再确认诉讼费")
    void grantedAndOnItsWayOnPaper() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var filing = court.submitted(draft);
        court.register(filing);
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        court.task(filing, "CONFIRM_FEE");
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);

        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));

        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        until(() -> assertThat(court.clerk
                        .get("/api/v1/tasks?filingId=" + filing)
                        .body()
                        .get("items")
                        .findValuesAsText("kind"))
                .containsExactly("PAPER_SERVICE"));
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS2"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
    }

    private String overdueForTheJudge(Stories court) {
        var filing = court.owing();
        var later = time.at("2026-10-20T00:00:30");
        later.waitsAt(filing, "FEE_OVERDUE");
        return filing;
    }

    private static String askingForDeferral(Stories court) {
        var filing = court.askingForDeferral();
        court.task(filing, "REVIEW");
        return filing;
    }

    /** The text of the served document with these words in its title. */
    private String message(String filing, String title) {
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.title().contains(title))
                .map(Message::text)
                .findFirst()
                .orElse("");
    }
}
