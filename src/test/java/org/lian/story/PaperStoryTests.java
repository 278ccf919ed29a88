package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.document;
import static org.lian.story.CasePapers.kinds;
import static org.lian.story.CasePapers.pdf;
import static org.lian.story.CasePapers.printed;
import static org.lian.story.CourtClock.until;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.identity.Accounts;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 文书: what a party opens, prints and checks. */
class PaperStoryTests extends CourtInTime {
    @Autowired
    Accounts accounts;

    @Autowired
    Papers papers;

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("收件回执是一份 PDF：编号、收到时间、每份材料的文件名；二维码打开核验页，核验页不显示当事人")
    void theReceiptIsAPaper() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();

        var listed = court.zhangsan
                .get("/api/v1/filings/" + filing + "/documents")
                .expecting(200)
                .body()
                .get("items")
                .get(0);
        var pdf = pdf(court, filing, listed.get("id").asText());

        assertThat(listed.get("kind").asText()).isEqualTo("RECEIPT");
        assertThat(Printed.text(pdf))
                .contains("某某区人民法院", "收件回执", "李四，民间借贷纠纷", "2026年10月12日", "二〇二六年十月十二日", "COMPLAINT.txt", "EVIDENCE.txt")
                .contains(court.filing(filing).get("receipt").get("number").asText());
        assertThat(pdf(court, filing, listed.get("id").asText())).isEqualTo(pdf);
        var check = Printed.code(pdf).replaceFirst("^http://[^/]+", "");
        assertThat(QuietBrowser.stranger(port).get(check).expecting(200).text())
                .contains("收件回执", "某某区人民法院", "2026 年 10 月 12 日")
                .doesNotContain("张三", "李四");
        var page = QuietBrowser.as(port, "zhangsan");
        assertThat(page.get("/filings/" + filing + "/receipt").text()).contains("/filings/" + filing + "/receipt.pdf");
        assertThat(page.get("/filings/" + filing + "/receipt.pdf")
                        .expecting(200)
                        .header("content-type"))
                .isEqualTo("application/pdf");
    }

    @Test
    @DisplayName("收件回执是提交那一刻的：法院后来更正了案由，第一次打开看到的仍是提交时的")
    void theReceiptIsOfTheSubmission() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decide(
                court.task(filing, "REVIEW"),
                Map.of(
                        "outcome", "REGISTER",
                        "reason", "按实际法律关系",
                        "confirmed", Map.of("causeCode", "04.10.088")));
        court.waitsAt(filing, "REGISTERED");

        assertThat(printed(court, filing, "RECEIPT")).contains("民间借贷纠纷").doesNotContain("买卖合同纠纷");
        assertThat(printed(court, filing, "ACCEPTANCE_NOTICE")).contains("买卖合同纠纷");
    }

    @Test
    @DisplayName("登记立案：受理、举证、权利义务各是一份文书，写明案号、立案日、举证期限、责任、后果；打开两次字节相同")
    void theNoticesOfRegistration() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.register(filing);
        var number = court.waitsAt(filing, "REGISTERED").get("caseNumber").asText();
        until(() -> assertThat(kinds(court, filing))
                .containsExactlyInAnyOrder(
                        "RECEIPT",
                        "ONLINE_CONSENT",
                        "SERVICE_ADDRESS",
                        "EVIDENCE_LIST",
                        "ACCEPTANCE_NOTICE",
                        "EVIDENCE_NOTICE",
                        "RIGHTS_NOTICE"));

        assertThat(printed(court, filing, "ACCEPTANCE_NOTICE"))
                .contains("某某区人民法院受理案件通知书", number, "张三：", "张三诉李四民间借贷纠纷一案")
                .contains("经审查，起诉符合法定的起诉条件", "已于2026年10月12日登记立案")
                .contains("依法在中国裁判文书网公布", "互联网公布裁判文书的规定第三条、第四条、第八条、第十条")
                .contains("是虚假诉讼", "罚款、拘留", "第一百一十五条", "法发〔2016〕13号");
        assertThat(printed(court, filing, "EVIDENCE_NOTICE"))
                .contains(number, "适用普通程序，举证期限为自收到本通知书的次日起 15 日")
                .contains("由负有举证证明责任的当事人承担不利的后果", "不予采纳该证据", "书面申请本院调查收集");
        assertThat(printed(court, filing, "RIGHTS_NOTICE")).contains(number, "诉讼权利", "诉讼义务", "提出回避申请");

        var notice = document(court, filing, "EVIDENCE_NOTICE");
        assertThat(notice.get("servedAt").asText()).startsWith("2026-10-12");
        assertThat(notice.get("addressee").asText()).isEqualTo("张三");
        var page = QuietBrowser.as(port, "zhangsan");
        var letter = "/filings/" + filing + "/messages/" + notice.get("id").asText();
        assertThat(page.get("/filings/" + filing).text()).contains(letter + "/pdf");
        assertThat(page.get(letter).text()).contains("举证期限为自收到本通知书的次日起 15 日", letter + "/pdf");
        assertThat(page.get(letter + "/pdf").expecting(200).header("content-type"))
                .isEqualTo("application/pdf");
    }

    @Test
    @DisplayName("举证期限按程序：简易程序十五日以内，小额诉讼七日以内")
    void thePeriodFollowsTheProcedure() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decide(
                court.task(filing, "REVIEW"),
                Map.of("outcome", "REGISTER", "confirmed", Map.of("procedure", "SMALL_CLAIMS")));
        until(() -> assertThat(kinds(court, filing)).contains("EVIDENCE_NOTICE"));

        assertThat(printed(court, filing, "EVIDENCE_NOTICE"))
                .contains("适用小额诉讼程序", "次日起 7 日（最高人民法院关于适用民事诉讼法的解释第二百七十五条）");
    }

    @Test
    @DisplayName("先行立案的受理通知不说“经审查符合条件”")
    void registeredByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var later = time.at("2026-10-20T00:00:30");
        later.waitsAt(filing, "REGISTERED");
        until(() -> assertThat(kinds(later, filing)).contains("ACCEPTANCE_NOTICE"));
        var next = later.task(filing, "CONFIRM_FEE");
        assertThat(QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + next).text())
                .contains("已送达的文书", "/staff/tasks/" + next + "/papers/");

        assertThat(printed(later, filing, "ACCEPTANCE_NOTICE"))
                .contains("没有作出决定", "第八条先行立案", "二〇二六年十月二十日")
                .doesNotContain("符合法定的起诉条件");
    }

    @Test
    @DisplayName("交费通知在确认诉讼费以后：一档一行、合计、大写、期限、后果、复核；金额和账单一致")
    void theFeeNotice() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        until(() -> assertThat(kinds(court, filing)).contains("FEE_NOTICE"));

        assertThat(printed(court, filing, "FEE_NOTICE"))
                .containsPattern("缴费码 ?\\d{4} ?\\d{4} ?\\d{4}，或者案号")
                .containsPattern("不超过1万元，每件50元\\s*50\\.00")
                .containsPattern("超过1万元至10万元的部分\\s*按2\\.5%\\s*2,250\\.00")
                .contains("2,300.00 元（大写：人民币贰仟叁佰元整）", "合计", "次日起 7 日内交纳（诉讼费用交纳办法第二十二条）")
                .contains(
                        "本院诉讼费专户：户名：某某区人民法院诉讼费专户（演示）",
                        "按撤诉处理",
                        "申请复核",
                        "交纳时请写明缴费码",
                        court.filing(filing).get("caseNumber").asText());
    }

    @Test
    @DisplayName("补正通知书逐项列明，写出每份材料的文件名、依据和期限")
    void theCorrectionNotice() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var evidence = court.filing(filing)
                .get("receipt")
                .get("materials")
                .get(2)
                .get("id")
                .asText();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Stories.correctionOf(
                        Map.of("code", "UNREADABLE", "materialId", evidence, "text", "第二页看不清"),
                        Map.of("code", "CLAIMS_NOT_SPECIFIC")));
        court.waitsAt(filing, "CORRECTION_REQUIRED");

        assertThat(printed(court, filing, "CORRECTION_NOTICE"))
                .contains("EVIDENCE.txt", "第二页看不清", "2026年10月12日收到", "日内补正", "坚持起诉");
    }

    @Test
    @DisplayName("没有书记员办理过的案件，裁定书也由书记员署名：签发的人选本院的哪一位，就是哪一位；外院的、自己都不行")
    void aClerkStandsUnderEveryRuling() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("plaintiffs", List.of(Map.of("kind", "PERSON", "name", "ABC Trading Ltd.", "foreignDomicile", true)));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.submit(filing).expecting(201);
        court.decideAs(
                "judge2",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "SIGN_REFUSAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        for (var wrong : List.of("clerk3", "judge1", "nobody")) {
            assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "SIGN", "clerk", wrong))
                            .expecting(422)
                            .text())
                    .contains("\"clerk\"", "本院在岗的书记员", "clerk2", "第一百五十七条");
        }
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains("署名的书记员", "value=\"clerk2\"");
        judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "SIGN", "clerk", "clerk2"))
                .expecting(204);
        court.waitsAt(filing, "REFUSED");
        until(() -> assertThat(kinds(court, filing)).contains("REFUSAL_RULING"));

        assertThat(printed(court, filing, "REFUSAL_RULING"))
                .contains("审判员　" + name("judge1"), "书记员　" + name("clerk2"), "30 日内");
    }

    @Test
    @DisplayName("不予受理裁定：文号、起诉人的情况、理由、依据、上诉期限和上诉法院的名称、审判员和书记员的姓名、汉字日期")
    void theRefusalRuling() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        var number = court.waitsAt(filing, "REFUSED").get("rulingNumber").asText();
        until(() -> assertThat(kinds(court, filing)).contains("REFUSAL_RULING"));

        assertThat(printed(court, filing, "REFUSAL_RULING"))
                .contains(number, "起诉人：张三，女，1985年3月12日出生，住北京市某某区一号。", "请求判令被告归还借款本金十万元。")
                .contains(
                        "原告与本案没有直接利害关系。",
                        "依照《中华人民共和国民事诉讼法》第一百二十二条第一项、第一百二十六条之规定",
                        "收到张三诉李四民间借贷纠纷一案的起诉材料",
                        "对张三的起诉，本院不予受理")
                .contains("10 日内向本院递交上诉状，上诉于北京市第一中级人民法院")
                .contains("审判员　" + name("judge1"), "书记员　" + name("clerk1"), "二〇二六年十月十二日")
                .doesNotContain("11010519850312008X");
    }

    @Test
    @DisplayName("按撤诉、准许撤诉的裁定：双方当事人、数额、再次起诉、审判员和书记员、汉字日期")
    void theRulingsAfterRegistration() {
        var court = time.at("2026-10-12T09:00");
        var unpaid = court.owing();
        var withdrawn = court.owing();
        court.say(withdrawn, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        court.decideAs("judge1", withdrawn, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(withdrawn, "WITHDRAWAL_GRANTED");
        until(() -> assertThat(kinds(court, withdrawn)).contains("WITHDRAWAL_RULING"));
        assertThat(printed(court, withdrawn, "WITHDRAWAL_RULING"))
                .contains("民事裁定书", "原告：张三", "被告：李四。", "准许撤诉。", "减半收取 1,150.00 元")
                .contains("审判员　" + name("judge1"), "书记员　" + name("clerk1"), "二〇二六年十月十二日");

        var overdue = time.at("2026-10-20T00:00:30");
        overdue.waitsAt(unpaid, "FEE_OVERDUE");
        var ended = time.at("2026-10-22T00:00:30");
        ended.decideAs("judge1", unpaid, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        ended.waitsAt(unpaid, "DEEMED_WITHDRAWN");
        until(() -> assertThat(kinds(ended, unpaid)).contains("DEEMED_WITHDRAWAL_RULING"));
        assertThat(printed(ended, unpaid, "DEEMED_WITHDRAWAL_RULING"))
                .contains("2,300.00 元", "本案按撤诉处理。", "可以再次起诉", "二〇二六年十月二十二日");
    }

    @Test
    @DisplayName("不准许撤诉也是裁定：写明理由和条文，送达当事人，案件继续办理；再申请又不准许的，再送达一份")
    void aDeniedWithdrawalIsARuling() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        for (var reason : List.of("撤诉可能损害他人权益", "第二次申请的理由相同")) {
            court.say(filing, "withdrawal", Map.of("reason", "不想打了")).expecting(201);
            court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "REFUSE", "reason", reason));
            court.waitsAt(filing, "FEE_DUE");
            until(() -> assertThat(served(court, filing, "WITHDRAWAL_DENIAL"))
                    .anyMatch(text -> text.contains("本院认为，" + reason + "。")));
        }
        assertThat(served(court, filing, "WITHDRAWAL_DENIAL")).hasSize(2);
        assertThat(printed(court, filing, "WITHDRAWAL_DENIAL"))
                .contains("民事裁定书", "原告：张三", "被告：李四。", "不准许撤诉。", "第一百五十七条")
                .contains("审判员　" + name("judge1"), "二〇二六年十月十二日")
                .doesNotContain("再次起诉");
    }

    private List<String> served(Stories court, String filing, String kind) {
        return kinds(court, filing).stream().noneMatch(kind::equals)
                ? List.of()
                : papers.of(FilingId.of(filing)).stream()
                        .filter(paper -> paper.document().equals(kind))
                        .map(Paper::text)
                        .toList();
    }

    @Test
    @DisplayName("纸面送达：工作人员打印的 PDF，和登记送达以后当事人看到的，是同一份")
    void onPaperItIsTheSame() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var filing = court.submitted(draft);
        court.register(filing);
        var task = court.task(filing, "PAPER_SERVICE");
        var sheet = QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + task).text();
        var link =
                Pattern.compile("/staff/tasks/" + task + "/papers/[0-9a-f-]+").matcher(sheet);
        assertThat(sheet).contains("受理案件通知书", "举证通知书", "诉讼权利义务告知书");
        assertThat(link.find()).isTrue();
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get(link.group())
                        .expecting(200)
                        .header("content-type"))
                .isEqualTo("application/pdf");
        var printed = papers.pdf(UUID.fromString(link.group().replaceAll(".*/", "")));

        var later = time.at("2026-10-15T09:00");
        later.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-14", "document", "EMS1"));

        until(() -> assertThat(kinds(later, filing)).contains("ACCEPTANCE_NOTICE"));
        var next = later.task(filing, "CONFIRM_FEE");
        assertThat(QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + next).text())
                .contains("已送达的文书", "/staff/tasks/" + next + "/papers/");
        assertThat(pdf(
                        later,
                        filing,
                        document(later, filing, "ACCEPTANCE_NOTICE").get("id").asText()))
                .isEqualTo(printed);
    }

    @Test
    @DisplayName("名字里有字体印不出的字：不电子送达缺字的文书，转给工作人员制作")
    void aRareNameStopsForAPerson() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "李\uE000")));
        var filing = court.submitted(draft);
        court.register(filing);

        var task = court.task(filing, "PAPER_SERVICE");

        var sheet = QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + task).text();
        assertThat(sheet).contains("李\uE000", "当事人同意电子送达", "字体印不出的字").doesNotContain("当事人没有同意电子送达");
        assertThat(kinds(court, filing)).doesNotContain("ACCEPTANCE_NOTICE");
    }

    private String name(String username) {
        return accounts.findByUsername(username).orElseThrow().name();
    }
}
