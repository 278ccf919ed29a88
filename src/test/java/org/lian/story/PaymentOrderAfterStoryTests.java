package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 支付令 after its acceptance: issued, served, objected to, in force or ended, and the suit that follows (民诉法 227, 228). */
class PaymentOrderAfterStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Papers papers;

    /** Accepted on 2026-10-12, paid and handed over; the judge's fifteen days run. */
    private String accepted(Stories court) {
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.register(filing);
        court.confirmFee(filing, 76_667);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private static void issue(Stories court, String filing) {
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PAYMENT_ORDER",
                Map.of("decision", "ISSUE", "payment", "李四应当给付张三借款本金100,000.00元"));
    }

    private static void served(Stories court, String filing, String on) {
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", on, "document", "EMS7"));
    }

    private void objects(String filing, String reason) {
        var clerk = QuietBrowser.as(port, "clerk1");
        clerk.submit(
                        "/staff/filings/" + filing + "/objection",
                        Map.of("_csrf", clerk.token("/staff/filings/" + filing), "who", "李四", "reason", reason))
                .expecting(302);
    }

    private String order(String filing) {
        return TrackFilings.main(port, "/filings/" + filing);
    }

    private String said(String filing, String beginning) {
        return TrackFilings.papers(papers, filing).entrySet().stream()
                .filter(paper -> paper.getKey().startsWith(beginning))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** What was begun with the very moment of the application (民诉解释 439), whatever else the court has. */
    private String suitOf(String filing) {
        return jdbc.sql("""
                        select cast(suit.id as text) from filing suit join filing f on f.id = cast(? as uuid)
                        where suit.id <> f.id and suit.first_submitted_at = f.first_submitted_at""").param(filing).query(String.class).single();
    }

    @Test
    @DisplayName("十五日内发出支付令，送达债务人，十五日没有书面异议：生效，债权人可以接着申请执行")
    void inForceAndEnforced() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        court.taskFor(court.as("judge1"), filing, "RULE_ON_PAYMENT_ORDER");
        assertThat(order(filing)).doesNotContain("申请执行");
        issue(court, filing);
        assertThat(said(filing, "PAYMENT_ORDER "))
                .startsWith("支付令")
                .contains("民督", "李四应当给付张三借款本金", "十五日内清偿", "书面异议", "申请执行");
        served(court, filing, "2026-10-12");
        assertThat(order(filing)).contains("已经送达债务人", "2026 年 10 月 27 日");

        court = time.at("2026-10-28T00:00:30");

        comesTo(filing, "支付令已经生效");
        assertThat(order(filing)).contains("申请执行");
        assertThat(court.inbox(filing).toString()).contains("支付令已经生效");
    }

    @Test
    @DisplayName("申请不成立：裁定驳回，引司法解释第四百二十八条，可以另行起诉，到此为止")
    void dismissed() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PAYMENT_ORDER",
                Map.of(
                        "decision", "DISMISS",
                        "reason", "借条没有约定利息，申请人坚持要求给付利息",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第四百二十八条"));

        comesTo(filing, "支付令申请已经裁定驳回");
        assertThat(said(filing, "PAYMENT_ORDER_DISMISSAL")).contains("驳回张三的支付令申请", "可以另行起诉", "第四百二十八条");
        assertThat(order(filing)).doesNotContain("去申请执行");
    }

    @Test
    @DisplayName("异议成立：终结督促程序，七日内没有说不同意，转入诉讼：起诉的时间是申请支付令的时间，待审查、民事")
    void objectedAndGoneOverToSuit() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        court = time.at("2026-10-20T09:00");
        objects(filing, "钱已经在七月还清，有转账记录");
        comesTo(filing, "债务人提出书面异议");
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of(
                        "decision", "END",
                        "reason", "债务人提交了转账记录，对是否符合发出支付令的条件有合理怀疑",
                        "basis", "民事诉讼法第二百二十八条"));
        comesTo(filing, "没有表示不同意的，转入诉讼");
        assertThat(said(filing, "PAYMENT_ORDER_END")).contains("终结本案的督促程序", "7日内没有向本院表示不同意", "补交案件受理费");
        served(court, filing, "2026-10-20");
        assertThat(order(filing)).contains("2026 年 10 月 27 日", "我不同意提起诉讼");

        court = time.at("2026-10-28T00:00:30");

        comesTo(filing, "已经转入诉讼");
        var suit = suitOf(filing);
        var begun = court.filing(suit);
        assertThat(begun.get("firstSubmittedAt").asText()).startsWith("2026-10-12T09:00");
        assertThat(begun.get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(begun.get("title").asText()).contains("张三 诉 李四");
        court.task(suit, "REVIEW");
    }

    @Test
    @DisplayName("债权人不同意提起诉讼：七日内在本案页面表示，督促程序结束，不转入诉讼；再说一次不行")
    void noSuit() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        objects(filing, "钱已经还清");
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of("decision", "END", "reason", "异议成立", "basis", "民事诉讼法第二百二十八条"));
        comesTo(filing, "没有表示不同意的，转入诉讼");
        served(court, filing, "2026-10-12");
        declines(filing).expecting(302);
        comesTo(filing, "您不同意提起诉讼");
        declines(filing).expecting(409);

        court = time.at("2026-10-21T00:00:30");

        assertThat(order(filing)).contains("督促程序已经结束");
    }

    @Test
    @DisplayName("异议不成立：裁定驳回异议，支付令继续有效，期间照原来的算，到期生效；过了期间的异议不收")
    void objectionDenied() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        objects(filing, "欠钱是真的，现在没有钱，请缓一年");
        court.decideAs(
                "judge1",
                filing,
                "DECIDE_ORDER_MATTER",
                Map.of(
                        "decision", "DENY",
                        "reason", "债务人对债务本身没有异议，只是提出缺乏清偿能力",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第四百三十六条"));
        served(court, filing, "2026-10-12");
        assertThat(said(filing, "OBJECTION_DENIAL")).contains("驳回债务人对支付令的异议", "支付令继续有效");

        court = time.at("2026-10-28T00:00:30");

        comesTo(filing, "支付令已经生效");
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.submit(
                                "/staff/filings/" + filing + "/objection",
                                Map.of(
                                        "_csrf", clerk.token("/staff/filings/" + filing),
                                        "who", "李四",
                                        "reason", "我有异议"))
                        .expecting(409)
                        .text())
                .contains("超过期间的异议视为没有提出");
    }

    @Test
    @DisplayName("发出三十日没有送达债务人：提请法官，只能终结，不能驳回异议；债权人还是可以不同意起诉")
    void neverServed() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        issue(court, filing);
        comesTo(filing, "正在送达债务人");

        court = time.at("2026-11-12T00:00:30");

        comesTo(filing, "三十日内没有送达债务人");
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DECIDE_ORDER_MATTER");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        judge.post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of("decision", "DENY", "reason", "没有异议", "basis", "民事诉讼法第二百二十八条"))
                .expecting(422);
        judge.post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of(
                                "decision", "END",
                                "reason", "发出支付令之日起三十日内无法送达债务人",
                                "basis", "最高人民法院关于适用民事诉讼法的解释第四百三十条第二项"))
                .expecting(204);
        comesTo(filing, "没有表示不同意的，转入诉讼");
        assertThat(said(filing, "PAYMENT_ORDER_END")).contains("三十日内没有送达债务人");
        declines(filing).expecting(302);
        comesTo(filing, "督促程序已经结束");
    }

    @Test
    @DisplayName("只有法官审查：窗口人员领不到；到期提请庭长，不产生支付令；别人不能替债权人表示")
    void whoMay() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court);
        var task = court.taskFor(court.as("judge1"), filing, "RULE_ON_PAYMENT_ORDER");
        court.as("clerk1").post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(403);
        var lisi = QuietBrowser.as(port, "lisi");
        lisi.submit("/filings/" + filing + "/suit-refusal", Map.of("_csrf", lisi.token("/filings")))
                .expecting(404);

        court = time.at("2026-10-28T09:00");

        court.taskFor(court.as("supervisor1"), filing, "RULE_ON_PAYMENT_ORDER");
        assertThat(TrackFilings.papers(papers, filing).keySet()).noneMatch(paper -> paper.startsWith("PAYMENT_ORDER"));
    }

    private QuietBrowser.Answer declines(String filing) {
        var browser = QuietBrowser.as(port, "zhangsan");
        return browser.submit(
                "/filings/" + filing + "/suit-refusal", Map.of("_csrf", browser.token("/filings/" + filing)));
    }

    private void comesTo(String filing, String words) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(order(filing)).contains(words));
    }
}
