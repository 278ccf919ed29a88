package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 非诉行政执行: an authority applies; five days, no fee, refused with a reconsideration one level up. */
@Tag("thorough")
class NonLitigationEnforcementStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "起诉状", "诉讼请求", "诉状", "撤诉", "案由"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("非诉行政执行：五日内审查，行审字案号，不交申请费，移送行政审判庭；没有诉讼的用词")
    void fromTheHomePageToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text()).contains("非诉行政执行", "不交申请费", "5 日");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.NON_LITIGATION_ENFORCEMENT));
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("强制执行申请书", "申请执行人：某某区市场监督管理局", "被执行人：李四")
                .doesNotContain(OF_A_SUIT);
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.register(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199行审\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("行政审判庭");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("补正引行政强制法第五十五条；不予受理是行政裁定，十五日向上一级法院复议；期满由庭长决定")
    void correctedRefusedAndExpired() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.NON_LITIGATION_ENFORCEMENT);
        var late = TrackFilings.submitted(court, Track.NON_LITIGATION_ENFORCEMENT);
        court.task(late, "REVIEW");
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction(3, "EVIDENCE_MISSING"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("没有提交当事人的意见和催告的情况") && said.contains("第五十五条第三项"));
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "催告.txt", Stories.text("催告"))
                .expecting(201);
        court.say(filing, "correction", Map.of()).expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "TIME_LIMIT",
                        "reason", "起诉期限届满已经超过三个月",
                        "basis", "行政强制法第五十三条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(said -> said.startsWith("行政裁定书（不予受理）"))
                .singleElement()
                .satisfies(ruling ->
                        assertThat(ruling).contains("行审", "15 日内", "申请复议").doesNotContain("上诉"));

        court = time.at("2026-10-20T00:01");
        court.taskFor(court.as("supervisor1"), late, "DECIDE_AT_EXPIRY");
        assertThat(court.filing(late).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @ParameterizedTest
    @CsvSource({
        "suitPeriodOver, NOT_YET",
        "urgedInVain, NOT_URGED",
        "withinThreeMonths, TIME_LIMIT",
        "effectiveDocument, NO_EFFECTIVE_DOCUMENT",
        "courtJurisdiction, OTHER_COURT"
    })
    @DisplayName("非诉行政执行的条件，答了不符合的，提交以前就说明理由")
    void conditionsAreSaidBefore(String fact, String ground) {
        var check = CourtClient.anonymous(port)
                .post(
                        "/api/v1/eligibility-checks",
                        Map.of("track", "NON_LITIGATION_ENFORCEMENT", "answers", Map.of(fact, "NO")))
                .expecting(200)
                .body();

        assertThat(check.get("grounds").toString()).contains(ground);
    }
}
