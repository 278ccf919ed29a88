package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 申请支付令: the same flow as a suit by other rows; five days, refused by a notice, a third of the fee. */
class PaymentOrderStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "诉讼请求", "诉状", "撤诉", "案由"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("申请支付令：收件、五日内审查、民督字案号，申请费是财产案件的三分之一，交费以后移送民事审判庭")
    void fromTheHomePageToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请支付令", "债权债务关系的证据", "是起诉受理费的三分之一", "5 日");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.PAYMENT_ORDER));
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }

        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.register(filing);
        court.confirmFee(filing, 76_667);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199民督\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("民事诉讼法第二百二十六条", "三分之一"));
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE).*"));
        assertThat(TrackFilings.papers(papers, filing).entrySet())
                .filteredOn(paper -> paper.getKey().startsWith("RECEIPT "))
                .singleElement()
                .satisfies(receipt ->
                        assertThat(receipt.getValue()).contains("不表示本院已经决定立案。").doesNotContain("登记立案若干问题的规定"));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("支付令的每一页、每一份文书里都没有原告、被告、诉讼请求、撤诉")
    void noWordOfASuit() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.PAYMENT_ORDER));
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("支付令申请书", "申请人：张三", "被申请人：李四", "所根据的事实和证据", "EVIDENCE.txt")
                .doesNotContain(OF_A_SUIT);
        court.submit(filing).expecting(201);
        court.register(filing);
        court.confirmFee(filing, 76_667);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).doesNotContain(OF_A_SUIT);
        TrackFilings.pages(port, filing, List.of("receipt", "withdrawal", "evidence"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain(OF_A_SUIT));

        court.say(filing, "withdrawal", Map.of("reason", "对方已经还钱")).expecting(201);
        assertThat(court.waitsAt(filing, "WITHDRAWAL_PENDING").get("statusText").asText())
                .isEqualTo("撤回申请待裁定");
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        assertThat(court.waitsAt(filing, "WITHDRAWAL_GRANTED").get("statusText").asText())
                .isEqualTo("准许撤回申请");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).doesNotContain(OF_A_SUIT);
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.contains("裁定如下"))
                .singleElement()
                .satisfies(
                        ruling -> assertThat(ruling).contains("申请人申请撤回", "准许撤回申请。", "申请费 766.67 元，不适用减半交纳", "可以再次申请"));
    }

    @Test
    @DisplayName("支付令不予受理：通知书，不是裁定，没有上诉、复议；可以另行起诉")
    void refusedByANotice() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "SUM_NOT_CERTAIN",
                        "reason", "借条没有写明利息，数额不确定",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第四百二十七条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));

        court.waitsAt(filing, "REFUSED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("不予受理通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).doesNotContain("裁定如下", "上诉", "复议"));
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("不予受理", "另行起诉")
                .doesNotContain("裁定");
    }

    @Test
    @DisplayName("支付令申请书不完整：补正的用词是申请支付令的，补正以后重新审查；期满没有补正的，退回申请，可以坚持")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction(7, "COMPLAINT_MISSING"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        TrackFilings.pages(port, filing, List.of("correction", "insistence", "correction/0"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain(OF_A_SUIT));

        court = time.at("2026-10-20T00:01");
        court.waitsAt(filing, "RETURNED");
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("退回申请", "坚持申请支付令")
                .doesNotContain(OF_A_SUIT);
    }

    @Test
    @DisplayName("支付令五日期满没有决定：不先行立案，由庭长当日决定")
    void escalatedNeverRegistered() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.task(filing, "REVIEW");

        court = time.at("2026-10-20T00:01");

        assertThat(court.taskFor(court.as("supervisor1"), filing, "DECIDE_AT_EXPIRY"))
                .isNotBlank();
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(court.filing(filing).hasNonNull("caseNumber")).isFalse();
    }

    @Test
    @DisplayName("申请费的通知说本院指定的期限、由法官处理，不说受理费的七日和民诉解释二百一十三条；支付令逾期没有交的，按撤回申请处理，可以再次申请")
    void unpaid() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.register(filing);
        court.confirmFee(filing, 76_667);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("7 日内交纳（本院指定的期限，诉讼费用交纳办法第二十二条第三款）")
                        && said.contains("由本院法官依照有关规定处理，可以按撤回申请处理（诉讼费用交纳办法第二十二条第四款）"));
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "FEE_OVERDUE");
        court = time.at("2026-10-22T00:00:30");
        court.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));

        assertThat(court.waitsAt(filing, "DEEMED_WITHDRAWN").get("statusText").asText())
                .isEqualTo("按撤回申请处理");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) ->
                        assertThat(said).as(paper).doesNotContain(OF_A_SUIT).doesNotContain("第二百一十三条"));
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("本案按撤回申请处理。") && said.contains("《诉讼费用交纳办法》第二十二条第四款"));
    }

    @ParameterizedTest
    @CsvSource({
        "sumDueAndCertain, NO, SUM_NOT_CERTAIN",
        "counterObligation, YES, COUNTER_OBLIGATION",
        "debtorServiceable, NO, NOT_SERVICEABLE",
        "preSuitPreservation, YES, PRE_SUIT_PRESERVATION"
    })
    @DisplayName("支付令的四个条件，答了不符合的，提交以前就说明理由")
    void conditionsAreSaidBefore(String fact, String answer, String ground) {
        var check = CourtClient.anonymous(port)
                .post("/api/v1/eligibility-checks", Map.of("track", "PAYMENT_ORDER", "answers", Map.of(fact, answer)))
                .expecting(200)
                .body();

        assertThat(check.get("grounds").toString()).contains(ground, "法院不受理支付令申请", "直接起诉");
    }

    @Test
    @DisplayName("四个条件：不符合的，说后果和还能怎样办，不重复条件；符合的，写在申请书里")
    void conditionsInTheApplication() {
        var court = time.at("2026-10-12T09:20");
        var draft = TrackFilings.draft(Track.PAYMENT_ORDER);
        draft.put("answers", Map.of("sumDueAndCertain", "YES", "counterObligation", "YES", "debtorServiceable", "YES"));
        var filing = TrackFilings.drafted(court, draft);

        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/checks")
                        .body()
                        .toString())
                .contains("您选了“是”；如果确实如此，法院不受理支付令申请", "先把自己该做的做完再申请，也可以直接起诉")
                .doesNotContain("如果确实如此，债权人有对待给付义务");
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("请求给付的金钱或者有价证券已经到期，数额确定。", "支付令能够送达")
                .doesNotContain("没有对待给付义务", "诉前保全");
    }
}
