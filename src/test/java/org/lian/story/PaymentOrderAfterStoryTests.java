package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;

/** 支付令 after its acceptance: issued, served, objected to, in force or ended, and the suit that follows (民诉法 227, 228). */
class PaymentOrderAfterStoryTests extends PaymentOrderCourt {
    /** Accepted on 2026-10-12, paid and handed over; the judge's fifteen days run. */
    private String accepted(Stories court) {
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.register(filing);
        court.confirmFee(filing, 76_667);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private static void issue(Stories court, String filing) {
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PAYMENT_ORDER",
                Map.of("decision", "ISSUE", "payment", "李四应当给付张三借款本金100,000.00元"));
    }

    private void objects(String filing, String reason) {
        var clerk = QuietBrowser.as(port, "clerk1");
        clerk.submit(
                        "/staff/filings/" + filing + "/objection",
                        Map.of("_csrf", clerk.token("/staff/filings/" + filing), "who", "李四", "reason", reason))
                .expecting(302);
    }

    private String suitOf(String filing) {
        var suits = suits(filing);
        assertThat(suits).hasSize(1);
        return suits.get(0);
    }

    @Test
    @DisplayName("十五日内发出支付令，送达债务人，十五日没有书面异议：生效，债权人可以接着申请执行")
    void inForceAndEnforced() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        court.taskFor(court.as("judge1"), filing, "RULE_ON_PAYMENT_ORDER");
        assertThat(order(filing)).doesNotContain("申请执行");
        issue(court, filing);
        assertThat(said(filing, "PAYMENT_ORDER "))
                .contains("申请的事实和理由：", "申请人另行起诉的，可以将申请费列入诉讼请求")
                .startsWith("支付令")
                .contains("民督", "李四应当给付张三借款本金", "十五日内清偿", "书面异议", "申请执行", "申请费 ", " 元，由债务人负担");
        served(court, filing, "2026-10-12");
        assertThat(order(filing)).contains("已经送达债务人", "2026 年 10 月 27 日");

        court = time.at("2026-10-28T00:00:30");

        comesTo(filing, "支付令已经生效");
        assertThat(order(filing)).contains("申请执行");
        assertThat(court.inbox(filing).toString()).contains("支付令已经生效");
    }

    @Test
    @DisplayName("申请不成立：裁定驳回，引司法解释第四百二十八条，可以另行起诉，到此为止")
    void dismissed() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PAYMENT_ORDER",
                Map.of(
                        "decision", "DISMISS",
                        "reason", "借条没有约定利息，申请人坚持要求给付利息",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第四百二十八条"));

        comesTo(filing, "支付令申请已经裁定驳回");
        assertThat(said(filing, "PAYMENT_ORDER_DISMISSAL")).contains("驳回张三的支付令申请", "可以另行起诉", "第四百二十八条");
        assertThat(order(filing)).doesNotContain("去申请执行");
    }

    @Test
    @DisplayName("异议成立：终结督促程序，七日内没有说不同意，转入诉讼：起诉的时间是申请支付令的时间，待审查、民事")
    void objectedAndGoneOverToSuit() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        court = time.at("2026-10-20T09:00");
        objects(filing, "钱已经在七月还清，有转账记录");
        comesTo(filing, "债务人提出书面异议");
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of(
                        "decision", "END",
                        "reason", "债务人提交了转账记录，对是否符合发出支付令的条件有合理怀疑",
                        "basis", "民事诉讼法第二百二十八条"));
        comesTo(filing, "没有表示不同意的，转入诉讼");
        assertThat(said(filing, "PAYMENT_ORDER_END")).contains("终结本案的督促程序", "7日内没有向本院表示不同意", "补交案件受理费", "申请费由申请人负担");
        served(court, filing, "2026-10-20");
        assertThat(order(filing)).contains("2026 年 10 月 27 日", "我不同意提起诉讼");

        court = time.at("2026-10-28T00:00:30");

        comesTo(filing, "已经转入诉讼");
        var suit = suitOf(filing);
        assertThat(order(filing)).contains("看这件起诉", "在受理费里抵掉");
        var begun = court.filing(suit);
        assertThat(begun.get("firstSubmittedAt").asText()).startsWith("2026-10-12T09:00");
        assertThat(begun.get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(begun.get("title").asText()).contains("张三 诉 李四");
        court.task(suit, "REVIEW");
    }

    @Test
    @DisplayName("债权人不同意提起诉讼：七日内在本案页面表示，督促程序结束，不转入诉讼；再说一次不行")
    void noSuit() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        objects(filing, "钱已经还清");
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of("decision", "END", "reason", "异议成立", "basis", "民事诉讼法第二百二十八条"));
        comesTo(filing, "没有表示不同意的，转入诉讼");
        served(court, filing, "2026-10-12");
        declines(filing).expecting(302);
        comesTo(filing, "您不同意提起诉讼");
        declines(filing).expecting(409);

        court = time.at("2026-10-21T00:00:30");

        assertThat(order(filing)).contains("督促程序已经结束");
    }

    @Test
    @DisplayName("异议不成立：裁定驳回异议，支付令继续有效，期间照原来的算，到期生效；过了期间的异议不收")
    void objectionDenied() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        objects(filing, "欠钱是真的，现在没有钱，请缓一年");
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of(
                        "decision", "DENY",
                        "reason", "债务人对债务本身没有异议，只是提出缺乏清偿能力",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第四百三十六条"));
        served(court, filing, "2026-10-12");
        assertThat(said(filing, "OBJECTION_DENIAL")).contains("驳回债务人对支付令的异议", "支付令继续有效");

        court = time.at("2026-10-28T00:00:30");

        comesTo(filing, "支付令已经生效");
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.submit(
                                "/staff/filings/" + filing + "/objection",
                                Map.of(
                                        "_csrf", clerk.token("/staff/filings/" + filing),
                                        "who", "李四",
                                        "reason", "我有异议，钱已经还清"))
                        .expecting(409)
                        .text())
                .contains("超过期间的异议视为没有提出", "您填写的：", "我有异议，钱已经还清", "办理经过");
    }

    @Test
    @DisplayName("发出三十日没有送达债务人：退回的记下、债权人马上知道；期满提请法官，只能终结，引第四百三十条第二项，不转入诉讼，可以另行起诉")
    void neverServed() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        comesTo(filing, "正在送达债务人");
        var clerk = QuietBrowser.as(port, "clerk1");
        var tooLong = "退".repeat(2001);
        assertThat(clerk.submit(
                                "/staff/filings/" + filing + "/undelivered",
                                Map.of("_csrf", clerk.token("/staff/filings/" + filing), "reason", tooLong))
                        .expecting(422)
                        .text())
                .contains("写的内容不超过 2000 字", "value=\"" + tooLong + "\"");
        clerk.submit(
                        "/staff/filings/" + filing + "/undelivered",
                        Map.of("_csrf", clerk.token("/staff/filings/" + filing), "reason", "十月十八日邮件退回，查无此人"))
                .expecting(302);
        assertThat(order(filing)).contains("支付令没有送到债务人，退回本院：十月十八日邮件退回，查无此人", "撤回支付令申请");
        assertThat(court.inbox(filing).toString()).contains("知道对方别的地址、电话的，请告诉法院");

        court = time.at("2026-11-12T00:00:30");

        comesTo(filing, "三十日内没有送达债务人");
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "END_PAYMENT_ORDER");
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains("三十日内没有送达债务人")
                .doesNotContain("裁定驳回异议", "异议的内容");
        court.decideAs("judge1", filing, "END_PAYMENT_ORDER", Map.of("reason", "发出支付令之日起三十日内无法送达债务人"));
        comesTo(filing, "支付令没有送到对方，督促程序已经裁定终结");
        assertThat(said(filing, "PAYMENT_ORDER_END"))
                .contains("三十日内没有送达债务人", "第四百三十条第二项", "不影响申请人另行起诉")
                .doesNotContain("视为向本院起诉", "申请费由申请人负担");

        time.at("2026-11-25T00:00:30");

        assertThat(order(filing)).doesNotContain("已经转入诉讼", "我不同意提起诉讼");
        assertThat(clerk.submit(
                                "/staff/filings/" + filing + "/undelivered",
                                Map.of("_csrf", QuietBrowser.as(port, "clerk1").token("/staff/filings/" + filing)))
                        .status())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    @DisplayName("只有法官审查：窗口人员领不到；到期提请庭长，不产生支付令；别人不能替债权人表示")
    void whoMay() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        var task = court.taskFor(court.as("judge1"), filing, "RULE_ON_PAYMENT_ORDER");
        court.as("clerk1").post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(403);
        var lisi = QuietBrowser.as(port, "lisi");
        lisi.submit("/filings/" + filing + "/suit-refusal", Map.of("_csrf", lisi.token("/filings")))
                .expecting(404);

        court = time.at("2026-10-28T09:00");

        court.taskFor(court.as("supervisor1"), filing, "RULE_ON_PAYMENT_ORDER");
        assertThat(TrackFilings.papers(papers, filing).keySet()).noneMatch(paper -> paper.startsWith("PAYMENT_ORDER"));
    }

    @Test
    @DisplayName("债务人凭支付令上的案号和异议码在网上提出书面异议，不用登录：码错、没有送达、过了期间的不收，回答不透露有没有这件；异议码只在给债务人的一份上")
    void objectedOnline() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        comesTo(filing, "正在送达债务人");
        var number = court.filing(filing).get("caseNumber").asText();
        var code = code(filing);
        assertThat(said(filing, "PAYMENT_ORDER ")).doesNotContain("异议码");
        assertThat(objectsOnline(number, code, "李四", "钱已经还清").expecting(409).text())
                .contains("支付令还没有送达");
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        var wrong = objectsOnline(number, "0000 0000 0000", "李四", "钱已经还清").expecting(422);
        var none = objectsOnline(number.replaceAll("民督\\d+", "民督9999"), code, "李四", "钱已经还清")
                .expecting(422);
        assertThat(wrong.text()).contains("没有这个案号和异议码的支付令");
        assertThat(none.text()).contains("没有这个案号和异议码的支付令");
        assertThat(objectsOnline(number, code, "王五", "钱已经还清").expecting(422).text())
                .contains("姓名、名称照支付令上写的", "钱已经还清");

        var received = objectsOnline(
                        number.replace("（", "(").replace("）", ")"), code.replace(" ", ""), "李四", "钱在七月已经还清")
                .expecting(200);

        assertThat(received.text()).contains("法院已经收到您的书面异议", "钱在七月已经还清");
        comesTo(filing, "债务人提出书面异议");
        var task = court.taskFor(court.as("judge1"), filing, "DECIDE_ORDER_MATTER");
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains("凭支付令上的异议码在网上提出", "没有核对身份证件", "钱在七月已经还清");
        assertThat(objectsOnline(number, code, "李四", "再说一次").expecting(409).text())
                .contains("李四的书面异议已经收到");
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of("decision", "END", "reason", "异议成立", "basis", "民事诉讼法第二百二十八条"));
        comesTo(filing, "没有表示不同意的，转入诉讼");
    }

    @Test
    @DisplayName("支付令发出四个星期才送到的，异议码从送达起仍有十五日，最后一日提出的收；别人在同一个地方填错十次，不耽误他")
    void objectedOnlineAfterLateService() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        comesTo(filing, "正在送达债务人");
        var number = court.filing(filing).get("caseNumber").asText();
        var code = code(filing);
        court = time.at("2026-11-09T09:00");
        served(court, filing, "2026-11-09");
        comesTo(filing, "已经送达债务人");

        time.at("2026-11-24T23:30");
        var others = number.replaceAll("民督\\d+", "民督8888");
        for (var miss = 0; miss < 10; miss++) {
            objectsOnline(others, "0000 0000 0000", "李四", "钱已经还清").expecting(422);
        }
        assertThat(objectsOnline(others, "0000 0000 0000", "李四", "钱已经还清")
                        .expecting(429)
                        .text())
                .contains("请把书面材料交到或者寄到法院");
        assertThat(objectsOnline(number, code, "李四", "钱已经还清").expecting(200).text())
                .contains("法院已经收到您的书面异议");
    }

    @Test
    @DisplayName("异议期满以后凭异议码提出的不收，支付令生效")
    void objectedOnlineTooLate() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        var number = court.filing(filing).get("caseNumber").asText();

        time.at("2026-10-28T00:00:30");
        comesTo(filing, "支付令已经生效");

        assertThat(objectsOnline(number, code(filing), "李四", "钱已经还清")
                        .expecting(409)
                        .text())
                .contains("超过期间的异议视为没有提出");
    }

    @Test
    @DisplayName("债务人收到支付令以前撤回申请：法官裁定终结督促程序，没有异议可以驳回，不转入诉讼；收到以后不能撤回，别人不能撤回")
    void withdrawnBeforeService() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        comesTo(filing, "正在送达债务人");
        var lisi = QuietBrowser.as(port, "lisi");
        lisi.submit("/filings/" + filing + "/order-withdrawal", Map.of("_csrf", lisi.token("/filings")))
                .expecting(404);
        assertThat(order(filing)).contains("撤回支付令申请", "已经交纳的申请费不退");

        withdraws(filing, "他今天把钱付了").expecting(302);

        comesTo(filing, "债权人在债务人收到支付令以前撤回申请");
        court.decideAs("judge1", filing, "END_PAYMENT_ORDER", Map.of("reason", "申请人已经收到钱，撤回申请"));
        comesTo(filing, "您已经撤回申请，督促程序已经裁定终结");
        assertThat(said(filing, "PAYMENT_ORDER_END"))
                .contains("在债务人收到支付令以前撤回申请", "终结本案的督促程序，已经发出的支付令自行失效", "不影响申请人另行起诉")
                .doesNotContain("视为向本院起诉");

        var later = time.at("2026-10-28T00:00:30");

        assertThat(TrackFilings.main(port, "/filings/" + filing)).doesNotContain("已经转入诉讼", "我不同意提起诉讼");
        assertThat(later.filing(filing).get("status").asText()).isEqualTo("TRANSFERRED");
        withdraws(filing, "").expecting(409);
    }

    @Test
    @DisplayName("异议期间债权人就同一笔债又起诉：法官记下，裁定终结，引第四百三十条第一项，送达双方，不生效、不转入诉讼；窗口人员不能记")
    void suedMeanwhile() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        notes("clerk1", filing, "SUED", "（2026）京0105民初12号").expecting(403);
        assertThat(notes("judge1", filing, "SUED", " ").expecting(422).text()).contains("哪个法院受理的哪一件");

        notes("judge1", filing, "SUED", "（2026）京0105民初12号").expecting(302);

        comesTo(filing, "债权人就同一债权债务关系又提起诉讼");
        court.decideAs("judge1", filing, "END_PAYMENT_ORDER", Map.of("reason", "申请人已就同一借款起诉"));
        served(court, filing, "2026-10-12");
        comesTo(filing, "您就同一笔债又提起了诉讼");
        assertThat(said(filing, "PAYMENT_ORDER_END "))
                .contains("又就同一债权债务关系提起诉讼", "第四百三十条第一项", "终结本案的督促程序")
                .doesNotContain("视为向本院起诉");

        time.at("2026-10-28T00:00:30");

        assertThat(order(filing)).doesNotContain("已经生效", "已经转入诉讼");
        assertThat(notes("judge1", filing, "SUED", "（2026）京0105民初12号")
                        .expecting(409)
                        .text())
                .contains("现在没有可以因此终结的支付令");
    }

    @Test
    @DisplayName("审查、送达、审查异议的时候都一样；就担保单独起诉的引第四百三十四条第二款，债务人没有收到支付令的不送达他")
    void suedInEveryState() {
        var court = time.at("2026-10-12T09:00");
        var reviewed = accepted(court);
        notes("judge1", reviewed, "GUARANTEE_SUED", "（2026）京0105民初13号").expecting(302);
        comesTo(reviewed, "债权人就担保关系单独提起诉讼");
        court.decideAs("judge1", reviewed, "END_PAYMENT_ORDER", Map.of("reason", "申请人已就保证起诉"));
        comesTo(reviewed, "您就担保单独提起了诉讼");
        assertThat(said(reviewed, "PAYMENT_ORDER_END ")).contains("又就担保关系单独提起诉讼", "第四百三十四条第二款");
        assertThat(TrackFilings.papers(papers, reviewed).keySet())
                .noneMatch(paper -> paper.startsWith("PAYMENT_ORDER_END_TO_RESPONDENT"));

        var onItsWay = accepted(court);
        issue(court, onItsWay);
        comesTo(onItsWay, "正在送达债务人");
        notes("judge1", onItsWay, "SUED", "（2026）京0105民初14号").expecting(302);
        court.taskFor(court.as("judge1"), onItsWay, "END_PAYMENT_ORDER");

        var objected = accepted(court);
        issue(court, objected);
        served(court, objected, "2026-10-12");
        comesTo(objected, "已经送达债务人");
        objects(objected, "已经还清");
        comesTo(objected, "债务人提出书面异议");
        notes("judge1", objected, "SUED", "（2026）京0105民初15号").expecting(302);
        court.decideAs("judge1", objected, "END_PAYMENT_ORDER", Map.of("reason", "申请人已就同一借款起诉"));
        comesTo(objected, "您就同一笔债又提起了诉讼");
    }

    @Test
    @DisplayName("支付令还在邮寄给债权人的时候另行起诉：不再送达，裁定终结")
    void suedWhileTheCreditorsCopyIsPosted() {
        var court = time.at("2026-10-12T09:00");
        var filing = posted(court);
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("债权人另行起诉");

        notes("judge1", filing, "SUED", "（2026）京0105民初16号").expecting(302);

        comesTo(filing, "债权人就同一债权债务关系又提起诉讼");
        court.decideAs("judge1", filing, "END_PAYMENT_ORDER", Map.of("reason", "申请人已就同一借款起诉"));
        comesTo(filing, "您就同一笔债又提起了诉讼");
    }

    @Test
    @DisplayName("支付令还在邮寄给债权人的时候撤回申请：不再送达，裁定终结")
    void withdrawnWhileTheCreditorsCopyIsPosted() {
        var court = time.at("2026-10-12T09:00");
        var filing = posted(court);

        withdraws(filing, "他今天把钱付了").expecting(302);

        comesTo(filing, "债权人在债务人收到支付令以前撤回申请");
        court.decideAs("judge1", filing, "END_PAYMENT_ORDER", Map.of("reason", "申请人撤回申请"));
        comesTo(filing, "您已经撤回申请");
    }

    /** An order whose creditor has his papers by post, and has not received this one. */
    private String posted(Stories court) {
        var filing = accepted(court);
        court.say(
                        filing,
                        "service-address",
                        Map.of(
                                "serviceAddress",
                                Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false)))
                .expecting(201);
        issue(court, filing);
        court.taskFor(court.clerk, filing, "PAPER_SERVICE");
        return filing;
    }

    @Test
    @DisplayName("法官还没有审查就撤回申请：不再审查，裁定终结；送达债务人以后不能撤回")
    void withdrawnBeforeTheOrder() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        comesTo(filing, "撤回支付令申请");
        withdraws(filing, "").expecting(302);
        comesTo(filing, "债权人在债务人收到支付令以前撤回申请");
        court.decideAs("judge1", filing, "END_PAYMENT_ORDER", Map.of("reason", "申请人撤回申请"));
        comesTo(filing, "您已经撤回申请");

        var another = accepted(court);
        issue(court, another);
        served(court, another, "2026-10-12");
        comesTo(another, "已经送达债务人");
        assertThat(order(another)).doesNotContain("撤回支付令申请");
        assertThat(withdraws(another, "").expecting(409).text()).contains("债务人已经收到支付令");
    }

    @Test
    @DisplayName("转入诉讼的受理费补交差额：已交的三分之一逐行抵掉，引司法解释第一百九十五条；撤诉减半按全额算再抵")
    void theSuitsFeeIsToppedUp() {
        var court = time.at("2026-10-12T09:00");
        var suit = wentOver(court);
        court = time.at("2026-10-29T09:00");

        registers(court, suit, "04.10.103");
        court.confirmFee(suit, 153_333);

        assertThat(court.waitsAt(suit, "FEE_DUE").at("/fee/lines").toString())
                .contains("已交的支付令申请费", "-76667", "第一百九十五条");
        assertThat(said(suit, "FEE_NOTICE")).contains("已交的支付令申请费", "1,533.33");
        court.say(suit, "withdrawal", Map.of("reason", "和解了")).expecting(201);
        court.decideAs("judge1", suit, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        // Half of 2,300.00 is 1,150.00, of which 766.67 were paid for the order.
        assertThat(court.waitsAt(suit, "WITHDRAWAL_GRANTED").at("/feeLeft/fen").asLong())
                .isEqualTo(38_333);
    }

    @Test
    @DisplayName("已交的三分之一不少于诉讼的受理费（劳动争议每件十元）：不再交费，直接移送，写明依据")
    void theSuitsFeeIsPaidAlready() {
        var court = time.at("2026-10-12T09:00");
        var suit = wentOver(court);
        court = time.at("2026-10-29T09:00");

        registers(court, suit, "07.19.205");

        court.waitsAt(suit, "TRANSFERRED");
        assertThat(TrackFilings.papers(papers, suit).keySet()).noneMatch(paper -> paper.startsWith("FEE_NOTICE"));
    }

    /** A suit after an order has no cause until it is registered. */
    private static void registers(Stories court, String suit, String cause) {
        court.decideAs(
                "clerk1",
                suit,
                "REVIEW",
                Map.of("outcome", "REGISTER", "confirmed", Map.of("causeCode", cause), "reason", "支付令失效，转入诉讼"));
    }

    private String wentOver(Stories court) {
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        objects(filing, "钱已经还清");
        ends(court, filing);
        comesTo(filing, "没有表示不同意的，转入诉讼");
        served(court, filing, "2026-10-12");
        time.at("2026-10-28T00:00:30");
        comesTo(filing, "已经转入诉讼");
        return suitOf(filing);
    }

    private static void ends(Stories court, String filing) {
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of("decision", "END", "reason", "符合终结的情形", "basis", "民事诉讼法第二百二十八条"));
    }

    private String code(String filing) {
        var code = Pattern.compile("异议码 ?(\\d{4} \\d{4} \\d{4})").matcher(said(filing, "PAYMENT_ORDER_TO_RESPONDENT"));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private QuietBrowser.Answer objectsOnline(String number, String code, String who, String reason) {
        var stranger = QuietBrowser.stranger(port);
        return stranger.submit(
                "/objections",
                Map.of(
                        "_csrf", stranger.token("/objections"),
                        "caseNumber", number,
                        "code", code,
                        "who", who,
                        "reason", reason));
    }

    private QuietBrowser.Answer withdraws(String filing, String reason) {
        var browser = QuietBrowser.as(port, "zhangsan");
        return browser.submit(
                "/filings/" + filing + "/order-withdrawal",
                Map.of("_csrf", browser.token("/filings/" + filing), "reason", reason));
    }

    private QuietBrowser.Answer notes(String username, String filing, String matter, String which) {
        var browser = QuietBrowser.as(port, username);
        return browser.submit(
                "/staff/filings/" + filing + "/other-suit",
                Map.of(
                        "_csrf", browser.token("/staff/filings/" + filing),
                        "matter", matter,
                        "which", which));
    }

    private QuietBrowser.Answer declines(String filing) {
        var browser = QuietBrowser.as(port, "zhangsan");
        return browser.submit(
                "/filings/" + filing + "/suit-refusal", Map.of("_csrf", browser.token("/filings/" + filing)));
    }
}
