package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** 人格权侵害禁令: an application that a judge reviews early; what no text decides, a person does. */
@Tag("thorough")
class PersonalityInjunctionStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "诉讼请求", "诉状", "撤诉", "案由"};
    private static final String HOME = "北京市某某区一号";
    private static final String PHONE = "13800138000";

    @Autowired
    Papers papers;

    @Test
    @DisplayName("人格权侵害禁令：首页写明起诉以前、以后都可以，法官审查；收费没有规定的由工作人员认定；没有诉讼的用词")
    void fromTheHomePageToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请人格权侵害禁令", "起诉以前、以后都可以", "办法没有写明，由受理的法院告知");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.PERSONALITY_INJUNCTION));
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
                .contains("人格权侵害禁令申请书", "申请人：张三", "被申请人：李四", "依法不向被申请人披露")
                .doesNotContain(OF_A_SUIT)
                .doesNotContain(HOME, PHONE);

        court.submit(filing).expecting(201);
        court.taskFor(court.as("judge1"), filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.decideAs("clerk1", filing, "MANUAL_DECISION", ManualAnswers.completion(ManualAnswers.NO_FEE));

        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .matches("（2026）京0199民特\\d+号");
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("有人身危险的，先拨打 110", "法院已经受理")
                .doesNotContain("立案已经完成");
        TrackFilings.papers(papers, filing).forEach((paper, said) -> {
            assertThat(said).as(paper).doesNotContain(OF_A_SUIT);
            if (!paper.startsWith("SERVICE_ADDRESS")) {
                assertThat(said).as(paper).doesNotContain(HOME, PHONE);
            }
        });
    }

    @Test
    @DisplayName("排在普通的前面；写明急的更前；七日期满由庭长决定，时钟不作决定")
    void beforeTheOrdinary() {
        var court = time.at("2026-10-12T09:00");
        var objection = TrackFilings.submitted(court, Track.ENFORCEMENT_OBJECTION);
        var filing = TrackFilings.submitted(court, Track.PERSONALITY_INJUNCTION);
        court.taskFor(court.as("judge1"), filing, "REVIEW");
        court.task(objection, "REVIEW");
        var listed = court.as("judge1")
                .get("/api/v1/tasks?kind=REVIEW")
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("filingId");
        assertThat(listed).contains(filing);
        assertThat(listed.indexOf(filing)).isLessThan(listed.contains(objection) ? listed.indexOf(objection) : 99);

        court = time.at("2026-10-20T00:01");
        court.taskFor(court.as("supervisor1"), filing, "DECIDE_AT_EXPIRY");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("补正：没有附正在侵害的证据、没有写明停止什么，一次写明，补齐以后重新计算")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PERSONALITY_INJUNCTION);
        court.decideAs("judge1", filing, "REVIEW", Stories.correction(3, "EVIDENCE_MISSING", "CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("没有写明请求责令被申请人停止什么行为") && said.contains("民法典第九百九十七条"));
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        court = time.at("2026-10-13T09:00");
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "截图.txt", Stories.text("截图"))
                .expecting(201);
        court.say(filing, "correction", Map.of("claims", "责令李四停止在业主群发布张三的病历。")).expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-21T00:00:00+08:00");
    }

    @Test
    @DisplayName("不予受理：已经停止、不会再发生的；裁定写明可以上诉，也可以起诉")
    void refused() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PERSONALITY_INJUNCTION);
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NOT_ONGOING",
                        "reason", "李四已经删除全部内容，书面保证不再发布",
                        "basis", "民法典第九百九十七条"));
        court.decideAs("judge2", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("民事裁定书"))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling)
                        .contains("对张三的申请，本院不予受理", "10 日内向本院递交上诉状", "也可以起诉")
                        .doesNotContain(HOME, PHONE));
    }

    @ParameterizedTest
    @CsvSource({
        "directInterest, NO, NO_DIRECT_INTEREST",
        "wrongOngoing, NO, NOT_ONGOING",
        "harmIrreparable, NO, REPARABLE",
        "courtJurisdiction, NO, OTHER_COURT"
    })
    @DisplayName("条件答了不符合的，提交以前就说明理由和另一条路")
    void conditionsAreSaidBefore(String fact, String answer, String ground) {
        var check = CourtClient.anonymous(port)
                .post(
                        "/api/v1/eligibility-checks",
                        Map.of("track", "PERSONALITY_INJUNCTION", "answers", Map.of(fact, answer)))
                .expecting(200)
                .body();

        assertThat(check.get("grounds").toString()).contains(ground);
    }

    @ParameterizedTest
    @CsvSource({"人格权禁令", "人肉搜索", "扬言曝光", "侵害禁令"})
    @DisplayName("在民事起诉里查到的，指到这里；有人身危险的先说 110")
    void foundAmongTheSuits(String said) {
        var desks = CourtClient.anonymous(port)
                .get("/api/v1/causes?track=CIVIL&q=" + URLEncoder.encode(said, StandardCharsets.UTF_8))
                .expecting(200)
                .body()
                .get("elsewhere");
        assertThat(desks).as(said).hasSize(1);
        assertThat(desks.get(0).get("track").asText()).isEqualTo("PERSONALITY_INJUNCTION");
        assertThat(desks.get(0).get("text").asText())
                .startsWith("有人身危险的，先拨打 110")
                .contains("在首页选“申请人格权侵害禁令”");
    }

    @Test
    @DisplayName("住处、电话不给对方：法院的页面、列表、接口里没有，承办人写明理由才看得到")
    void whereWhoAsksLivesIsKept() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PERSONALITY_INJUNCTION);
        var task = court.taskFor(court.as("judge1"), filing, "REVIEW");
        for (var page : List.of("/staff/tasks/" + task, "/staff/filings/" + filing, "/staff/desk")) {
            assertThat(QuietBrowser.as(port, "judge1").get(page).text())
                    .as(page)
                    .doesNotContain(HOME, PHONE, "138****");
        }
        assertThat(court.as("judge1").get("/api/v1/filings/" + filing).text()).doesNotContain(HOME, PHONE, "138****");
        court.as("lisi").get("/api/v1/filings/" + filing).expecting(404);
        assertThat(court.as("judge1")
                        .post("/api/v1/filings/" + filing + "/disclosures", Map.of("reason", "联系申请人"))
                        .expecting(201)
                        .text())
                .contains(HOME, PHONE);
    }
}
