package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 恢复执行 and 执行异议: what comes after the first application for enforcement, on the same flow by rows of their own. */
class EnforcementAgainStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "起诉", "诉讼请求", "诉状", "撤诉", "民事裁定", "案由"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("恢复执行：执恢案号、不再交申请费、移送执行局；写了原来的案号和新发现的财产，印在申请书里；没有诉讼的用词")
    void resumed() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text()).contains("申请恢复执行", "要原来的执行案号");
        var draft = TrackFilings.draft(Track.RESUMED_ENFORCEMENT);
        draft.put("elements", Map.of("原来的执行案号", "（2025）京0199执100号", "新发现的房屋、土地、车辆", "京A00000"));
        var filing = TrackFilings.drafted(court, draft);
        everyPageInItsWords(filing);
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/claims"))
                .contains("原来的执行案号", "已经执行到多少");
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("恢复执行申请书", "申请执行人：张三", "被执行人：李四", "（2025）京0199执100号", "京A00000")
                .doesNotContain(OF_A_SUIT);
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.register(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199执恢\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("执行局");
        assertThat(done.get("title").asText()).isEqualTo("张三 申请恢复执行 李四");
        assertThat(notice(filing)).startsWith("受理执行案件通知书").contains("不再交纳申请费");
        everyPaperInItsWords(filing);
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("恢复执行：从案件开始、已经填好原来案号的，不再问案号")
    void theNumberIsGiven() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.RESUMED_ENFORCEMENT);
        draft.put("elements", Map.of("原来的执行案号", "（2025）京0199执100号"));
        draft.remove("claims");
        draft.remove("facts");
        var filing = TrackFilings.drafted(court, draft);
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/checks").text())
                .contains("CLAIMS_MISSING")
                .doesNotContain("请写明原来的执行案号");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/claims"))
                .doesNotContain("写明原来的执行案号");
    }

    @Test
    @DisplayName("恢复执行：七日期满没有决定的，先行立案；没有新情况的不予受理，十日内向上一级法院申请复议")
    void resumedByTheClockOrRefused() {
        var court = time.at("2026-10-12T09:00");
        var late = TrackFilings.submitted(court, Track.RESUMED_ENFORCEMENT);
        var refused = TrackFilings.submitted(court, Track.RESUMED_ENFORCEMENT);
        court.task(late, "REVIEW");
        court.decideAs(
                "clerk1",
                refused,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NOTHING_NEW",
                        "reason", "没有发现可供执行的财产",
                        "basis", "民事诉讼法第二百六十五条"));
        court.decideAs("judge1", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(refused, "REFUSED");
        assertThat(ruling(refused))
                .startsWith("执行裁定书（不予受理）")
                .contains("执恢", "10 日内向", "申请复议")
                .doesNotContain(OF_A_SUIT);
        court = time.at("2026-10-20T00:01");
        assertThat(court.waitsAt(late, "TRANSFERRED").get("caseNumber").asText())
                .contains("执恢");
    }

    @Test
    @DisplayName("执行异议：三日、执异案号、不收费；称异议人和执行案件的当事人，不问金额；通知写明十五日内审查，不停止执行")
    void objection() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text()).contains("执行异议", "3 日以内");
        var draft = TrackFilings.draft(Track.ENFORCEMENT_OBJECTION);
        draft.put("elements", Map.of("执行案件的案号", "（2026）京0199执100号", "异议人是谁（当事人、利害关系人、案外人）", "案外人"));
        var filing = TrackFilings.drafted(court, draft);
        everyPageInItsWords(filing);
        assertThat(TrackFilings.main(port, "/filings/" + filing)).doesNotContain("请求的金额");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/claims"))
                .contains("提异议的是谁：案件的一方、利害关系人，还是案外人？");
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("执行异议申请书", "异议人：张三", "执行案件的当事人：李四", "异议请求", "案外人", "EVIDENCE.txt")
                .doesNotContain(OF_A_SUIT);
        court.submit(filing).expecting(201);
        court.taskFor(court.as("clerk1"), filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-16T00:00:00+08:00");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/receipt")).contains("10 月 15 日 24:00");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .expecting(200)
                        .text())
                .as("one day on the receipt and on the desk")
                .contains("10月15日，还有 3 天")
                .doesNotContain("10月14日，还有");
        court.register(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199执异\\d+号");
        assertThat(notice(filing)).startsWith("受理案件通知书").contains("十五日内审查", "不停止执行", "不交纳诉讼费用");
        everyPaperInItsWords(filing);
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("执行异议：材料不齐的一次告知，三日内补足；逾期退回，坚持的由法官裁定")
    void objectionCorrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ENFORCEMENT_OBJECTION);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction(3, "EVIDENCE_MISSING", "CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        TrackFilings.pages(port, filing, List.of("correction", "insistence", "correction/0"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain(OF_A_SUIT));
        everyPaperInItsWords(filing);
        court = time.at("2026-10-16T00:01");
        court.waitsAt(filing, "RETURNED");
        court.say(filing, "insistence", Map.of("reason", "证据已经齐了")).expecting(201);
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
    }

    @Test
    @DisplayName("执行异议：三日期满时钟不立案，由庭长决定；异议人可以向上一级法院提出，所以不能不决定")
    void neverByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ENFORCEMENT_OBJECTION);
        court.task(filing, "REVIEW");
        court = time.at("2026-10-15T00:01");
        court.taskFor(court.as("supervisor1"), filing, "DECIDE_AT_EXPIRY");
        court = time.at("2026-10-20T09:00");
        assertThat(court.filing(filing).has("caseNumber")).isFalse();
        court.decideAs("supervisor1", filing, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .contains("执异");
    }

    @Test
    @DisplayName("执行异议不予受理：执行裁定书，十日内向上一级法院申请复议；不是起诉，没有上诉")
    void objectionRefused() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ENFORCEMENT_OBJECTION);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "TIME_LIMIT",
                        "reason", "该房屋已经拍卖成交并交付，对它的执行已经终结",
                        "basis", "最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定第六条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        assertThat(ruling(filing))
                .startsWith("执行裁定书（不予受理）")
                .contains("执异", "10 日内向", "申请复议")
                .doesNotContain(OF_A_SUIT)
                .doesNotContain("上诉");
    }

    @Test
    @DisplayName("从本院的案件接着办：判决以后申请执行，执行以后恢复执行、提出异议；法院、双方、送达地址、案号都填好；没有移送的、别人的不行")
    void fromACaseOfThisCourt() {
        var court = time.at("2026-10-12T09:00");
        var suit = court.owing();
        assertThat(TrackFilings.main(port, "/filings/" + suit)).doesNotContain("开始申请执行");
        court.say(suit, "later-procedures", Map.of("track", "ENFORCEMENT")).expecting(409);
        court.pay(suit);
        var number = court.waitsAt(suit, "TRANSFERRED").get("caseNumber").asText();
        assertThat(TrackFilings.main(port, "/filings/" + suit))
                .contains("还要办别的", "开始申请执行")
                .doesNotContain("申请恢复执行");
        court.say(suit, "later-procedures", Map.of("track", "RESUMED_ENFORCEMENT"))
                .expecting(409);
        for (var during : List.of(Track.PRESERVATION, Track.ADVANCE_ENFORCEMENT)) {
            var asked = court.say(suit, "later-procedures", Map.of("track", during.name()))
                    .expecting(201)
                    .get("id");
            assertThat(court.filing(asked).get("draft").get("track").asText()).isEqualTo(during.name());
        }
        court.as("lisi")
                .post("/api/v1/filings/" + suit + "/later-procedures", Map.of("track", "ENFORCEMENT"))
                .expecting(404);
        var enforcement = court.say(suit, "later-procedures", Map.of("track", "ENFORCEMENT"))
                .expecting(201)
                .get("id");
        var draft = court.filing(enforcement).get("draft");
        assertThat(draft.get("track").asText()).isEqualTo("ENFORCEMENT");
        assertThat(draft.get("courtCode").asText()).isEqualTo("京0199");
        assertThat(draft.get("plaintiffs").get(0).get("name").asText()).isEqualTo("张三");
        assertThat(draft.get("defendants").get(0).get("name").asText()).isEqualTo("李四");
        assertThat(draft.get("serviceAddress").get("phone").asText()).isEqualTo("13800138000");
        assertThat(TrackFilings.main(port, "/filings/" + enforcement + "/questions/claims"))
                .contains(number);

        court.insist(enforcement);
        court.register(enforcement);
        var enforced =
                court.waitsAt(enforcement, "TRANSFERRED").get("caseNumber").asText();
        for (var next : List.of(Track.RESUMED_ENFORCEMENT, Track.ENFORCEMENT_OBJECTION)) {
            assertThat(TrackFilings.main(port, "/filings/" + enforcement)).contains("开始" + next.word("begin"));
            var begun = court.say(enforcement, "later-procedures", Map.of("track", next.name()))
                    .expecting(201)
                    .get("id");
            assertThat(TrackFilings.main(port, "/filings/" + begun + "/questions/claims"))
                    .contains(enforced);
        }
    }

    private void everyPageInItsWords(String filing) {
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
    }

    private void everyPaperInItsWords(String filing) {
        assertThat(TrackFilings.papers(papers, filing))
                .isNotEmpty()
                .allSatisfy((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE|FEE_NOTICE).*"));
    }

    private String notice(String filing) {
        return TrackFilings.papers(papers, filing).values().stream()
                .filter(paper -> paper.startsWith("受理"))
                .findFirst()
                .orElseThrow();
    }

    private String ruling(String filing) {
        return TrackFilings.papers(papers, filing).values().stream()
                .filter(said -> said.contains("裁定如下"))
                .findFirst()
                .orElseThrow();
    }
}
