package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 支付令 of several claims and debtors: what an objection ends, and what stands (民诉解释 432, 433, 435, 436). */
class PaymentOrderByPartStoryTests extends PaymentOrderCourt {
    private static final Map<String, Object> LISI = Map.of("name", "李四", "manner", "OWN");

    @Autowired
    RuntimeService runtime;

    @Test
    @DisplayName("几项请求只对一项提出异议：只终结这一项，七日以后就这一项转入诉讼；其余各项照原来的期间生效（民诉解释四百三十二）")
    void oneOfSeveralClaims() {
        var court = time.at("2026-10-12T09:00");
        var filing = served(court, List.of(claim("归还借款本金", null), claim("支付约定的逾期利息", null)));
        assertThat(objects(filing, "李四", "3", "没有约定利息").expecting(422).text()).contains("支付令有 2 项请求", "没有约定利息");
        objects(filing, "李四", "2", "没有约定利息").expecting(302);
        comesTo(filing, "债务人提出书面异议");
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DECIDE_ORDER_MATTER");
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains("第2项请求");
        refused(court, task, Map.of("decision", "END", "reason", "异议成立", "basis", "民事诉讼法第二百二十八条"), "第四百三十二条");
        decides(court, filing, Map.of("decision", "END_CLAIMS", "reason", "借条没有写利息"));

        served(court, filing, "2026-10-12");

        comesTo(filing, "支付令的其余部分继续有效");
        assertThat(order(filing)).contains("第2项请求的督促程序已经裁定终结", "2026 年 10 月 19 日", "2026 年 10 月 27 日");
        assertThat(said(filing, "PAYMENT_ORDER_PART_END "))
                .contains("第2项请求的督促程序，支付令的这一部分自行失效", "其余部分继续有效", "第四百三十二条", "7日内没有向本院表示不同意");

        court = time.at("2026-10-20T00:00:30");

        comesTo(filing, "第2项请求已经转入诉讼");
        var suit = court.filing(suits(filing).get(0)).get("draft");
        assertThat(suit.get("claims").asText()).contains("逾期利息").doesNotContain("本金");
        assertThat(suit.get("claimAmountFen").asLong()).isEqualTo(5_000_000);

        court = time.at("2026-10-28T00:00:30");

        comesTo(filing, "支付令的其余部分已经生效");
        assertThat(court.inbox(filing).toString()).contains("没有终结的部分已经生效");
        assertThat(suits(filing)).hasSize(1);
    }

    @Test
    @DisplayName("可分之债一人提出异议：只终结他的部分，债权人可以单独表示不起诉；别人在法官审查的时候提出的也收，排在后面（民诉解释四百三十三）")
    void oneDebtorOfADivisibleDebt() {
        var court = time.at("2026-10-12T09:00");
        var each = List.of(LISI, Map.<String, Object>of("name", "王五", "manner", "OWN"));
        var filing = served(court, List.of(claim("各自归还借款五万元", each)));
        objects(filing, "李四", "", "我的已经还清").expecting(302);
        comesTo(filing, "债务人提出书面异议");
        objects(filing, "王五", "", "现在没有钱，请缓一缓").expecting(302);
        decides(court, filing, Map.of("decision", "END_DEBTOR", "reason", "有转账记录"));
        served(court, filing, "2026-10-12");

        var second = court.taskFor(court.as("judge1"), filing, "DECIDE_ORDER_MATTER");

        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + second).text())
                .contains("王五", "请缓一缓");
        decides(
                court,
                filing,
                Map.of(
                        "decision", "DENY",
                        "reason", "对债务本身没有异议，只说没有能力清偿",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第四百三十六条"));
        served(court, filing, "2026-10-12");
        assertThat(said(filing, "PAYMENT_ORDER_PART_END ")).contains("对李四的第1项请求", "第四百三十三条");
        declines(filing).expecting(302);
        comesTo(filing, "您不同意就对李四的第1项请求提起诉讼");
        assertThat(objects(filing, "李四", "", "再说一次").expecting(409).text()).contains("已经裁定终结");

        time.at("2026-10-28T00:00:30");

        comesTo(filing, "支付令的其余部分已经生效");
        assertThat(suits(filing)).isEmpty();
    }

    @Test
    @DisplayName("连带债务一人提出异议，及于全部：不能只终结他的部分，终结督促程序")
    void aJointDebt() {
        var court = time.at("2026-10-12T09:00");
        var joint = List.of(LISI, Map.<String, Object>of("name", "王五", "manner", "JOINT"));
        var filing = served(court, List.of(claim("归还借款", joint)));
        objects(filing, "王五", "", "没有借过").expecting(302);
        comesTo(filing, "债务人提出书面异议");
        var task = court.taskFor(court.as("judge1"), filing, "DECIDE_ORDER_MATTER");
        refused(court, task, Map.of("decision", "END_DEBTOR", "reason", "异议成立"), "不是可分之债");
        refused(court, task, Map.of("decision", "END_CLAIMS", "reason", "异议成立"), "没有剩下的部分");

        decides(court, filing, Map.of("decision", "END", "reason", "异议成立", "basis", "民事诉讼法第二百二十八条"));

        comesTo(filing, "没有表示不同意的，转入诉讼");
    }

    @Test
    @DisplayName("先终结一项，剩下的又被异议：终结督促程序，剩下的另行转入诉讼，一项不重复；申请费抵在后一件里")
    void theRestEndsToo() {
        var court = time.at("2026-10-12T09:00");
        var filing = served(court, List.of(claim("归还借款本金", null), claim("支付约定的逾期利息", null)));
        objects(filing, "李四", "2", "没有约定利息").expecting(302);
        comesTo(filing, "债务人提出书面异议");
        decides(court, filing, Map.of("decision", "END_CLAIMS", "reason", "借条没有写利息"));
        served(court, filing, "2026-10-12");
        comesTo(filing, "支付令的其余部分继续有效");
        objects(filing, "李四", "1", "本金也已经还清").expecting(302);
        comesTo(filing, "债务人提出书面异议");
        decides(court, filing, Map.of("decision", "END", "reason", "有转账记录", "basis", "民事诉讼法第二百二十八条"));
        served(court, filing, "2026-10-12");
        comesTo(filing, "支付令的其余部分也已经失效");

        court = time.at("2026-10-21T00:00:30");

        comesTo(filing, "第2项请求已经转入诉讼");
        comesTo(filing, "已交的申请费在受理费里抵掉");
        var claims = suits(filing).stream()
                .map(court::filing)
                .map(suit -> suit.at("/draft/claims").asText())
                .toList();
        assertThat(claims).hasSize(2).anyMatch(said -> said.contains("逾期利息")).anyMatch(said -> said.contains("本金"));
        assertThat(claims).noneMatch(said -> said.contains("本金") && said.contains("利息"));
        assertThat(jdbc.sql(
                                "select count(*) from filing where order_fee_fen is not null and cast(id as text) in (:ids)")
                        .param("ids", suits(filing))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("以前送达的支付令还在原来的流程里：分项、分人的结论不收，写明原因；全部终结照旧，转入诉讼照旧")
    void anEarlierFlow() {
        var court = time.at("2026-10-12T09:00");
        var filing = served(court, List.of(claim("归还借款本金", null), claim("支付约定的逾期利息", null)));
        objects(filing, "李四", "", "已经还清").expecting(302);
        comesTo(filing, "债务人提出书面异议");
        var task = court.taskFor(court.as("judge1"), filing, "DECIDE_ORDER_MATTER");
        forgets(filing, "objectionWaits");
        refused(court, task, Map.of("decision", "END_CLAIMS", "reason", "异议成立"), "分项、分人办理以前");
        decides(court, filing, Map.of("decision", "END", "reason", "有转账记录", "basis", "民事诉讼法第二百二十八条"));
        served(court, filing, "2026-10-12");
        comesTo(filing, "没有表示不同意的，转入诉讼");
        forgets(filing, "orderRuling");

        court = time.at("2026-10-20T00:00:30");

        comesTo(filing, "已经转入诉讼");
        assertThat(court.filing(suits(filing).get(0)).at("/draft/claims").asText())
                .contains("本金", "利息");
    }

    /** What an order has not whose diagram was published before. */
    private void forgets(String filing, String variable) {
        var order = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing)
                .processDefinitionKey("payment-order")
                .singleResult();
        runtime.removeVariable(order.getId(), variable);
    }

    @Test
    @DisplayName("有几项请求的，支付令按项写，不按项写的退回来改，写的还在")
    void anOrderByClaim() {
        var court = time.at("2026-10-12T09:00");
        var filing = accepted(court, List.of(claim("归还借款本金", null), claim("支付约定的逾期利息", null)));
        var task = court.taskFor(court.as("judge1"), filing, "RULE_ON_PAYMENT_ORDER");

        refused(court, task, Map.of("decision", "ISSUE", "payment", "李四、王五应当给付本金和利息"), "请一项写一行");
    }

    private static Map<String, Object> claim(String text, List<Map<String, Object>> against) {
        var claim = new HashMap<String, Object>(Map.of("text", text, "amountFen", 5_000_000));
        if (against != null) {
            claim.put("against", against);
        }
        return claim;
    }

    private String accepted(Stories court, List<Map<String, Object>> claims) {
        var draft = TrackFilings.draft(Track.PAYMENT_ORDER);
        draft.remove("claims");
        draft.put("claimItems", claims);
        draft.put("claimAmountFen", 5_000_000 * claims.size());
        draft.put(
                "defendants",
                List.of(
                        Map.of("kind", "PERSON", "name", "李四", "address", "北京市某某区二号", "phone", "13900139000"),
                        Map.of("kind", "PERSON", "name", "王五", "address", "北京市某某区三号", "phone", "13900139001")));
        var filing = TrackFilings.drafted(court, draft);
        court.submit(filing).expecting(201);
        court.register(filing);
        court.confirmFee(filing, claims.size() == 1 ? 35_000 : 76_667);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    /** Issued and served on 2026-10-12: the fifteen days run to the 27th. */
    private String served(Stories court, List<Map<String, Object>> claims) {
        var filing = accepted(court, claims);
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PAYMENT_ORDER",
                Map.of("decision", "ISSUE", "payment", claims.size() == 1 ? "李四、王五归还借款" : "1. 归还本金；\n2. 支付利息"));
        served(court, filing, "2026-10-12");
        comesTo(filing, "已经送达债务人");
        return filing;
    }

    private static void decides(Stories court, String filing, Map<String, Object> verdict) {
        court.decideAs("judge1", filing, "DECIDE_ORDER_MATTER", verdict);
    }

    private static void refused(Stories court, String task, Map<String, Object> verdict, String words) {
        var judge = court.as("judge1");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of());
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", verdict)
                        .expecting(422)
                        .body()
                        .toString())
                .contains(words);
    }

    private QuietBrowser.Answer objects(String filing, String who, String claims, String reason) {
        var clerk = QuietBrowser.as(port, "clerk1");
        return clerk.submit(
                "/staff/filings/" + filing + "/objection",
                Map.of(
                        "_csrf", clerk.token("/staff/filings/" + filing),
                        "who", who,
                        "claims", claims,
                        "reason", reason));
    }

    private QuietBrowser.Answer declines(String filing) {
        var browser = QuietBrowser.as(port, "zhangsan");
        var ruling = browser.get("/filings/" + filing)
                .text()
                .replaceFirst("(?s).*name=\"ruling\" value=\"([^\"]+)\".*", "$1");
        return browser.submit(
                "/filings/" + filing + "/suit-refusal",
                Map.of("_csrf", browser.token("/filings/" + filing), "ruling", ruling));
    }
}
