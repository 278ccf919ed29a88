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

/** 特别程序: one applies, nobody is sued; the cause decides the court, the proofs and what is asked. */
@Tag("thorough")
class SpecialProcedureStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告人", "被申请人", "起诉", "诉讼请求", "诉状", "撤诉"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("宣告失踪：首页写明没有被告、不收费，收件、七日内审查、民特字案号，移送民事审判庭；没有诉讼的用词")
    void fromTheHomePageToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请特别程序", "家人失踪、老人失智", "没有被告", "不收费", "7 日");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.SPECIAL_PROCEDURE));
        notBlocked(court, filing);
        TrackFilings.draftPages(port, filing)
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("申请人：张三", "申请涉及的人：张父", "宣告张父失踪")
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
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("张三", "第一百八十七条", "不交纳案件受理费"));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("认定财产无主：谁也不用写，申请书照样生成，一直到案号；名称里没有对方")
    void nobodyIsNamed() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.SPECIAL_PROCEDURE);
        draft.put("causeCode", "11.40.446");
        draft.remove("defendants");
        draft.put("claims", "认定某某路一号院内的一辆三轮车无主。");
        draft.put("facts", "三轮车停在院里五年，登报找过主人，没有人来认领。");
        var filing = TrackFilings.drafted(court, draft);
        notBlocked(court, filing);
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("申请人：张三", "三轮车无主")
                .doesNotContain("申请涉及的人");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/parties/defendants"))
                .contains("申请认定财产无主的，不用填", "继续");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("张三 申请特别程序");

        court.submit(filing).expecting(201);
        court.register(filing);
        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .contains("民特");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
    }

    @ParameterizedTest
    @CsvSource({
        "11.37.439, 公安机关或者其他有关机关关于下落不明的书面证明",
        "11.38.441, 没有鉴定意见的，由法院在必要时鉴定",
        "11.39.445, 被继承人死亡的证据",
        "11.40.446, 要求认定财产无主的根据",
        "11.44.456, 监护人侵害的证据",
        "11.36.435, 选举委员会对申诉的处理决定"
    })
    @DisplayName("案由决定要什么证明")
    void theCauseDecidesTheProof(String cause, String proof) {
        var lists = CourtClient.anonymous(port)
                .post("/api/v1/material-lists", Map.of("track", "SPECIAL_PROCEDURE", "causeCode", cause))
                .expecting(200)
                .text();
        assertThat(lists).contains(proof);
    }

    @ParameterizedTest
    @CsvSource({
        "missingLongEnough, NO, NOT_LONG_MISSING",
        "rightsDispute, YES, RIGHTS_DISPUTE",
        "directInterest, NO, NO_DIRECT_INTEREST",
        "courtJurisdiction, NO, OTHER_COURT"
    })
    @DisplayName("特别程序的条件，答了不符合的，提交以前就说明理由")
    void conditionsAreSaidBefore(String fact, String answer, String ground) {
        var check = CourtClient.anonymous(port)
                .post(
                        "/api/v1/eligibility-checks",
                        Map.of(
                                "track", "SPECIAL_PROCEDURE",
                                "causeCode", "11.37.436",
                                "answers", Map.of(fact, answer)))
                .expecting(200)
                .body();

        assertThat(check.get("grounds").toString()).contains(ground);
    }

    @Test
    @DisplayName("选民资格：先申诉、离选举日五日以前，提交以前说清；选区的法院，不收费，民特字案号")
    void theElectoralRoll() {
        for (var one : Map.of("rollComplained", "COMPLAIN_FIRST", "fiveDaysBeforeElection", "TIME_LIMIT")
                .entrySet()) {
            assertThat(CourtClient.anonymous(port)
                            .post(
                                    "/api/v1/eligibility-checks",
                                    Map.of(
                                            "track", "SPECIAL_PROCEDURE",
                                            "causeCode", "11.36.435",
                                            "answers", Map.of(one.getKey(), "NO")))
                            .expecting(200)
                            .body()
                            .get("grounds")
                            .toString())
                    .contains(one.getValue(), "第一百八十八条");
        }
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.SPECIAL_PROCEDURE);
        draft.put("causeCode", "11.36.435");
        draft.put("defendants", List.of());
        draft.put("claims", "确认张三具有某某区第三选区的选民资格，列入选民名单。");
        draft.put("facts", "二〇二六年十月八日公布的选民名单没有张三；向选举委员会申诉，十月十日它决定不予列入。选举日是十一月十日。");
        var filing = TrackFilings.drafted(court, draft);
        court.submit(filing).expecting(201);
        court.register(filing);

        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .matches("（2026）京0199民特\\d+号");
    }

    @Test
    @DisplayName("案由是自己的那一组：选借款的不收，在民事起诉里查到“宣告失踪”的，指到这里")
    void itsOwnCauses() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.SPECIAL_PROCEDURE);
        draft.put("causeCode", "04.10.108.03");
        assertThat(court.zhangsan.post("/api/v1/filings", draft).expecting(422).text())
                .contains("CAUSE_OF_OTHER_TRACK");
        var civil = court.drafted(Stories.loanDraft());
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + civil + "/questions/cause?q=宣告失踪")
                        .expecting(200)
                        .text())
                .contains("去办：申请特别程序");
        var own = TrackFilings.drafted(court, TrackFilings.draft(Track.SPECIAL_PROCEDURE));
        assertThat(TrackFilings.main(port, "/filings/" + own + "/questions/cause"))
                .contains("申请宣告自然人死亡", "申请撤销监护人资格", "申请认定财产无主", "申请指定遗产管理人")
                .doesNotContain("民间借贷", "申请支付令");
    }

    @Test
    @DisplayName("补正：没有附公安机关的书面证明，一次写明，补齐以后重新计算七日")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.SPECIAL_PROCEDURE);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction(7, "EVIDENCE_MISSING", "DEFENDANT_NOT_DEFINITE"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        TrackFilings.pages(port, filing, List.of("correction", "insistence"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain(OF_A_SUIT));
        court = time.at("2026-10-14T09:00");
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "证明.txt", Stories.text("证明"))
                .expecting(201);
        court.say(
                        filing,
                        "correction",
                        Map.of("defendants", List.of(Map.of("kind", "PERSON", "name", "张父", "address", "北京市某某区四号"))))
                .expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-22T00:00:00+08:00");
    }

    @Test
    @DisplayName("不予受理：民事裁定书，可以上诉；民事权益争议的，告知另行起诉")
    void refused() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.SPECIAL_PROCEDURE);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "RIGHTS_DISPUTE",
                        "reason", "申请人请求分割张父的房屋，属于民事权益争议",
                        "basis", "民事诉讼法第一百八十六条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("民事裁定书"))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling)
                        .contains("民特", "对张三的申请，本院不予受理", "10 日内向本院递交上诉状")
                        .doesNotContain("起诉人"));
    }

    @Test
    @DisplayName("七日期满没有决定：不先行立案，由庭长当日决定")
    void escalatedNeverRegistered() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.SPECIAL_PROCEDURE);
        court.task(filing, "REVIEW");

        court = time.at("2026-10-20T00:01");

        court.decideAs("supervisor1", filing, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .contains("民特");
    }

    private static void notBlocked(Stories court, String filing) {
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }
    }
}
