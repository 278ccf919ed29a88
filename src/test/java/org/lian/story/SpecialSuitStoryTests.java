package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.payment.Payments;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 少见的起诉: suits with a review of their own length, a personnel dispute, a refusal that costs nothing. */
class SpecialSuitStoryTests extends CourtInTime {
    @Autowired
    Payments payments;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("第三人撤销之诉审查三十日，执行异议之诉十五日，都从收到的次日起（登记立案规定第八条）")
    void reviewsOfTheirOwnLength() {
        var court = time.at("2026-11-02T09:00");

        assertThat(due(court, "12.58.511")).startsWith("2026-12-03T00:00");
        assertThat(due(court, "12.59.512.01")).startsWith("2026-11-18T00:00");
    }

    @Test
    @DisplayName("裁定不予受理不交费：没有账单，没有缴费单，不能交费（诉讼费用交纳办法第八条）")
    void aRefusalCostsNothing() {
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
        court.waitsAt(filing, "REFUSED");

        assertThat(jdbc.sql("select count(*) from fee_bill where filing_id = ?")
                        .param(UUID.fromString(filing))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(payments.of(FilingId.of(filing))).isEmpty();
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"))
                .expecting(409);
    }

    @Test
    @DisplayName("人事争议：问去过仲裁没有；没有去过的建议先仲裁，材料里要仲裁裁决书（劳动争议调解仲裁法第五十二条）")
    void aPersonnelDispute() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.20.210");
        draft.put("answers", Map.of("labourArbitrated", "NO"));
        var filing = court.drafted(draft);
        var zhangsan = QuietBrowser.as(port, "zhangsan");

        assertThat(zhangsan.get("/filings/" + filing + "/materials").text()).contains("人事争议仲裁裁决书，或者不予受理通知书", "第五十二条");
        assertThat(zhangsan.get("/filings/" + filing + "/check").text()).contains("应当先申请劳动人事争议仲裁");
    }

    private static String due(Stories court, String cause) {
        var draft = Stories.loanDraft();
        draft.put("causeCode", cause);
        return court.filing(court.submitted(draft)).get("dueAt").asText();
    }
}
