package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.payment.Refunds;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 送达的文书和页面说的期限、后果，按每一件案件的法律来说: the served words are read. */
class WordsOfTheLawStoryTests extends CourtInTime {
    private static final String SIX_MONTHS = "没有新情况、新理由，六个月内又起诉的，人民法院不予受理";
    private static final String ARTICLES = "第二百一十四条第二款、民事诉讼法第一百二十七条第七项";

    @Autowired
    Inbox inbox;

    @Autowired
    Refunds refunds;

    @Autowired
    Payments payments;

    @Test
    @DisplayName("离婚案件撤诉：申请前的页面、裁定书、案件页面都写明六个月，不许诺随时再次起诉")
    void divorceWithdrawn() {
        var court = time.at("2026-10-12T09:00");
        var filing = owing(court, "02.02.014", "请求判令原告与被告离婚。", 30_000);
        assertThat(page(filing, "/withdrawal")).contains(SIX_MONTHS, ARTICLES).doesNotContain("还可以再起诉");
        court.say(filing, "withdrawal", Map.of("reason", "已经和好")).expecting(201);

        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));

        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(served(filing, "WITHDRAWAL_RULING")).contains(SIX_MONTHS, ARTICLES);
        assertThat(page(filing, "")).contains(SIX_MONTHS, "满六个月或者有新情况，再次起诉");
        assertThat(court.filing(filing).get("outcome").get("remedy").asText()).contains(SIX_MONTHS);
    }

    @Test
    @DisplayName("离婚案件按撤诉处理：裁定书、进度、案件页面写明六个月；其他案件照旧可以再次起诉")
    void divorceDeemedWithdrawn() {
        var court = time.at("2026-10-12T09:00");
        var divorce = owing(court, "02.02.014", "请求判令原告与被告离婚。", 30_000);
        var loan = court.submitted();
        court.register(loan);
        court.confirmFee(loan, 230_000);
        court.waitsAt(loan, "FEE_DUE");
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(divorce, "FEE_OVERDUE");
        court.waitsAt(loan, "FEE_OVERDUE");
        court = time.at("2026-10-22T00:00:30");

        for (var filing : List.of(divorce, loan)) {
            court.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
            court.waitsAt(filing, "DEEMED_WITHDRAWN");
        }

        assertThat(served(divorce, "DEEMED_WITHDRAWAL_RULING")).contains(SIX_MONTHS, ARTICLES);
        assertThat(timeline(court, divorce)).contains(SIX_MONTHS).doesNotContain("；可以再次起诉");
        assertThat(page(divorce, "")).contains(SIX_MONTHS).doesNotContain(">再次起诉<");
        assertThat(served(loan, "DEEMED_WITHDRAWAL_RULING"))
                .contains("可以再次起诉（最高人民法院关于适用民事诉讼法的解释第二百一十四条第一款）")
                .doesNotContain("六个月");
        assertThat(page(loan, "")).contains(">再次起诉<").doesNotContain("六个月");
    }

    @Test
    @DisplayName("小额诉讼：举证七日，告知书写审判组织、一审终审、审理期限、受理费减半和可以异议（民诉解释 274），不写提起上诉；普通程序照写上诉、十五日")
    void smallClaimsAreFinal() {
        var court = time.at("2026-10-12T09:00");
        var small = court.submitted();
        decided(court, small, "SMALL_CLAIMS");
        var ordinary = court.submitted();
        court.register(ordinary);
        court.task(ordinary, "CONFIRM_FEE");

        assertThat(served(small, "RIGHTS_NOTICE"))
                .contains("一审终审，不能上诉", "提出异议", "由审判员一人独任审理", "立案之日起两个月内审结", "案件受理费减半交纳")
                .doesNotContain("提起上诉");
        assertThat(served(small, "EVIDENCE_NOTICE")).contains("适用小额诉讼程序", "次日起 7 日");
        assertThat(served(ordinary, "RIGHTS_NOTICE")).contains("提起上诉").doesNotContain("一审终审", "独任", "两个月", "减半");
        assertThat(served(ordinary, "EVIDENCE_NOTICE")).contains("次日起 15 日");
    }

    @Test
    @DisplayName("离婚、没有金额的请求不适用小额诉讼程序：写明条文，页面也不说减半；幅度写明减半的条文")
    void whatIsNoSmallClaim() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("causeCode", "02.02.014");
        draft.put("claims", "请求判令原告与被告离婚。");
        draft.put("procedure", "SMALL_CLAIMS");
        var divorce = court.submitted(draft);
        assertThat(page(divorce, "")).doesNotContain("法院决定适用的");
        var task = court.task(divorce, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(court.clerk
                        .post(
                                "/api/v1/tasks/" + task + "/completion",
                                Map.of("outcome", "REGISTER", "confirmed", Map.of("procedure", "SMALL_CLAIMS")))
                        .expecting(422)
                        .text())
                .contains("confirmed.procedure", "PROCEDURE_BARRED", "民事诉讼法第一百六十六条第一项");

        var status = Stories.loanDraft();
        status.put("causeCode", "02.02.014");
        status.put("claims", "请求判令原告与被告离婚。");
        status.remove("claimAmountFen");
        var range = court.submitted(status);
        decided(court, range, "SIMPLIFIED");
        assertThat(page(range, "")).contains("25.00 至 150.00", "简易程序减半，诉讼费用交纳办法第十六条");
    }

    @Test
    @DisplayName("不用预交的案件：交之前的页面和案件页面写明不用先交和条文，不许诺交费通知")
    void nothingIsPaidInAdvance() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.19.205.05");
        var filing = court.drafted(draft);
        assertThat(page(filing, "/check"))
                .contains("起诉时不用先交", "诉讼费用交纳办法第二十条第二款")
                .doesNotContain("登记立案以后法院送达交费通知");
        court.insist(filing);
        court.register(filing);
        court.waitsAt(filing, "TRANSFERRED");

        assertThat(page(filing, "")).contains("起诉时不用先交", "不会有交费通知");
    }

    @Test
    @DisplayName("劳动争议经过仲裁的：准许撤诉，原裁决发生法律效力；按撤诉处理，还在十五日以内的可以再次起诉；都不写可以再次起诉（214 条）")
    void onAnAward() {
        var court = time.at("2026-10-12T09:00");
        var withdrawn = onAnAward(court);
        var unpaid = onAnAward(court);
        assertThat(page(withdrawn, "/withdrawal")).contains("原仲裁裁决自准许撤诉的裁定送达之日起发生法律效力");
        court.say(withdrawn, "withdrawal", Map.of()).expecting(201);
        court.decideAs("judge1", withdrawn, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(withdrawn, "WITHDRAWAL_GRANTED");
        time.at("2026-10-20T00:00:30").waitsAt(unpaid, "FEE_OVERDUE");
        court = time.at("2026-10-22T00:00:30");
        court.decideAs("judge1", unpaid, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        court.waitsAt(unpaid, "DEEMED_WITHDRAWN");

        assertThat(served(withdrawn, "WITHDRAWAL_RULING"))
                .contains("原仲裁裁决自准许撤诉的裁定送达之日起发生法律效力", "从何时起生效的解释第一条")
                .doesNotContain("可以再次起诉", "第二百一十四条");
        assertThat(served(unpaid, "DEEMED_WITHDRAWAL_RULING"))
                .contains("收到仲裁裁决书之日起十五日以内可以再次起诉；期满没有起诉的，仲裁裁决发生法律效力", "第四十八条、第五十条")
                .doesNotContain("第二百一十四条", "准许撤诉的裁定");
        assertThat(timeline(court, unpaid)).contains("期满没有起诉的，仲裁裁决发生法律效力");
    }

    @Test
    @DisplayName("行政机关改变了行政行为，原告撤诉的：受理费由被告负担（办法 34 第二款），原告交的全部退还；民事案件不能这样勾选")
    void theDefendantBearsWhatItChanged() {
        var court = time.at("2026-10-12T09:00");
        var filing = fined(court);
        court.say(filing, "withdrawal", Map.of("reason", "处罚已经撤销")).expecting(201);
        var loan = court.owing();
        court.say(loan, "withdrawal", Map.of()).expecting(201);
        var judge = court.as("judge1");
        var ofLoan = court.taskFor(judge, loan, "RULE_ON_WITHDRAWAL");
        judge.post("/api/v1/tasks/" + ofLoan + "/claim", Map.of()).expecting(200);

        assertThat(judge.post(
                                "/api/v1/tasks/" + ofLoan + "/completion",
                                Map.of("decision", "GRANT", "defendantChanged", true))
                        .expecting(422)
                        .text())
                .contains("defendantChanged", "NOT_ASKED", "行政案件");
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + ofLoan).text())
                .doesNotContain("被告改变、撤销了行政行为");
        var task = court.taskFor(judge, filing, "RULE_ON_WITHDRAWAL");
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains("被告改变、撤销了行政行为而撤诉", "第三十四条第二款");
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT", "defendantChanged", true));
        var granted = court.waitsAt(filing, "WITHDRAWAL_GRANTED");

        assertThat(granted.has("feeLeft")).isFalse();
        assertThat(served(filing, "WITHDRAWAL_RULING"))
                .contains("案件受理费减半收取 25.00 元，由被告负担（诉讼费用交纳办法第十五条、第三十四条第二款）。原告已经交纳的予以退还。")
                .doesNotContain("由原告负担");
    }

    @Test
    @DisplayName("行政机关改变了行政行为，交过费再撤诉的：交的五十元全部退还")
    void allIsGivenBack() {
        var court = time.at("2026-10-12T09:00");
        var filing = fined(court);
        var order = court.order(filing, "WECHAT");
        court.say(filing, "withdrawal", Map.of()).expecting(201);
        CourtClient.anonymous(port)
                .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                .expecting(202);
        until(() -> assertThat(payments.of(FilingId.of(filing)))
                .extracting(Order::state)
                .containsExactly(PaymentState.SUCCEEDED));
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT", "defendantChanged", true));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");

        until(() -> assertThat(refunds.of(FilingId.of(filing))).singleElement().satisfies(refund -> {
            assertThat(refund.amountFen()).isEqualTo(5_000);
            assertThat(refund.basis()).contains("第三十四条第二款");
        }));
    }

    @Test
    @DisplayName("行政机关改变了行政行为，裁定以后才到账的，也全部退还")
    void whatComesLaterIsGivenBackToo() {
        var court = time.at("2026-10-12T09:00");
        var filing = fined(court);
        var order = court.order(filing, "WECHAT");
        court.say(filing, "withdrawal", Map.of()).expecting(201);
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT", "defendantChanged", true));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");

        CourtClient.anonymous(port)
                .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                .expecting(202);

        until(() -> assertThat(refunds.of(FilingId.of(filing)))
                .singleElement()
                .satisfies(refund -> assertThat(refund.amountFen()).isEqualTo(5_000)));
    }

    @Test
    @DisplayName("行政案件准许撤诉：依行政诉讼法第六十二条，写明不能以同一事实和理由再起诉；不写按撤诉处理怎样")
    void anAdministrativeSuitWithdrawn() {
        var court = time.at("2026-10-12T09:00");
        var filing = fined(court);
        court.say(filing, "withdrawal", Map.of()).expecting(201);
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");

        assertThat(served(filing, "WITHDRAWAL_RULING"))
                .contains("依照《中华人民共和国行政诉讼法》第六十二条之规定", "以同一事实和理由重新起诉的，人民法院不予立案")
                .contains("由原告负担（诉讼费用交纳办法第十五条）")
                .doesNotContain("按撤诉处理", "可以再次起诉", "第三十四条");
    }

    /** An administrative suit on a fine, whose fee of fifty yuan is asked for. */
    private static String fined(Stories court) {
        var filing = court.drafted(TrackFilings.draft(Track.ADMINISTRATIVE));
        court.materials(filing);
        court.insist(filing);
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.confirmFee(filing, 5_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private static String onAnAward(Stories court) {
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.19.205");
        draft.put("claims", "请求判令被告支付经济补偿金一万元。");
        draft.put("answers", Map.of("labourArbitrated", "YES"));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        court.register(filing);
        court.confirmFee(filing, 1_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    @Test
    @DisplayName("收养关系案件撤诉：可以再次起诉，并写明判决、调解维持的六个月")
    void adoptionWithdrawn() {
        var court = time.at("2026-10-12T09:00");
        var filing = owing(court, "02.02.025.02", "请求判令解除原告与被告的收养关系。", 8_000);
        assertThat(page(filing, "/withdrawal")).contains("可以再次起诉", "判决、调解维持收养关系的", "第一百二十七条第七项");
    }

    @Test
    @DisplayName("起诉人在国内没有住所：不予受理的裁定书写三十日；没有说明的写十日；有的有、有的没有，分别写明")
    void thirtyDaysForWhoeverLivesAbroad() {
        var court = time.at("2026-10-12T09:00");
        var abroad = refused(court, party("ABC Trading Ltd.", true));
        var unknown = refused(court, party("张三", null));
        var mixed = refused(court, party("张三", false), party("ABC Trading Ltd.", true));

        assertThat(served(abroad, "REFUSAL_RULING")).contains("30 日内").doesNotContain(" 10 日");
        assertThat(served(unknown, "REFUSAL_RULING")).contains("10 日内").doesNotContain("30 日");
        assertThat(served(mixed, "REFUSAL_RULING")).contains("10 日内", "没有住所的ABC Trading Ltd.，期限为裁定书送达之日起 30 日");
        assertThat(court.filing(abroad).get("outcome").get("remedyDays").asInt())
                .isEqualTo(30);
    }

    @Test
    @DisplayName("当事人一问里可以说明在国内没有住所：保存、回显、核对页、工作人员的页面都有；不勾选就是没有回答")
    void domicileIsAsked() {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        var browser = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing + "/parties/plaintiffs/0";
        var question = browser.get(path).expecting(200).text();
        assertThat(question).contains("name=\"foreignDomicile\"", "第二百八十六条");

        var answer = new HashMap<>(Map.of(
                "_csrf", browser.token(path),
                "seen", question.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1"),
                "kind", "PERSON",
                "name", "张三",
                "idType", "PASSPORT",
                "idNumber", "E12345678",
                "address", "1 High Street, London"));
        answer.put("foreignDomicile", "ABROAD");
        browser.submit(path, answer).expecting(302);

        assertThat(court.filing(filing)
                        .get("draft")
                        .get("plaintiffs")
                        .get(0)
                        .get("foreignDomicile")
                        .asBoolean())
                .isTrue();
        assertThat(browser.get(path).text()).containsPattern("name=\"foreignDomicile\"[^>]*checked");
        assertThat(browser.get("/filings/" + filing + "/check").text()).contains("在中国没有住所");
        answer.remove("foreignDomicile");
        answer.put("seen", browser.get(path).text().replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1"));
        browser.submit(path, answer).expecting(302);
        assertThat(court.filing(filing).get("draft").get("plaintiffs").get(0).hasNonNull("foreignDomicile"))
                .isFalse();
    }

    @Test
    @DisplayName("不准许缓交而指定期限：交费通知写明这个期限，不写七日")
    void theNoticeAfterARefusedDeferral() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.askingForDeferral();
        court.register(filing);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DEFERRAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var refusal = new HashMap<String, Object>(Map.of("decision", "REFUSE", "reason", "不能证明", "days", 0));
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", refusal)
                        .expecting(422)
                        .text())
                .contains("days");
        refusal.put("days", 15);
        judge.post("/api/v1/tasks/" + task + "/completion", refusal).expecting(204);
        court.confirmFee(filing, 230_000);

        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-28T00:00:00+08:00");
        assertThat(served(filing, "FEE_NOTICE")).contains("次日起 15 日内交纳（本院指定的期限").doesNotContain("七日", " 7 日");
    }

    @Test
    @DisplayName("没有另行指定期限的：交费通知写法定的七日")
    void theNoticeOfTheStatutoryPeriod() {
        var court = time.at("2026-10-12T09:00");
        var filing = owing(court, "02.02.014", "请求判令原告与被告离婚。", 30_000);
        assertThat(served(filing, "FEE_NOTICE"))
                .contains("次日起 7 日内交纳（诉讼费用交纳办法第二十二条）")
                .doesNotContain("本院指定");
    }

    @Test
    @DisplayName("另行指定期限：再次送达交费通知，写明新的期限；期限从送达起算，同样的天数也另有一份")
    void aNewPeriodIsServedAnew() {
        var court = time.at("2026-10-12T09:00");
        var filing = overdueForTheJudge(court, Stories.loanDraft());
        court = time.at("2026-10-22T09:00");
        moreTime(court, filing, 7);
        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-30T00:00:00+08:00");
        until(() -> assertThat(notices(filing)).hasSize(2));
        assertThat(notices(filing).get(1)).contains("次日起 7 日内交纳（本院指定的期限");

        court = time.at("2026-10-30T00:00:30");
        court.waitsAt(filing, "FEE_OVERDUE");
        court = time.at("2026-11-03T09:00");
        moreTime(court, filing, 7);
        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-11-11T00:00:00+08:00");
        until(() -> assertThat(notices(filing)).hasSize(3));
    }

    @Test
    @DisplayName("另行指定期限而纸面送达：新的期限从回证上的日期起算；邮寄途中交了费，案件照常移送")
    void aNewPeriodOnPaper() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var served = overdueForTheJudge(court, draft);
        court = time.at("2026-10-22T09:00");
        moreTime(court, served, 5);
        var paper = court.task(served, "PAPER_SERVICE");
        assertThat(QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + paper).text())
                .contains("5 日内交纳");
        court = time.at("2026-10-26T09:00");
        court.decideAs("clerk1", served, "PAPER_SERVICE", Map.of("until", "2026-10-24", "document", "EMS9"));
        assertThat(court.waitsAt(served, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-30T00:00:00+08:00");

        court = time.at("2026-10-30T00:00:30");
        court.waitsAt(served, "FEE_OVERDUE");
        court = time.at("2026-11-03T09:00");
        moreTime(court, served, 5);
        court.task(served, "PAPER_SERVICE");
        court.pay(served);
        court.waitsAt(served, "TRANSFERRED");
    }

    @Test
    @DisplayName("补正通知已经作出、还在邮寄：当事人的页面写明文书和地址，不再说正在审查；没有地址的，请他给法院打电话")
    void aPostedNoticeIsNoReviewAnyMore() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var addressed = court.submitted(draft);
        var withoutAddress = Stories.loanDraft();
        withoutAddress.remove("serviceAddress");
        var nowhere = court.drafted(withoutAddress);
        court.insist(nowhere);
        var page = QuietBrowser.as(port, "zhangsan");
        assertThat(page.get("/filings/" + addressed).text()).contains("轮到法院：正在审查", "到期没有决定的，法院登记立案");
        for (var filing : List.of(addressed, nowhere)) {
            court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
            court.task(filing, "PAPER_SERVICE");
        }

        assertThat(page.get("/filings/" + addressed).text())
                .contains("法院已经作出《补正通知书》", "正在邮寄或者当面送达到“北京市某某区一号”", "从您签收的第二天起算")
                .doesNotContain("正在审查", "系统先行登记立案", "您现在不用做什么");
        assertThat(page.get("/filings/" + nowhere).text())
                .contains("轮到您了：告诉法院文书寄到哪里", "《补正通知书》", "您没有填写送达地址，请给法院打电话")
                .doesNotContain("正在审查", "系统先行登记立案", "您现在不用做什么");

        court.decideAs("clerk1", addressed, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        court.waitsAt(addressed, "CORRECTION_REQUIRED");
        assertThat(page.get("/filings/" + addressed).text())
                .contains("轮到您了：补正材料")
                .doesNotContain("正在邮寄或者当面送达");
    }

    @Test
    @DisplayName("没有回答是否同意电子送达：不是同意，登记送达回证；坚持提交的也一样")
    void silenceIsNoConsent() {
        var court = time.at("2026-10-12T09:00");
        var withoutAnswer = Stories.loanDraft();
        withoutAnswer.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000"));
        var withoutAddress = Stories.loanDraft();
        withoutAddress.remove("serviceAddress");
        var unanswered = court.submitted(withoutAnswer);
        var insisted = court.drafted(withoutAddress);
        court.insist(insisted);

        for (var filing : List.of(unanswered, insisted)) {
            court.register(filing);
            court.task(filing, "PAPER_SERVICE");
            assertThat(inbox.ofFiling(FilingId.of(filing))).isEmpty();
        }
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + unanswered)
                        .text())
                .contains("没有回答是否同意电子送达，按不同意办理");
    }

    private static void moreTime(Stories court, String filing, int days) {
        court.decideAs(
                "judge1",
                filing,
                "SIGN_DEEMED_WITHDRAWAL",
                Map.of("decision", "RETURN", "days", days, "reason", "银行系统故障"));
    }

    private String overdueForTheJudge(Stories court, Map<String, Object> draft) {
        var filing = court.submitted(draft);
        court.register(filing);
        var paper = Boolean.FALSE.equals(((Map<?, ?>) draft.get("serviceAddress")).get("electronic"));
        if (paper) {
            court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        }
        court.confirmFee(filing, 230_000);
        if (paper) {
            court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS2"));
        }
        court.waitsAt(filing, "FEE_DUE");
        time.at("2026-10-20T00:00:30").waitsAt(filing, "FEE_OVERDUE");
        return filing;
    }

    private static void decided(Stories court, String filing, String procedure) {
        court.decide(
                court.task(filing, "REVIEW"),
                Map.of("outcome", "REGISTER", "confirmed", Map.of("procedure", procedure)));
        court.task(filing, "CONFIRM_FEE");
    }

    private static String owing(Stories court, String cause, String claims, long fen) {
        var draft = Stories.loanDraft();
        draft.put("causeCode", cause);
        draft.put("claims", claims);
        draft.remove("claimAmountFen");
        var filing = court.submitted(draft);
        court.register(filing);
        court.decide(court.task(filing, "CONFIRM_FEE"), Map.of("confirmedFen", fen, "basis", "本院确定的标准"));
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private static Map<String, Object> party(String name, Boolean abroad) {
        var party = new HashMap<String, Object>(Map.of("kind", "PERSON", "name", name));
        if (abroad != null) {
            party.put("foreignDomicile", abroad);
        }
        return party;
    }

    @SafeVarargs
    private static String refused(Stories court, Map<String, Object>... plaintiffs) {
        var draft = Stories.loanDraft();
        draft.put("plaintiffs", new ArrayList<>(List.of(plaintiffs)));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.submit(filing).expecting(201);
        var abroad = List.of(plaintiffs).stream().anyMatch(party -> Boolean.TRUE.equals(party.get("foreignDomicile")));
        court.decideAs(
                // 涉外: the table gives it to the judges.
                abroad ? "judge2" : "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        return filing;
    }

    private String page(String filing, String path) {
        return QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + path)
                .expecting(200)
                .text();
    }

    private static String timeline(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .text();
    }

    private String served(String filing, String document) {
        until(() -> assertThat(inbox.ofFiling(FilingId.of(filing)))
                .extracting(Message::document)
                .contains(document));
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.document().equals(document))
                .map(Message::text)
                .findFirst()
                .orElseThrow();
    }

    private List<String> notices(String filing) {
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.document().equals("FEE_NOTICE"))
                .map(Message::text)
                .toList();
    }
}
