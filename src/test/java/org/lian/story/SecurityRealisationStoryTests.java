package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

/** 实现担保物权: an application with a respondent; the law has no tariff for its fee, so none is asked for (办法 3). */
@Tag("thorough")
class SecurityRealisationStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "诉讼请求", "诉状", "撤诉", "案由"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("实现担保物权：材料按解释三百六十五条，民特字案号；申请费没有法定的标准，不收，登记以后就移送民事审判庭")
    void fromTheHomePageToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请实现担保物权", "不收受理费；申请费没有法定的标准，不收");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.SECURITY_REALISATION));
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
                .contains("实现担保物权申请书", "申请人：张三", "被申请人：李四")
                .doesNotContain(OF_A_SUIT);
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.register(filing);
        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199民特\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE|FEE_NOTICE).*"));
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
    }

    @Test
    @DisplayName("没有三百六十五条的材料：补正；不是担保物权人的，裁定不予受理，可以上诉，也可以另行起诉；期满由庭长决定")
    void correctedRefusedAndExpired() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.SECURITY_REALISATION);
        var late = TrackFilings.submitted(court, Track.SECURITY_REALISATION);
        court.task(late, "REVIEW");
        court.decideAs(
                "clerk1", filing, "REVIEW", Stories.correction(5, "EVIDENCE_MISSING", "CONDITION_PROOF_MISSING"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("没有提交证明担保物权存在的材料") && said.contains("第三百六十五条第二项"));
        for (var kind : List.of("EVIDENCE", "OTHER")) {
            court.zhangsan
                    .upload("/api/v1/filings/" + filing + "/materials", kind, kind + "2.txt", Stories.text(kind))
                    .expecting(201);
        }
        court.say(filing, "correction", Map.of()).expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NOT_ENTITLED",
                        "reason", "张三不是抵押权人",
                        "basis", "民事诉讼法第二百零七条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) ->
                        assertThat(said.replace("上诉状", "")).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("对张三的申请，本院不予受理") && said.contains("也可以起诉"));

        court = time.at("2026-10-20T00:01");
        court.taskFor(court.as("supervisor1"), late, "DECIDE_AT_EXPIRY");
        assertThat(court.filing(late).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @ParameterizedTest
    @CsvSource({
        "applicantEntitled, NO, NOT_ENTITLED",
        "performanceDue, NO, NOT_YET",
        "courtJurisdiction, NO, OTHER_COURT"
    })
    @DisplayName("实现担保物权的条件，答了不符合的，提交以前就说明理由")
    void conditionsAreSaidBefore(String fact, String answer, String ground) {
        var check = CourtClient.anonymous(port)
                .post(
                        "/api/v1/eligibility-checks",
                        Map.of("track", "SECURITY_REALISATION", "answers", Map.of(fact, answer)))
                .expecting(200)
                .body();

        assertThat(check.get("grounds").toString()).contains(ground);
    }
}
