package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 申请执行: the same flow as a suit by other rows, from the home page to 执行机构. */
class EnforcementStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "起诉", "诉讼请求", "诉状", "撤诉", "民事裁定", "案由"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("申请执行：收件、审查、执字案号、不收费、随即移送执行机构；只送达受理执行案件通知书")
    void fromTheHomePageToTheEnforcementOffice() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请执行", "生效法律文书副本", "执行以后由被执行人交");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.ENFORCEMENT));
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }

        court.submit(filing).expecting(201);
        var task = court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        var sheet = QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + task)
                .expecting(200)
                .text();
        assertThat(sheet.substring(sheet.indexOf("<main")))
                .contains("申请执行人", "被执行人", "执行规定".substring(0, 2))
                .doesNotContain("适用程序", "调解意见", "原告", "被告")
                .doesNotContain("起诉");
        court.register(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199执\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("执行局");
        assertThat(done.get("title").asText()).isEqualTo("张三 申请执行 李四");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理执行案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice)
                        .contains("张三申请执行李四一案", "收到你方的申请执行材料", "第十六条", "执行后交纳，由被执行人负担", "须有特别授权")
                        .doesNotContain("随本通知书"));
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE|FEE_NOTICE).*"));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("几位债权人一起申请执行：申请书、标题、受理通知里都有，一件案件一个案号")
    void severalCreditors() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.ENFORCEMENT);
        var creditors = new ArrayList<Object>((List<?>) draft.get("plaintiffs"));
        creditors.add(Map.of("kind", "PERSON", "name", "王五", "address", "北京市某某区九号"));
        draft.put("plaintiffs", creditors);
        var filing = TrackFilings.drafted(court, draft);
        assertThat(TrackFilings.ownPaper(court, filing)).contains("申请执行人：张三", "申请执行人：王五");
        court.insist(filing);
        court.register(filing);
        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("title").asText()).isEqualTo("张三等2人 申请执行 李四");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理执行案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("张三、王五申请执行李四一案"));
    }

    @Test
    @DisplayName("申请执行的每一页、每一份文书里都没有原告、被告、起诉；民事起诉的里面没有申请执行人、被执行人")
    void noWordOfAnotherProcedure() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.ENFORCEMENT));
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("申请执行书", "申请执行人：张三", "被执行人：李四", "请求事项", "被执行人的财产状况", "EFFECTIVE_DOCUMENT.txt")
                .doesNotContain(OF_A_SUIT);
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        TrackFilings.pages(port, filing, List.of("receipt", "withdrawal", "evidence"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain("原告", "被告", "起诉", "诉状"));
        assertThat(TrackFilings.main(port, "/filings/" + filing)).doesNotContain(OF_A_SUIT);
        court.register(filing);
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).doesNotContain(OF_A_SUIT);
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));

        var suit = TrackFilings.drafted(court, TrackFilings.draft(Track.CIVIL));
        TrackFilings.draftPages(port, suit)
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain("申请执行人", "被执行人", "申请执行书"));
    }

    @Test
    @DisplayName("补正、退回、坚持的用词是申请执行的；执行申请退回以后仍可坚持，由法官决定")
    void correctedReturnedAndInsisted() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ENFORCEMENT);
        court.decideAs(
                "clerk1", filing, "REVIEW", Stories.correction(7, "EFFECTIVE_DOCUMENT_MISSING", "CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        TrackFilings.pages(port, filing, List.of("correction", "insistence", "correction/1"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain(OF_A_SUIT));
        court = time.at("2026-10-20T00:01");
        court.waitsAt(filing, "RETURNED");
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("退回申请", "坚持申请执行")
                .doesNotContain(OF_A_SUIT);
        court.say(filing, "insistence", Map.of("reason", "材料已经齐了")).expecting(201);
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).values()).anyMatch(said -> said.startsWith("退回申请通知书"));
    }

    @Test
    @DisplayName("不予受理：执行裁定书，十日内向上一级法院申请复议，文号用执字；另一名法官审签")
    void refusedByAnEnforcementRuling() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ENFORCEMENT);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_EFFECTIVE_DOCUMENT",
                        "reason", "判决还在上诉期内，没有生效",
                        "basis", "最高人民法院关于人民法院执行工作若干问题的规定（试行）第十六条第一项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));

        var refused = court.waitsAt(filing, "REFUSED");
        assertThat(refused.toString()).contains("（2026）京0199执");
        var ruling = TrackFilings.papers(papers, filing).values().stream()
                .filter(said -> said.contains("裁定如下"))
                .findFirst()
                .orElseThrow();
        assertThat(ruling)
                .startsWith("执行裁定书（不予受理）")
                .contains("对张三的申请执行，本院不予受理", "10 日内向", "申请复议")
                .doesNotContain(OF_A_SUIT);
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("裁定不予受理", "申请复议")
                .doesNotContain(OF_A_SUIT);
    }

    @Test
    @DisplayName("执行：七日期满没有决定的，先行立案并移送；通知书说明先行立案")
    void registeredByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ENFORCEMENT);
        court.task(filing, "REVIEW");
        court = time.at("2026-10-20T00:01");

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("registeredByClock").asBoolean()).isTrue();
        assertThat(done.get("caseNumber").asText()).contains("执");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.startsWith("受理执行案件通知书") && said.contains("先行立案不表示申请已经审查合格"));
    }

    @Test
    @DisplayName("财产线索：一样一栏，都不是必须；填了的印在申请执行书里、审查人看得到，没填的照样收")
    void whatTheOtherSideOwns() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.ENFORCEMENT);
        draft.put("elements", Map.of("车辆（车牌号、停在哪里）", "京A00000，停在某某小区", "工资、养老金（单位、单位地址）", "某某厂"));
        var filing = TrackFilings.drafted(court, draft);

        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/claims"))
                .contains("执行依据的案号、知道的财产线索，知道几样写几样", "知道他的存款、微信、支付宝吗？");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check")).contains("车辆（车牌号、停在哪里）", "京A00000");
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("财产线索", "京A00000，停在某某小区", "某某厂")
                .doesNotContain("案件要素", "股权、到期债权");
        court.submit(filing).expecting(201);
        var task = court.task(filing, "REVIEW");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + task)
                        .expecting(200)
                        .text())
                .contains("财产线索", "京A00000，停在某某小区");
        court.register(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("执行依据是仲裁裁决的要仲裁协议，是公证债权文书的要执行证书，是法院文书的都不要；都可以选对方住所地的法院")
    void theDocumentInForce() {
        var court = time.at("2026-10-12T09:00");
        for (var document :
                Map.of("COURT", "", "AWARD", "仲裁协议书", "NOTARY", "执行证书").entrySet()) {
            var draft = TrackFilings.draft(Track.ENFORCEMENT);
            draft.put("answers", Map.of("enforcedDocument", document.getKey()));
            var filing = TrackFilings.drafted(court, draft);
            var materials = TrackFilings.main(port, "/filings/" + filing + "/materials");
            assertThat(materials.contains("仲裁协议书"))
                    .as(document.getKey())
                    .isEqualTo(document.getKey().equals("AWARD"));
            assertThat(materials.contains("执行证书"))
                    .as(document.getKey())
                    .isEqualTo(document.getKey().equals("NOTARY"));
            // 民诉法 235: the domicile is a place for an award or a notarised debt, not for a judgment.
            assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/court")
                            .contains("被执行人住所地"))
                    .as(document.getKey())
                    .isEqualTo(!document.getKey().equals("COURT"));
        }
    }

    @Test
    @DisplayName("申请执行的二年不问也不说；以前答过“过了”的，打得开、交得上，自己看得到当时的回答，审查的人看不到由此来的理由")
    void twoYearsAreNoBar() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.ENFORCEMENT);
        draft.put("answers", Map.of("limitationExpired", "YES"));
        var filing = TrackFilings.drafted(court, draft);

        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/facts"))
                .doesNotContain("两年", "时效");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check"))
                .contains("过了两年吗")
                .doesNotContain("申请执行时效仍应受理");
        court.submit(filing).expecting(201);
        court.register(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }
}
