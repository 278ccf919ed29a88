package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;

/** 复议 of a ruling in the court that made it, by either side, online: once, and without stopping what is carried out. */
class ReconsiderationStoryTests extends CourtInTime {
    private static final String OFFER = "/later\">对驳回申请的裁定申请复议</a>";
    private static final Map<String, Object> CANCELLED =
            Map.of("decision", "ACCEPTED", "reason", "担保已经补足。", "basis", "民事诉讼法第一百一十一条");
    private static final Map<String, Object> UPHELD =
            Map.of("decision", "REFUSE", "reason", "复议没有新的事实。", "basis", "反家庭暴力法第三十一条");

    @Test
    @DisplayName("驳回保全申请的裁定，申请人在网上申请复议一次：法官十日内审查，窗口看不到；成立的撤销原裁定，回到法官重新裁定，保密不变")
    void aDismissedPreservation() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        court.decideAs("judge1", filing, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        court.waitsAt(filing, "REFUSED");
        var number = court.filing(filing).get("rulingNumber").asText();
        assertThat(CasePapers.page(court, "/filings/" + filing)).contains("对驳回申请的裁定申请复议");

        handIn(court, filing).expecting(201);

        var task = court.taskFor(court.as("judge1"), filing, "DECIDE_RECONSIDERATION");
        assertThat(court.as("judge1")
                        .get("/api/v1/tasks/" + task)
                        .expecting(200)
                        .body()
                        .at("/task/dueAt")
                        .asText())
                .isEqualTo("2026-10-23T00:00:00+08:00");
        assertThat(court.clerk.get("/api/v1/filings/" + filing).status()).isEqualTo(404);
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains(number, "没有提供担保", "请重新看担保", "驳回复议申请");
        var later = time.at("2026-10-16T09:20");
        later.decideAs("judge1", filing, "DECIDE_RECONSIDERATION", CANCELLED);
        later.waitsAt(filing, "UNDER_REVIEW");
        later.taskFor(later.as("judge1"), filing, "RULE_ON_PRESERVATION");
        assertThat(later.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-18T10:00:00+08:00");
        assertThat(CasePapers.printed(later, filing, "RECONSIDERATION_RULING"))
                .contains("撤销本院" + number + "驳回申请的裁定", "由本院对该申请重新作出裁定", "不得再次申请复议");
        Preserved.grant(later, filing);
        assertThat(later.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .contains("财保")
                .isNotEqualTo(number);
        assertThat(later.clerk.get("/api/v1/filings/" + filing).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("驳回人身安全保护令申请的，复议一次：不成立的驳回，不能再复议；成立的受理，编民保令号")
    void aRefusedProtectionOrder() {
        var court = time.at("2026-10-12T09:20");
        var kept = refused(court);
        var begun = QuietBrowser.as(port, "zhangsan");
        assertThat(begun.get("/filings/" + kept + "/later").text())
                .contains("自裁定书送达之日起五日内")
                .doesNotContain("生效之日起");
        var asked = begun.submit(
                "/filings/" + kept + "/later",
                Map.of("_csrf", begun.token("/filings/" + kept + "/later"), "kind", "RECONSIDERATION"));
        assertThat(begun.get(URI.create(asked.header("location")).getPath()).text())
                .contains("为什么不服")
                .doesNotContain("上一级法院", "指令立案");
        handIn(court, kept).expecting(201);
        assertThat(CasePapers.page(court, "/filings/" + kept)).doesNotContain(OFFER);
        assertThat(CasePapers.page(court, "/filings/" + kept + "/later")).doesNotContain("value=\"RECONSIDERATION\"");
        court.decideAs("judge2", kept, "DECIDE_RECONSIDERATION", UPHELD);
        until(() -> assertThat(CasePapers.printed(court, kept, "RECONSIDERATION_RULING"))
                .contains("驳回复议申请，维持原裁定", "复议没有新的事实"));
        assertThat(court.filing(kept).get("status").asText()).isEqualTo("REFUSED");
        assertThat(handIn(court, kept).expecting(409).text()).contains("复议只能申请一次");

        var silent = refused(court);
        assertThat(CasePapers.page(court, "/filings/" + silent)).contains(OFFER);

        var cancelled = refused(court);
        handIn(court, cancelled).expecting(201);
        court.taskFor(court.as("judge2"), cancelled, "DECIDE_RECONSIDERATION");
        var judge = QuietBrowser.as(port, "judge2");
        assertThat(judge.get("/staff/desk?list=LATER_FILINGS").text()).contains("审查复议申请");
        assertThat(judge.get("/staff/filings/" + cancelled).text())
                .contains("审查复议申请")
                .doesNotContain("法院现在没有要办的任务");
        var later = time.at("2026-10-16T09:20");
        later.decideAs("judge2", cancelled, "DECIDE_RECONSIDERATION", CANCELLED);
        assertThat(later.waitsAt(cancelled, "TRANSFERRED").get("caseNumber").asText())
                .contains("民保令");
        assertThat(CasePapers.printed(later, cancelled, "RECONSIDERATION_RULING"))
                .contains("本院受理该申请");
        assertThat(CasePapers.page(later, "/filings/" + cancelled))
                .contains("最晚到 10 月 19 日 10:00")
                .doesNotContain("时间已经过了");

        assertThat(CasePapers.page(time.at("2026-10-20T09:20"), "/filings/" + silent))
                .doesNotContain(OFFER);
    }

    @Test
    @DisplayName("被申请人凭案号和本人账号在网上申请复议、解除：执行以前、不是本人的，回答都一样；复议一次，五日以后不收，不停止执行；结果送达双方")
    void theOtherSide() {
        var court = time.at("2026-10-12T09:20");
        var filing = against(court);
        var lisi = court.as("lisi");
        Preserved.grant(court, filing);
        var number = court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText();
        var secret = ask(lisi, number, "RECONSIDERATION").expecting(422).body();
        assertThat(ask(lisi, number.replaceAll("财保\\d+", "财保9999"), "RECONSIDERATION")
                        .expecting(422)
                        .body()
                        .get("errors")
                        .toString())
                .isEqualTo(secret.get("errors").toString());
        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        court.taskFor(court.clerk, filing, "PAPER_SERVICE");
        ask(court.as("lawyer1"), number, "RECONSIDERATION").expecting(422);

        var page = QuietBrowser.as(port, "lisi");
        var sent = page.submit(
                "/ruling-requests",
                Map.of(
                        "_csrf",
                        page.token("/ruling-requests"),
                        "caseNumber",
                        number,
                        "matter",
                        "RECONSIDERATION",
                        "reason",
                        "债务已经还清"));
        assertThat(sent.text())
                .as("before the paper came back")
                .contains("法院已经收到")
                .doesNotContain("刚刚有变动");
        Preserved.handed(court, filing, "2026-10-12");
        until(() -> assertThat(CasePapers.ofTheCase(court, filing)).contains("PRESERVATION_RULING_TO_RESPONDENT"));
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("TRANSFERRED");
        Preserved.decide(court, filing, Map.of("decision", "KEEP", "reason", "没有还清。", "basis", "民事诉讼法第一百一十一条"));
        Preserved.handed(court, filing, "2026-10-12");
        until(() -> assertThat(CasePapers.ofTheCase(court, filing)).contains("PRESERVATION_REPLY_TO_RESPONDENT"));
        until(() -> assertThat(
                        ask(lisi, number, "RECONSIDERATION").expecting(409).text())
                .contains("复议只能申请一次"));
        ask(lisi, number, "RELEASE").expecting(202);
        Preserved.decide(court, filing, Preserved.RELEASE);
        Preserved.handed(court, filing, "2026-10-12");
        court.waitsAt(filing, "PRESERVATION_ENDED");

        var another = against(court);
        Preserved.grant(court, another);
        var late = court.waitsAt(another, "TRANSFERRED").get("caseNumber").asText();
        Preserved.executed(court, another, "2026-10-12", "2027-10-11");
        Preserved.handed(court, another, "2026-10-12");
        until(() -> assertThat(CasePapers.ofTheCase(court, another)).contains("PRESERVATION_RULING_TO_RESPONDENT"));
        var later = time.at("2026-10-20T00:01");
        until(() -> assertThat(ask(later.as("lisi"), late, "RECONSIDERATION")
                        .expecting(409)
                        .text())
                .contains("五日已经届满"));
    }

    private static CourtClient.Answer ask(CourtClient who, String number, String matter) {
        return who.post("/api/v1/ruling-requests", Map.of("caseNumber", number, "matter", matter, "reason", "提供银行保函"));
    }

    private static CourtClient.Answer handIn(Stories court, String filing) {
        return court.say(filing, "submissions", Map.of("kind", "RECONSIDERATION", "reason", "请重新看担保"));
    }

    private static String against(Stories court) {
        var draft = Preserved.draft("BEFORE_SUIT", "PROPERTY");
        draft.put(
                "defendants",
                List.of(Map.of(
                        "kind", "PERSON", "name", "李四", "idType", "RESIDENT_ID", "idNumber", "110105199001010010")));
        var filing = court.drafted(draft);
        court.insist(filing);
        return filing;
    }

    private static String refused(Stories court) {
        var filing = TrackFilings.submitted(court, Track.PROTECTION_ORDER);
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NOT_FAMILY",
                        "reason", "双方是邻居，没有共同生活",
                        "basis", "反家庭暴力法第二条、第三十七条"));
        court.decideAs("judge2", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        return filing;
    }
}
