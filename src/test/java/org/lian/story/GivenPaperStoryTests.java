package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.page;
import static org.lian.story.CasePapers.printed;
import static org.lian.story.CourtClock.until;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.identity.Accounts;
import org.lian.payment.Payments;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 凭证和通知: what the court gives without service, each of the moment that it attests. */
class GivenPaperStoryTests extends CourtInTime {
    /** A sign of the third plane, which the font does not have. */
    private static final String RARE = Character.toString(0x30EDD);

    @Autowired
    Accounts accounts;

    @Autowired
    Papers papers;

    @Autowired
    Payments payments;

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("款项到账有缴费凭证：编号是缴费单号，金额大小写、方式、依据、到账日期，写明不是财政票据；移送有立案移送表：当事人、案由、请求、费用、材料页数、经办人、日期")
    void paidAndHandedOver() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        assertThat(CasePapers.kinds(court, filing)).doesNotContain("PAYMENT_PROOF", "TRANSFER_SHEET");
        court.pay(filing);
        var view = court.waitsAt(filing, "TRANSFERRED");
        var number = view.get("caseNumber").asText();

        assertThat(printed(court, filing, "PAYMENT_PROOF"))
                .contains("缴费凭证", number, "张三", "2,300.00 元（大写：人民币贰仟叁佰元整）", "微信支付", "二〇二六年十月十二日")
                .contains("诉讼费用交纳办法第二十二条", "不是财政票据", order(filing));
        assertThat(printed(court, filing, "TRANSFER_SHEET"))
                .contains("立案移送表", number, "民间借贷纠纷", "原告：张三，女，1985年3月12日出生", "被告：李四。")
                .contains("请求判令被告归还借款本金十万元", "100,000.00 元（人民币壹拾万元整）", "2,300.00 元（人民币贰仟叁佰元整），已经交纳")
                .contains("COMPLAINT.txt", "EVIDENCE.txt", "页数", "一个文件")
                .contains("经办书记员 " + name("clerk1"), view.get("department").asText(), "第十二条", "二〇二六年十月十二日")
                .doesNotContain("11010519850312008X", "13800138000", "先行立案", "立案法官");
        assertThat(page(court, "/filings/" + filing)).contains("法院出具的凭证和通知", "缴费凭证", "立案移送表");
        assertThat(papersOf(filing, "TRANSFER_SHEET")).hasSize(1);
        assertThat(papersOf(filing, "PAYMENT_PROOF")).hasSize(1);
    }

    @Test
    @DisplayName("先行立案、不用预交的：移送表写先行立案，费用写不预交和条文，没有人办理过的不编造经办人")
    void registeredByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.19.205.05");
        draft.put("claims", "请求判令被告支付工资。");
        draft.remove("facts");
        var filing = court.drafted(draft);
        court.insist(filing);
        court.task(filing, "REVIEW");
        var later = time.at("2026-10-20T00:00:30");
        later.waitsAt(filing, "TRANSFERRED");

        assertThat(printed(later, filing, "TRANSFER_SHEET"))
                .contains("先行立案", "不预交（诉讼费用交纳办法第二十条", "没有提交材料", "二〇二六年十月二十日")
                .doesNotContain("立案法官", "经办书记员");
    }

    @Test
    @DisplayName("被告住在国外的，移送表写明送达的要点和条文")
    void servedAbroad() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.19.205.05");
        draft.put(
                "defendants",
                List.of(Map.of(
                        "kind", "ORGANISATION",
                        "name", "ABC Trading Ltd.",
                        "address", "1 High Street, London",
                        "foreignDomicile", true)));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.submit(filing).expecting(201);
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.waitsAt(filing, "TRANSFERRED");

        assertThat(printed(court, filing, "TRANSFER_SHEET")).contains("“ABC Trading Ltd.”在国外、在国内没有住所的", "民事诉讼法第二百八十三条");
    }

    @Test
    @DisplayName("退费有退费通知书：金额大小写、事由、依据、退回账户；退成以前没有")
    void moneyGoesBack() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var order = court.order(filing, "ALIPAY");
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                        .status())
                .isEqualTo(202);
        court.taskFor(court.as("judge2"), filing, "APPROVE_REFUND");
        assertThat(CasePapers.kinds(court, filing)).contains("PAYMENT_PROOF").doesNotContain("REFUND_NOTICE");

        court.decideAs("judge2", filing, "APPROVE_REFUND", Map.of("approved", true));

        assertThat(printed(court, filing, "REFUND_NOTICE"))
                .contains("退费通知书", "张三诉李四", "人民币壹仟壹佰伍拾元整）")
                .contains("准许撤诉，减半收取", "诉讼费用交纳办法第十五条", "原路退回", "二〇二六年十月十二日");
        assertThat(papersOf(filing, "REFUND_NOTICE")).hasSize(1);
    }

    @Test
    @DisplayName("提交补正有补正收件凭证：编号、收到时间、逐项写明收到什么、没有补正的也写明、期限重新计算；每次通知一份")
    void aCorrectionIsReceived() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var material = court.filing(filing)
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
                        Map.of("code", "UNREADABLE", "materialId", material, "text", "第二页看不清"),
                        Map.of("code", "CLAIMS_NOT_SPECIFIC")));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "清晰的第二页.txt", Stories.text("清晰"))
                .expecting(201);
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/correction", Map.of("partial", true))
                .expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");

        assertThat(printed(court, filing, "CORRECTION_RECEIPT"))
                .contains("补正收件凭证", "编号：B20261012-", "2026年10月12日9时0分", "张三诉李四")
                .contains("第二页看不清", "清晰的第二页.txt", "没有补正", "先提交已经补正的部分")
                .contains("第一百二十六条", "第二条、第七条");
    }

    @Test
    @DisplayName("立案以前撤回有撤回确认书：首次提交日期、回执编号、撤回日期，不收费、不影响再次起诉")
    void withdrawnBeforeRegistration() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var later = time.at("2026-10-13T09:00");
        later.say(filing, "withdrawal", Map.of("reason", "先协商")).expecting(201);
        later.waitsAt(filing, "WITHDRAWN");

        assertThat(printed(later, filing, "WITHDRAWAL_CONFIRMATION"))
                .contains("撤回确认书", "2026年10月12日提交", "二〇二六年十月十三日", "不收取诉讼费用", "不影响再次起诉")
                .contains(later.filing(filing).get("receipt").get("number").asText());
    }

    @Test
    @DisplayName("名字里有字体印不出的字：页面说明纸质的由法院工作人员制作，不给打不开的链接；书记员有一件任务，办完登记交付；凭证同样")
    void aRareName() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "李" + RARE)));
        var filing = court.submitted(draft);
        var receipt = page(court, "/filings/" + filing + "/receipt");
        assertThat(receipt).contains(RARE, "系统的字体印不出来", "由法院工作人员制作纸质的").doesNotContain("receipt.pdf");
        assertThat(page(court, "/filings/" + filing)).doesNotContain("已经作出《收件回执》");
        var sheet = QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + court.task(filing, "PAPER_SERVICE"))
                .text();
        assertThat(sheet).contains("收件回执", RARE, "字体印不出的字");

        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "当面-1"));

        until(() -> assertThat(page(court, "/filings/" + filing)).contains("收件回执</a>"));
        assertThat(CasePapers.kinds(court, filing)).containsOnlyOnce("RECEIPT");
        court.say(filing, "withdrawal", Map.of("reason", "先协商")).expecting(201);
        court.waitsAt(filing, "WITHDRAWN");
        assertThat(page(court, "/filings/" + filing)).contains("撤回确认书", "由法院工作人员制作纸质的");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + court.task(filing, "PAPER_SERVICE"))
                        .text())
                .contains("撤回确认书", RARE);
    }

    private List<Paper> papersOf(String filing, String document) {
        return papers.of(FilingId.of(filing)).stream()
                .filter(paper -> paper.document().equals(document))
                .toList();
    }

    private String order(String filing) {
        return payments.of(FilingId.of(filing)).get(0).orderNo();
    }

    private String name(String username) {
        return accounts.findByUsername(username).orElseThrow().name();
    }
}
