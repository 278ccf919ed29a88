package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;

/** 行政起诉 and 刑事自诉 on the ways out: corrected, returned, refused, unpaid, over, sent to the police. */
@Tag("thorough")
class OtherTracksWaysOutStoryTests extends CourtInTime {
    @Autowired
    Papers papers;

    private static final Map<String, Object> CORRECT = Stories.correction(5, "CLAIMS_NOT_SPECIFIC");

    @Test
    @DisplayName("行政：补正了的重新计算七日；没有补正的退回诉状，坚持起诉的裁定不予立案")
    void administrativeReturnedAndInsisted() {
        var court = time.at("2026-10-12T09:00");
        var corrected = TrackFilings.submitted(court, Track.ADMINISTRATIVE);
        var filing = TrackFilings.submitted(court, Track.ADMINISTRATIVE);
        for (var one : List.of(corrected, filing)) {
            court.decideAs("judge1", one, "REVIEW", CORRECT);
            court.waitsAt(one, "CORRECTION_REQUIRED");
        }
        court.say(corrected, "correction", Map.of("claims", "撤销某某区市场监督管理局处罚决定第 1 号。"))
                .expecting(201);
        court.waitsAt(corrected, "UNDER_REVIEW");

        court = time.at("2026-10-20T00:01");

        court.waitsAt(filing, "RETURNED");
        assertThat(TrackFilings.papers(papers, filing).values()).anyMatch(said -> said.startsWith("退回诉状通知书"));
        court.say(filing, "insistence", Map.of("reason", "诉状没有问题")).expecting(201);
        court.decideAs(
                "judge1",
                filing,
                "SIGN_REFUSAL",
                Map.of(
                        "decision", "SIGN",
                        "ground", "NOT_CORRECTED",
                        "reason", "没有补正具体的诉讼请求",
                        "basis", "最高人民法院关于适用行政诉讼法的解释第五十五条"));
        assertThat(court.waitsAt(filing, "REFUSED").get("statusText").asText()).isEqualTo("不予立案");
        assertThat(TrackFilings.papers(papers, filing).values()).anyMatch(said -> said.startsWith("行政裁定书（不予立案）"));
    }

    @Test
    @DisplayName("行政：七日期满没有决定的先予立案；逾期没有交费的，行政裁定按撤诉处理")
    void administrativeOverAndUnpaid() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ADMINISTRATIVE);
        court.taskFor(court.as("judge1"), filing, "REVIEW");
        court = time.at("2026-10-20T00:01");
        court.confirmFee(filing, 5_000);
        assertThat(court.waitsAt(filing, "FEE_DUE").get("registeredByClock").asBoolean())
                .isTrue();
        court = time.at("2026-10-28T00:01");
        court.waitsAt(filing, "FEE_OVERDUE");
        court = time.at("2026-10-30T00:01");
        court.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "DEEMED_WITHDRAWN");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.startsWith("行政裁定书（按撤诉处理）") && said.contains("行政诉讼法〉的解释》第六十一条"));
    }

    @Test
    @DisplayName("自诉：补正了的重新计算十五日；不合条件又不撤回的，刑事裁定不予受理，五日内上诉")
    void prosecutionCorrectedAndRefused() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PRIVATE_PROSECUTION);
        court.decideAs("judge1", filing, "REVIEW", CORRECT);
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court = time.at("2026-10-14T09:00");
        court.say(filing, "correction", Map.of("claims", "追究李四诽谤罪的刑事责任。")).expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-30T00:00:00+08:00");
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "PERSUADE_TO_WITHDRAW",
                        "reason", "不属于自诉案件的范围，说服撤回而不撤回",
                        "basis", "最高人民法院关于适用刑事诉讼法的解释第三百二十条"));
        court.decideAs("judge2", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.startsWith("刑事裁定书（不予受理）") && said.contains("5 日内") && !said.contains("起诉人"));
    }

    @Test
    @DisplayName("自诉：证据不足、可以由公安机关受理的，告知报案")
    void prosecutionToThePolice() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PRIVATE_PROSECUTION);
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "REPORT_TO_POLICE",
                        "reason", "证据不足，可以由公安机关受理，请向公安机关报案",
                        "basis", "最高人民法院关于适用刑事诉讼法的解释第一条"));
        court.waitsAt(filing, "ADVISED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.startsWith("告知书") && said.contains("公安机关"));
    }
}
