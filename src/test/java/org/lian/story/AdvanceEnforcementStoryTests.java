package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 先予执行 (民诉法 109 to 111), within a suit: sharing guarantee, ruling, service and reconsideration with 保全. */
class AdvanceEnforcementStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("从自己的案件申请先予执行：补正、提供担保一次通知；裁定用本案的案号，不收费，移送执行；执行以后送达对方；复议五日，期满结束，没有期限可以续行")
    void grantedWithinASuit() {
        var court = time.at("2026-10-12T09:20");
        var suit = registered(court);
        var filing = begun(court, suit);
        var written = court.filing(filing).get("draft");
        assertThat(written.at("/defendants/0/name").asText()).isEqualTo("李四");
        assertThat(begun(court, suit)).isEqualTo(filing);
        submit(court, filing);
        assertThat(court.filing(filing).hasNonNull("feeSupplement")).isFalse();
        assertThat(court.clerk.get("/api/v1/filings/" + filing).status()).isEqualTo(200);
        court.decideAs("judge1", filing, "RULE_ON_PRESERVATION", Preserved.NOTICE);
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_NOTICE")).contains("申请先予执行一案", "提供担保");
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "GUARANTEE", "保函.txt", Stories.text("保函"))
                .expecting(201);
        court.say(filing, "correction", Map.of()).expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");

        ruled(court, filing);

        var number = court.filing(suit).get("caseNumber").asText();
        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .isEqualTo(number);
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RULING"))
                .contains(number, "向本院申请先予执行", "先支付医疗费二万元", "五日内", "不停止裁定的执行")
                .doesNotContain("保全", "三十日内");
        var wrong = new HashMap<>(done("2026-10-12"));
        wrong.put("until", "2027-10-12");
        refused(court, filing, "REGISTER_PRESERVATION", wrong);
        court.decideAs("judge1", filing, "REGISTER_PRESERVATION", done("2026-10-12"));
        Preserved.handed(court, filing, "2026-10-12");
        until(() -> assertThat(CasePapers.ofTheCase(court, filing)).contains("PRESERVATION_RULING_TO_RESPONDENT"));
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RESULT"))
                .contains("先予执行", "已划付二万元")
                .doesNotContain("保全", "续行");
        assertThat(CasePapers.page(court, "/filings/" + filing + "/preservation"))
                .contains("申请复议")
                .doesNotContain("续行", "解除");
        court.say(filing, "preservation-matters", Map.of("matter", "RENEWAL", "reason", "要续行"))
                .expecting(422);

        // The fifth day is a Saturday: the period ends with the Monday after it.
        var late = time.at("2026-10-20T00:01");
        until(() -> assertThat(jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?")
                        .param(filing)
                        .query(Long.class)
                        .single())
                .as("nothing waits any more")
                .isZero());
        late.say(filing, "preservation-matters", Map.of("matter", "RECONSIDERATION", "reason", "少了"))
                .expecting(409);
        assertThat(late.filing(filing).get("status").asText()).isEqualTo("TRANSFERRED");
    }

    @Test
    @DisplayName("被申请人复议有理由的，撤销先予执行的裁定，送达双方，到此为止；没有理由的裁定继续有效")
    void reconsidered() {
        var court = time.at("2026-10-12T09:20");
        var kept = executed(court);
        var cancelled = executed(court);
        var clerk = QuietBrowser.as(court.port(), "clerk1");
        for (var filing : List.of(kept, cancelled)) {
            clerk.submit(
                    "/staff/filings/" + filing + "/preservation",
                    Map.of(
                            "_csrf",
                            clerk.token("/staff/filings/" + filing),
                            "matter",
                            "RECONSIDERATION",
                            "reason",
                            "医疗费没有这么多"));
        }
        refused(court, kept, "DECIDE_PRESERVATION", Map.of("decision", "LAPSE"));
        Preserved.decide(court, kept, Map.of("decision", "KEEP", "reason", "单据齐全。", "basis", "民事诉讼法第一百一十一条"));
        until(() -> assertThat(CasePapers.printed(court, kept, "PRESERVATION_REPLY"))
                .contains("先予执行的裁定继续有效", "先予执行决定书")
                .doesNotContain("保全"));
        Preserved.decide(court, cancelled, Map.of("decision", "RELEASE", "reason", "对方已经支付。", "basis", "民事诉讼法第一百一十一条"));
        Preserved.handed(court, cancelled, "2026-10-12");
        court.waitsAt(cancelled, "PRESERVATION_ENDED");
        assertThat(CasePapers.printed(court, cancelled, "PRESERVATION_RELEASE"))
                .contains("撤销先予执行的裁定")
                .doesNotContain("保全");
        assertThat(CasePapers.page(court, "/filings/" + cancelled)).contains("先予执行的裁定已经撤销");
    }

    @Test
    @DisplayName("只能从自己已经立案的案件开始：没有本案的、别人的案件、没有立案的、改成别的被告或者别的法院的，都不行；驳回的写明向本院复议五日")
    void boundsAndDismissal() {
        var court = time.at("2026-10-12T09:20");
        court.zhangsan
                .post("/api/v1/filings", Map.of("track", "ADVANCE_ENFORCEMENT", "courtCode", "京0199"))
                .expecting(422);
        var unregistered = court.submitted();
        assertThat(begin(QuietBrowser.as(court.port(), "zhangsan"), unregistered)
                        .status())
                .isEqualTo(409);
        var suit = registered(court);
        var lisi = QuietBrowser.as(court.port(), "lisi");
        assertThat(lisi.submit(
                                "/filings/" + suit + "/preservation-application",
                                Map.of("_csrf", lisi.token("/filings"), "track", "ADVANCE_ENFORCEMENT"))
                        .status())
                .isEqualTo(404);
        var filing = begun(court, suit);
        var draft = Stories.loanDraft();
        draft.put("track", "ADVANCE_ENFORCEMENT");
        draft.remove("causeCode");
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "王五")));
        draft.put("revision", court.filing(filing).get("revision").asInt());
        court.zhangsan.put("/api/v1/filings/" + filing, draft).expecting(422);
        submit(court, filing);
        court.decideAs("judge1", filing, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        court.waitsAt(filing, "REFUSED");
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_DISMISSAL"))
                .contains(court.filing(suit).get("caseNumber").asText(), "驳回张三申请先予执行的请求", "5 日内向本院申请复议")
                .doesNotContain("保全申请");
    }

    private static String registered(Stories court) {
        var suit = court.submitted();
        court.register(suit);
        court.confirmFee(suit, 230_000);
        court.waitsAt(suit, "FEE_DUE");
        return suit;
    }

    private static QuietBrowser.Answer begin(QuietBrowser filer, String suit) {
        return filer.submit(
                "/filings/" + suit + "/preservation-application",
                Map.of("_csrf", filer.token("/filings/" + suit), "track", "ADVANCE_ENFORCEMENT"));
    }

    private static String begun(Stories court, String suit) {
        return Objects.requireNonNull(
                        begin(QuietBrowser.as(court.port(), "zhangsan"), suit).header("Location"))
                .replaceFirst(".*/filings/", "");
    }

    private static void submit(Stories court, String filing) {
        var draft = Stories.loanDraft();
        draft.put("track", "ADVANCE_ENFORCEMENT");
        draft.remove("causeCode");
        draft.put("claims", "请求裁定被申请人李四先支付医疗费二万元。");
        draft.put("facts", "责任认定清楚，申请人在住院，没有钱治疗；李四有工资收入。");
        draft.put("claimAmountFen", 2_000_000);
        draft.put("revision", court.filing(filing).get("revision").asInt());
        court.zhangsan.put("/api/v1/filings/" + filing, draft).expecting(200);
        court.insist(filing);
    }

    private static void ruled(Stories court, String filing) {
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PRESERVATION",
                Map.of(
                        "decision",
                        "GRANT",
                        "measures",
                        "被申请人李四于本裁定送达之日起三日内先支付医疗费二万元。",
                        "reason",
                        "当事人之间权利义务关系明确，不先予执行将严重影响申请人的生活。",
                        "basis",
                        "民事诉讼法第一百零九条、第一百一十条"));
    }

    private static Map<String, Object> done(String on) {
        return Map.of("decision", "EXECUTED", "measures", "已划付二万元。", "on", on);
    }

    private static String executed(Stories court) {
        var filing = begun(court, registered(court));
        submit(court, filing);
        ruled(court, filing);
        court.decideAs("judge1", filing, "REGISTER_PRESERVATION", done("2026-10-12"));
        Preserved.handed(court, filing, "2026-10-12");
        until(() -> assertThat(CasePapers.ofTheCase(court, filing)).contains("PRESERVATION_RULING_TO_RESPONDENT"));
        return filing;
    }

    private static void refused(Stories court, String filing, String kind, Map<String, Object> answer) {
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, kind);
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        judge.post("/api/v1/tasks/" + task + "/completion", answer).expecting(422);
    }
}
