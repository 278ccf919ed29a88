package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.Powers;
import org.lian.identity.StaffDirectory;
import org.lian.payment.Reconciliation;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of money, by whoever may and by whoever may not: 窗口收费, 款项核对, 对账, 未送达的内部消息. */
@CourtTest
class MoneyPageStoryTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    Powers powers;

    @Autowired
    Reconciliation reconciliation;

    @LocalServerPort
    int port;

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
        if (staff.find("supervisor-elsewhere").isEmpty()) {
            Hired.head(
                    staff,
                    accounts,
                    powers,
                    "supervisor-elsewhere",
                    "demo-supervisor-elsewhere",
                    "外院庭长",
                    Set.of(Role.SUPERVISOR),
                    Set.of("京0198"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/staff/counter, judge1 supervisor1 analyst1 admin1 zhangsan",
        "/staff/money, clerk1 judge1 analyst1 admin1 zhangsan",
        "/staff/money/refunds, clerk1 judge1 analyst1 admin1 zhangsan",
        "/staff/reconciliation, clerk1 judge1 analyst1 zhangsan",
        "/admin/messages, clerk1 judge1 analyst1 supervisor1 zhangsan",
    })
    @DisplayName("不是这个岗位的，页面和提交都进不去")
    void notForOthers(String page, String others) {
        for (var other : others.split(" ")) {
            var visitor = QuietBrowser.as(port, other);
            assertThat(visitor.get(page).status()).as("%s by %s", page, other).isEqualTo(403);
            assertThat(submit(visitor, page, Map.of()).status())
                    .as("%s by %s", page, other)
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("窗口收费：按案号查到应交金额，登记票据号后案件移送；查阅留痕")
    void paidAtTheWindow() {
        var filing = due();
        var number = court.filing(filing).get("caseNumber").asText();
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/counter?number=" + encoded(number))
                        .expecting(200)
                        .text())
                .contains(number, "张三 诉 李四", "2,300.00 元", "票据号");

        var receipt = "NO-" + shortId();
        assertThat(counter(clerk, filing, receipt).header("location")).endsWith("/staff/counter");

        assertThat(clerk.get("/staff/counter").text())
                .contains("已登记窗口收费 2,300.00 元", receipt, "/staff/filings/" + filing + "\">案件页");
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(court.as("supervisor1")
                        .get("/api/v1/filings/" + filing + "/readings")
                        .text())
                .contains("clerk1");
    }

    @Test
    @DisplayName("窗口收费的每一种拒绝：查不到、外院、没有待交、票据号不对或者用过，填的内容还在")
    void refusedAtTheWindow() {
        var filing = due();
        var clerk = QuietBrowser.as(port, "clerk1");
        var elsewhere = QuietBrowser.as(port, "clerk3");

        assertThat(clerk.get("/staff/counter?number=x").expecting(404).text()).contains("没有找到");
        assertThat(elsewhere
                        .get("/staff/counter?number=" + filing)
                        .expecting(404)
                        .text())
                .contains("没有找到")
                .doesNotContain("张三");
        refused(elsewhere, counter(elsewhere, filing, "NO-" + shortId())).expecting(404);
        assertThat(clerk.get("/staff/counter?number=" + court.submitted())
                        .expecting(409)
                        .text())
                .contains("现在没有待交的诉讼费（待审查）");

        assertThat(refused(clerk, counter(clerk, filing, "票据 1")).text()).contains("请填写票据号", "票据 1", "2,300.00 元");

        var receipt = "NO-" + shortId();
        assertThat(counter(clerk, filing, receipt).header("location")).endsWith("/staff/counter");
        assertThat(refused(clerk, counter(clerk, due(), receipt)).text()).contains("已经登记过");
        court.waitsAt(filing, "TRANSFERRED");
        refused(clerk, counter(clerk, filing, "NO-" + shortId())).expecting(409);
    }

    @Test
    @DisplayName("款项核对：重复支付列给本院庭长，提出后不能再提；外院庭长看不到、提不了；列表里没有人名")
    void moneyThatMustGoBack() {
        var filing = due();
        var trade = paidTwice(filing);
        var supervisor = QuietBrowser.as(port, "supervisor1");
        var elsewhere = QuietBrowser.as(port, "supervisor-elsewhere");

        assertThat(supervisor.get("/staff/money").expecting(200).text())
                .contains(
                        "重复支付",
                        trade,
                        "2,300.00 元",
                        court.filing(filing).get("caseNumber").asText())
                .doesNotContain("张三");
        assertThat(elsewhere.get("/staff/money").expecting(200).text()).doesNotContain(trade);
        assertThat(refund(elsewhere, trade).status()).isEqualTo(404);
        assertThat(refund(supervisor, "no-such").expecting(404).text()).contains("没有找到这笔待核对款项", "<h1>款项核对</h1>", trade);

        assertThat(refund(supervisor, trade).status()).isEqualTo(302);

        assertThat(supervisor.get("/staff/money").text()).contains("已提出退费", "待核定");
        refund(supervisor, trade);
        assertThat(jdbc.sql("select count(*) from refund where trade_no = ?")
                        .param(trade)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("对账：庭长和管理员看得到、能重跑；日期不对、今天、没有的渠道都说明白")
    void reconciled() {
        var yesterday = clock.today().minusDays(1);
        for (var who : new String[] {"supervisor1", "admin1"}) {
            var visitor = QuietBrowser.as(port, who);
            assertThat(visitor.get("/staff/reconciliation").expecting(200).text())
                    .contains("对账", "sandbox");
            assertThat(again(visitor, "sandbox", yesterday.toString()).status()).isEqualTo(302);
            assertThat(visitor.get("/staff/reconciliation").text()).contains(yesterday + " 已对账", yesterday + " 演示渠道");

            for (var noDay : new String[] {"昨天", "+999999-01-01", "-0001-01-01", ""}) {
                assertThat(again(visitor, "sandbox", noDay).expecting(422).text())
                        .as(noDay)
                        .contains("请填写日期", "<h1>对账</h1>", "value=\"" + noDay + "\"");
            }
            assertThat(again(visitor, "sandbox", clock.today().toString())
                            .expecting(422)
                            .text())
                    .contains("这一天还没有结束");
            assertThat(again(visitor, "nobody", yesterday.toString())
                            .expecting(404)
                            .text())
                    .contains("没有这个支付渠道", "value=\"" + yesterday + "\"");
        }
    }

    @Test
    @DisplayName("对账：渠道没有的收款列为差异，写明本院和渠道各是多少")
    void differencesAreShown() {
        var trade = "LONELY-" + shortId();
        var day = LocalDate.now(BusinessClock.SHANGHAI).minusDays(3);
        jdbc.sql("""
                        insert into payment_receipt (gateway, trade_no, order_no, amount_fen, paid_at, recorded_at,
                                                     channel_at, state, reason)
                        values ('sandbox', :trade, 'nobody', 700, :at, :at, :at, 'UNEXPECTED', 'UNKNOWN_ORDER')""")
                .param("trade", trade)
                .param("at", day.atTime(12, 0).atZone(BusinessClock.SHANGHAI).toOffsetDateTime())
                .update();
        var supervisor = QuietBrowser.as(port, "supervisor1");

        assertThat(again(supervisor, "sandbox", day.toString()).status()).isEqualTo(302);

        assertThat(supervisor.get("/staff/reconciliation").text()).contains(trade, "本院 7.00", "未了差异 1 笔");
    }

    @Test
    @DisplayName("退费：别的法院再多，本院的还在；外院的退费、待核对款项看不到；不属于案件的款项各法院都看得到，一个法院提出退费以后只有它看得到")
    void refundsOfOtherCourtsPushNoneOut() {
        var trade = paidTwice(due());
        var elsewhere = QuietBrowser.as(port, "supervisor-elsewhere");
        var own = QuietBrowser.as(port, "supervisor1");
        var lonely = "LONELY-" + shortId();
        received(lonely, 4_321, LocalDate.now(BusinessClock.SHANGHAI));
        assertThat(own.get("/staff/money").text()).contains(trade, lonely, "43.21");
        assertThat(elsewhere.get("/staff/money").text()).contains(lonely).doesNotContain(trade);
        assertThat(refund(elsewhere, lonely).status()).isEqualTo(302);
        assertThat(elsewhere.get("/staff/money").text()).contains("43.21");

        for (var one = 0; one < 101; one++) {
            var other = "OTHER-" + shortId();
            received(other, 100 + one, LocalDate.now(BusinessClock.SHANGHAI));
            jdbc.sql("""
                            insert into refund (id, court_code, gateway, trade_no, amount_fen, reason, basis,
                              requested_by, requested_at, effective_at, state)
                            values (gen_random_uuid(), '京0105', 'sandbox', ?, 100, 'UNEXPECTED_MONEY', '演示', 'nobody',
                              now() + interval '1 day', now(), 'REQUESTED')""").param(other).update();
        }

        assertThat(elsewhere.get("/staff/money").expecting(200).text()).contains("43.21", "待核定");
        assertThat(own.get("/staff/money").expecting(200).text()).doesNotContain(lonely, "43.21");
    }

    @Test
    @DisplayName("对账：差异、收款合计各法院只看自己的，不属于案件的都看得到；管全部法院的管理员看合计")
    void eachCourtSeesItsOwnDifferences() {
        var filing = due();
        var day = LocalDate.now(BusinessClock.SHANGHAI).minusDays(5);
        var ours = "OURS-" + shortId();
        var lonely = "LONELY-" + shortId();
        received(ours, 1_234_500, day);
        jdbc.sql("update payment_receipt set filing_id = cast(? as uuid) where trade_no = ?")
                .params(filing, ours)
                .update();
        received(lonely, 765_400, day);
        var own = QuietBrowser.as(port, "supervisor1");
        var elsewhere = QuietBrowser.as(port, "supervisor-elsewhere");

        again(own, "sandbox", day.toString()).expecting(302);
        var seen = own.get("/staff/reconciliation").expecting(200).text();
        assertThat(seen).contains(day + " 已对账：未了差异 2 笔", ours, lonely, "收款 1 笔 12,345.00 元", "只列本院的");

        again(elsewhere, "sandbox", day.toString()).expecting(302);
        var other = elsewhere.get("/staff/reconciliation").expecting(200).text();
        assertThat(other)
                .contains(day + " 已对账：未了差异 1 笔", lonely, "收款 0 笔 0.00 元")
                .doesNotContain(ours, "12,345.00");

        var all = Hired.ofAllCourts(accounts);
        assertThat(reconciliation.differences(all, 100))
                .extracting(Reconciliation.Difference::number)
                .contains(ours, lonely);
        assertThat(reconciliation.runs(all, 100))
                .filteredOn(run -> run.day().equals(day))
                .singleElement()
                .satisfies(run -> assertThat(run.matched()).isZero())
                .satisfies(run -> assertThat(run.openDifferences()).isEqualTo(2));
    }

    private void received(String trade, long fen, LocalDate day) {
        jdbc.sql("""
                        insert into payment_receipt (gateway, trade_no, order_no, amount_fen, paid_at, recorded_at,
                                                     channel_at, state, reason)
                        values ('sandbox', :trade, 'nobody', :fen, :at, :at, :at, 'UNEXPECTED', 'UNKNOWN_ORDER')""")
                .param("trade", trade)
                .param("fen", fen)
                .param("at", day.atTime(12, 0).atZone(BusinessClock.SHANGHAI).toOffsetDateTime())
                .update();
    }

    @Test
    @DisplayName("未送达的内部消息：管理员看到原因、可以重发，写入日志；没有的编号说没有")
    void deadLetters() {
        var filing = due();
        var id = jdbc.sql("""
                        insert into outbox (topic, aggregate, payload, state, attempts, created_at, next_attempt_at,
                                            ended_at, last_error)
                        select topic, :filing, payload, 'DEAD', 160, now(), now(), now(), 'java.net.ConnectException'
                        from (select 'NOBODY_HEARS' as topic, '{}'::jsonb as payload) as letter returning id""").param("filing", filing).query(Long.class).single();
        var administrator = QuietBrowser.as(port, "admin1");
        assertThat(administrator.get("/admin/messages").expecting(200).text())
                .contains("NOBODY_HEARS", "试过 160 次", filing, "java.net.ConnectException");

        assertThat(submit(administrator, "/admin/messages/" + id + "/redelivery", Map.of())
                        .status())
                .isEqualTo(302);

        assertThat(administrator.get("/admin/messages").text()).contains("已重发");
        assertThat(jdbc.sql("select count(*) from journal_leaf where kind like '%REDELIVER%'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(submit(administrator, "/admin/messages/0/redelivery", Map.of())
                        .expecting(404)
                        .text())
                .contains("没有");
    }

    @Test
    @DisplayName("核定退费的页面：没认领的看得到、办不了，外院看不到；认领后退款凭证号只在窗口退时出现")
    void theRefundSheet() {
        var filing = due();
        var trade = paidTwice(filing);
        refund(QuietBrowser.as(port, "supervisor1"), trade);
        var judge = court.as("judge1");
        var task = await().atMost(Duration.ofSeconds(20)).until(() -> refundTask(filing), id -> !id.isEmpty());
        var sheet = "/staff/tasks/" + task;

        assertThat(QuietBrowser.as(port, "judge1").get(sheet).expecting(200).text())
                .contains("核定退费", "2,300.00 元", "请先点“认领”", "原付款渠道")
                .doesNotContain("退款凭证号");
        assertThat(QuietBrowser.as(port, "clerk3").get(sheet).expecting(404).text())
                .doesNotContain("2,300.00");
        assertThat(QuietBrowser.as(port, "zhangsan").get(sheet).status()).isEqualTo(403);

        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(QuietBrowser.as(port, "judge1").get(sheet).text()).contains("data-decide");
        assertThat(QuietBrowser.as(port, "judge2").get(sheet).text()).contains("承办，您可以查看，不能办理");
        judge.post("/api/v1/tasks/" + task + "/completion", Map.of("approved", true))
                .expecting(204);
        assertThat(QuietBrowser.as(port, "judge1").get(sheet).status()).isEqualTo(409);
    }

    private String refundTask(String filing) {
        for (var item : court.as("judge1")
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")) {
            if (item.get("kind").asText().equals("APPROVE_REFUND")) {
                return item.get("id").asText();
            }
        }
        return "";
    }

    private String due() {
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    /** Pays on two channels at once; the second payment's number. */
    private String paidTwice(String filing) {
        for (var channel : new String[] {"WECHAT", "ALIPAY"}) {
            var order = court.zhangsan
                    .post("/api/v1/filings/" + filing + "/payments", Map.of("channel", channel))
                    .expecting(201)
                    .get("orderNo");
            CourtClient.anonymous(port)
                    .post("/sandbox/cashier/" + order, Map.of("action", "LOSE_NOTICE"))
                    .expecting(202);
        }
        court.waitsAt(filing, "TRANSFERRED");
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("""
                                        select coalesce(max(trade_no), '') from payment_receipt
                                        where filing_id = ? and state = 'UNEXPECTED'""")
                                .param(UUID.fromString(filing))
                                .query(String.class)
                                .single(),
                        trade -> !trade.isEmpty());
    }

    private static QuietBrowser.Answer counter(QuietBrowser clerk, String filing, String receipt) {
        return submit(clerk, "/staff/counter", Map.of("filing", filing, "receiptNumber", receipt));
    }

    /** The page that a refusal leads back to. */
    private static QuietBrowser.Answer refused(QuietBrowser clerk, QuietBrowser.Answer answer) {
        var location = answer.expecting(302).header("location");
        assertThat(location).contains("?number=");
        return clerk.get(location.substring(location.indexOf("/staff/")));
    }

    private static QuietBrowser.Answer refund(QuietBrowser supervisor, String trade) {
        return submit(supervisor, "/staff/money/refunds", Map.of("gateway", "sandbox", "tradeNo", trade));
    }

    private static QuietBrowser.Answer again(QuietBrowser visitor, String gateway, String day) {
        return submit(visitor, "/staff/reconciliation", Map.of("gateway", gateway, "day", day));
    }

    private static QuietBrowser.Answer submit(QuietBrowser visitor, String page, Map<String, String> form) {
        var fields = new TreeMap<>(form);
        fields.put("_csrf", visitor.token("/"));
        return visitor.submit(page, fields);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
