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

/** 申请撤销仲裁裁决、确认仲裁协议效力, by the numbers of the Arbitration Law of 2025: three months, seven days, 400 yuan. */
@Tag("thorough")
class AwardReviewStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "起诉状", "诉讼请求", "诉状", "撤诉", "案由"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("撤销仲裁裁决：七日内审查，民特字案号，每件四百元，移送民事审判庭；没有诉讼的用词")
    void fromTheHomePageToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请撤销仲裁裁决、确认仲裁协议效力", "每件 400 元");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.AWARD_REVIEW));
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
                .contains("申请书", "申请人：张三", "被申请人：李四", "某仲裁字第 12 号")
                .doesNotContain(OF_A_SUIT);
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.register(filing);
        court.confirmFee(filing, 40_000);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199民特\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("没有裁决书的补正，引规定第五条、第六条；超过三个月的，裁定不予受理，引仲裁法第七十二条，可以上诉；期满由庭长决定，时钟不立")
    void correctedRefusedAndExpired() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.AWARD_REVIEW);
        var late = TrackFilings.submitted(court, Track.AWARD_REVIEW);
        court.task(late, "REVIEW");
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction(5, "EFFECTIVE_DOCUMENT_MISSING"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("没有提交仲裁裁决书、仲裁协议的正本") && said.contains("第五条、第六条"));
        court.zhangsan
                .upload(
                        "/api/v1/filings/" + filing + "/materials",
                        "EFFECTIVE_DOCUMENT",
                        "裁决书.txt",
                        Stories.text("裁决书"))
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
                        "reason", "二〇二六年五月一日收到裁决书，已经超过三个月",
                        "basis", "仲裁法第七十二条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(said -> said.startsWith("民事裁定书（不予受理）"))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling).contains("民特", "仲裁法》第七十二条", "上诉"));

        court = time.at("2026-10-20T00:01");
        court.taskFor(court.as("supervisor1"), late, "DECIDE_AT_EXPIRY");
        assertThat(court.filing(late).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @ParameterizedTest
    @CsvSource({
        "SET_ASIDE, awardWithinThreeMonths, NO, TIME_LIMIT",
        "SET_ASIDE, labourAward, YES, LABOUR_AWARD",
        "AGREEMENT, beforeFirstHearing, NO, AFTER_HEARING",
        "SET_ASIDE, courtJurisdiction, NO, OTHER_COURT"
    })
    @DisplayName("三个月、劳动仲裁、首次开庭、管辖：提交以前说清，带着条文，照样收")
    void conditionsAreSaidBefore(String matter, String fact, String answer, String ground) {
        var court = time.at("2026-10-12T09:00");
        var check = court.zhangsan
                .post(
                        "/api/v1/eligibility-checks",
                        Map.of("track", "AWARD_REVIEW", "answers", Map.of("arbitrationMatter", matter, fact, answer)))
                .expecting(200)
                .body();
        assertThat(check.get("grounds").toString()).contains(ground);
    }
}
