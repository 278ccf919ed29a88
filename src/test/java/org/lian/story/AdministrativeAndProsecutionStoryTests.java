package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;

/** 行政起诉 and 刑事自诉: the same flow by their own rows and words. */
class AdministrativeAndProsecutionStoryTests extends CourtInTime {
    @Autowired
    Papers papers;

    @Test
    @DisplayName("行政起诉：七日、行初字案号、每件五十元、交费以后移送行政审判庭；受理时一并告知举证、权利义务，文书引行政诉讼法，不送民事的举证通知书")
    void anAdministrativeSuit() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.ADMINISTRATIVE));
        TrackFilings.draftPages(port, filing)
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain("民事起诉", "申请执行", "自诉", "对方的身份证号码。民"));
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }
        court.submit(filing).expecting(201);
        court.taskFor(court.as("judge1"), filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.confirmFee(filing, 5_000);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199行初\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("行政审判庭");
        var said = TrackFilings.papers(papers, filing);
        assertThat(said.values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("行政诉讼法第五十一条").doesNotContain("民事诉讼法"));
        assertThat(said.keySet()).noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE).*"));
        assertThat(CasePapers.printed(court, filing, "ADMINISTRATIVE_EVIDENCE_NOTICE"))
                .contains("举证通知书", done.get("caseNumber").asText(), "行政诉讼证据若干问题的规定》第八条", "举证的范围")
                .contains("曾经向被告提出申请", "行政行为造成的损害", "在开庭审理以前提供证据", "交换证据清单之日")
                .contains("书面申请延期提供", "视为放弃举证权利");
        assertThat(CasePapers.printed(court, filing, "ADMINISTRATIVE_RIGHTS_NOTICE"))
                .contains("诉讼权利义务告知书", "委托一至二人代为诉讼", "申请他们回避", "申请撤诉", "由本院裁定");
        assertThat(CasePapers.printed(court, filing, "ACCEPTANCE_NOTICE")).contains("随附举证通知书、诉讼权利义务告知书");
        assertThat(said.values()).anyMatch(paper -> paper.contains("行政起诉状.pdf"));
        said.forEach((paper, text) -> assertThat(text).as(paper).doesNotContain("民事诉讼法"));
    }

    @Test
    @DisplayName("行政赔偿：行赔初字案号，不收费，登记以后直接移送行政审判庭")
    void compensation() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.ADMINISTRATIVE);
        draft.put("causeCode", "6160");
        draft.put("claims", "赔偿违法扣押货物造成的损失 20000 元。");
        var filing = TrackFilings.drafted(court, draft);
        court.submit(filing).expecting(201);
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199行赔初\\d+号");
        assertThat(TrackFilings.papers(papers, filing).keySet()).noneMatch(paper -> paper.startsWith("FEE_NOTICE"));
    }

    @Test
    @DisplayName("行政案件不收的用词是不予立案：行政裁定书、十日上诉；复议前置没有复议的，提交以前就提醒")
    void notRegisteredInAdministrativeWords() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.ADMINISTRATIVE);
        draft.put("answers", Map.of("reconsiderationFirst", "YES"));
        var filing = TrackFilings.drafted(court, draft);
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check")).contains("应当先申请行政复议", "税收征收管理法第八十八条第一款");
        // 税收征收管理法 88(2): a penalty of the tax office is sued straight away.
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/facts"))
                .contains("交不交税", "不服税务机关处罚、查封的不用");
        court.submit(filing).expecting(201);
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "RECONSIDERATION_FIRST",
                        "reason", "没有先申请行政复议",
                        "basis", "最高人民法院关于适用行政诉讼法的解释第五十六条"));
        court.decideAs("judge2", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));

        assertThat(court.waitsAt(filing, "REFUSED").get("statusText").asText()).isEqualTo("不予立案");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.startsWith("行政裁定书（不予立案）")
                        && said.contains("本院不予立案")
                        && said.contains("10 日内向本院递交上诉状")
                        && !said.contains("不予受理"));
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("裁定不予立案")
                .doesNotContain("不予受理");
    }

    @Test
    @DisplayName("刑事自诉：十五日、刑初字案号、不收费、移送刑事审判庭；由法官审查，称自诉人、被告人")
    void aPrivateProsecution() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.PRIVATE_PROSECUTION));
        TrackFilings.draftPages(port, filing)
                .forEach((page, said) ->
                        assertThat(said.replace("不起诉决定书", "")).as(page).doesNotContain("原告", "起诉", "申请执行"));
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("刑事自诉状", "自诉人：张三", "被告人：李四", "案由：诽谤罪")
                .doesNotContain("原告", "起诉");
        court.submit(filing).expecting(201);
        court.taskFor(court.as("judge1"), filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-28T00:00:00+08:00");
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199刑初\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("刑事审判庭");
        var said = TrackFilings.papers(papers, filing);
        assertThat(said.values()).anyMatch(paper -> paper.startsWith("立案通知书"));
        assertThat(said.values()).anyMatch(paper -> paper.contains("刑事自诉状.pdf"));
        said.forEach((paper, text) -> assertThat(text).as(paper).doesNotContain("原告", "起诉", "民事"));
    }

    @Test
    @DisplayName("自诉不合条件的先说服撤回；撤回马上生效。没有决定的，十五日期满先行立案")
    void persuadedOrRegisteredByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PRIVATE_PROSECUTION);
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "PERSUADE_TO_WITHDRAW",
                        "reason", "缺乏罪证，请补充证据或者撤回",
                        "basis", "最高人民法院关于适用刑事诉讼法的解释第三百二十条"));
        court.waitsAt(filing, "ADVISED");
        TrackFilings.pages(port, filing, List.of("reply", "withdrawal"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain("起诉", "原告"));
        court.say(filing, "reply", Map.of("answer", "WITHDRAW")).expecting(201);
        court.waitsAt(filing, "WITHDRAWN");

        var other = TrackFilings.submitted(court, Track.PRIVATE_PROSECUTION);
        court.taskFor(court.as("judge1"), other, "REVIEW");
        court = time.at("2026-10-28T00:01");
        assertThat(court.waitsAt(other, "TRANSFERRED").get("registeredByClock").asBoolean())
                .isTrue();
    }
}
