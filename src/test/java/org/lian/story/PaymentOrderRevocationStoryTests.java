package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;

/** 撤销支付令: an order in force that the president put before the judicial committee (民诉解释 441). */
class PaymentOrderRevocationStoryTests extends PaymentOrderCourt {
    private static final String WRONG = "债权人另有同一笔债的生效判决，支付令重复";

    private String served(String on) {
        var court = time.at(on + "T09:00");
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.register(filing);
        court.confirmFee(filing, 76_667);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PAYMENT_ORDER",
                Map.of("decision", "ISSUE", "payment", "李四应当给付张三借款本金100,000.00元"));
        comesTo(filing, "正在送达债务人");
        served(court, filing, on);
        comesTo(filing, "已经送达债务人");
        return filing;
    }

    private QuietBrowser.Answer submits(String who, String filing, String reason) {
        var browser = QuietBrowser.as(port, who);
        return browser.submit(
                "/staff/filings/" + filing + "/order-revocation",
                Map.of("_csrf", browser.token("/staff/filings/" + filing), "reason", reason));
    }

    private static Map<String, Object> decision(String decision, String on) {
        return Map.of("decision", decision, "on", on, "reason", "支付令与生效判决重复，确有错误");
    }

    @Test
    @DisplayName("院长发现生效的支付令确有错误：提交审判委员会，讨论决定后由法官裁定撤销、驳回申请，送达双方；不能再申请执行，也不能再撤销一次")
    void revoked() {
        var filing = served("2026-10-12");
        var number =
                time.at("2026-10-12T10:00").filing(filing).get("caseNumber").asText();
        assertThat(QuietBrowser.as(port, "president1")
                        .get("/staff/filings/" + filing)
                        .text())
                .doesNotContain("提交审判委员会");
        assertThat(submits("president1", filing, WRONG).expecting(409).text())
                .contains("支付令还没有发生法律效力", "第四百四十一条", WRONG);
        var court = time.at("2026-10-28T09:00");
        comesTo(filing, "支付令已经生效");
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/filings/" + filing)
                        .text())
                .doesNotContain("提交审判委员会");
        assertThat(submits("supervisor1", filing, WRONG).expecting(403).text()).contains("由院长提交审判委员会");
        assertThat(submits("president1", filing, " ").expecting(422).text()).contains("请写明支付令错在哪里");

        assertThat(QuietBrowser.as(port, "president1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("提交审判委员会");
        submits("president1", filing, WRONG).expecting(302);
        assertThat(submits("president1", filing, WRONG).expecting(409).text()).contains("支付令已经提交审判委员会");
        assertThat(order(filing)).contains("支付令已经生效", "开始申请执行").doesNotContain("审判委员会");

        court = time.at("2026-11-02T09:00");
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DECIDE_ORDER_REVOCATION");
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains(WRONG, "审判委员会讨论的日期", "书记员");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", decision("REVOKE", "2026-11-03"))
                        .expecting(422)
                        .text())
                .contains("讨论的日期还没有到");
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", decision("REVOKE", "2026-10-27"))
                        .expecting(422)
                        .text())
                .contains("才发生法律效力");
        judge.post("/api/v1/tasks/" + task + "/completion", decision("REVOKE", "2026-10-30"))
                .expecting(204);

        comesTo(filing, "支付令已经裁定撤销");
        assertThat(order(filing)).contains("经审判委员会讨论决定，裁定撤销支付令").doesNotContain("开始申请执行", "支付令已经生效；");
        var creditor = QuietBrowser.as(port, "zhangsan");
        creditor.submit(
                        "/filings/" + filing + "/later-procedures",
                        Map.of("_csrf", creditor.token("/filings/" + filing), "track", "ENFORCEMENT"))
                .expecting(409);
        served(court, filing, "2026-11-02");
        assertThat(said(filing, "ORDER_REVOCATION "))
                .contains("民事裁定书", "撤销本院" + number + "支付令", "驳回张三的支付令申请", "2026年10月30日讨论决定", "第四百四十一条", "书记员")
                .doesNotContain("申请费");
        assertThat(said(filing, "ORDER_REVOCATION_TO_RESPONDENT")).contains("撤销本院" + number + "支付令");
        assertThat(submits("president1", filing, WRONG).expecting(409).text()).contains("支付令已经裁定撤销");
    }

    @Test
    @DisplayName("审判委员会决定不撤销：支付令继续有效，不产生裁定，不惊动当事人；有了新的理由可以再提交；已经终结的没有可以撤销的")
    void stands() {
        var filing = served("2026-10-12");
        var ended = served("2026-10-12");
        var clerk = QuietBrowser.as(port, "clerk1");
        clerk.submit(
                        "/staff/filings/" + ended + "/objection",
                        Map.of("_csrf", clerk.token("/staff/filings/" + ended), "who", "李四", "reason", "已经还清"))
                .expecting(302);
        time.at("2026-10-12T11:00")
                .decideAs(
                        "judge1",
                        ended,
                        "DECIDE_ORDER_MATTER",
                        Map.of("decision", "END", "reason", "异议成立", "basis", "民事诉讼法第二百二十八条"));
        var court = time.at("2026-10-28T09:00");
        comesTo(filing, "支付令已经生效");
        assertThat(submits("president1", ended, WRONG).expecting(409).text()).contains("没有可以撤销的", "第四百四十一条");
        submits("president1", filing, WRONG).expecting(302);
        court.decideAs("judge1", filing, "DECIDE_ORDER_REVOCATION", decision("STANDS", "2026-10-28"));

        assertThat(order(filing)).contains("支付令已经生效", "开始申请执行").doesNotContain("审判委员会");
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("审判委员会讨论决定不撤销支付令");
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(paper -> paper.startsWith("ORDER_REVOCATION"));
        submits("president1", filing, "又发现一处").expecting(302);
    }
}
