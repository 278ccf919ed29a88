package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 退费, drawn: every end and every event of processes/refund.bpmn. */
@CourtTest
class RefundStoryTests {
    private static final LegalBasis HALF = LegalBasis.of("诉讼费用交纳办法", 15);

    @Autowired
    Refunds refunds;

    @Autowired
    BusinessClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Value("${lian.data-dir}/keys/sandbox-merchant-key")
    Path key;

    @LocalServerPort
    int port;

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("已退费：法官核定，渠道通知，当事人在进度里看到")
    void refunded() {
        var filing = paid();
        var refund = half(filing);
        var task = task("judge1", filing);
        var shown =
                court.as("judge1").get("/api/v1/tasks/" + task).expecting(200).body();
        assertThat(shown.get("refund").get("amountFen").asLong()).isEqualTo(115_000);
        assertThat(shown.get("task").get("dueAt").asText()).endsWith("T00:00:00+08:00");
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains("核定退费", "1,150.00 元", "准许撤诉，减半收取", "请先点“认领”");

        decide("judge1", task, Map.of("approved", true));

        endsAt(refund, "EndEvent_Refunded");
        assertThat(timeline(filing)).contains("提出退费 1,150.00 元", "核定退费 1,150.00 元", "已退回 1,150.00 元");
        assertThat(refunds.find(refund.id()).orElseThrow().state()).isEqualTo(Refund.State.SUCCEEDED);
    }

    @Test
    @DisplayName("不予退费：理由告知当事人；没有选择、没有理由都得到说明")
    void declined() {
        var filing = paid();
        var refund = half(filing);
        var task = task("supervisor1", filing);
        var supervisor = court.as("supervisor1");
        supervisor.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(fault(supervisor, task, Map.of())).isEqualTo("approved");
        assertThat(fault(supervisor, task, Map.of("approved", false))).isEqualTo("reason");

        supervisor
                .post("/api/v1/tasks/" + task + "/completion", Map.of("approved", false, "reason", "裁定尚未生效"))
                .expecting(204);

        endsAt(refund, "EndEvent_NotRefunded");
        assertThat(timeline(filing)).contains("不予退费 1,150.00 元，理由：裁定尚未生效");
        supervisor
                .post("/api/v1/tasks/" + task + "/completion", Map.of("approved", true))
                .expecting(409);
    }

    @Test
    @DisplayName("该查询退费结果：通知丢失，流程自己去问")
    void asksWhenNothingIsTold() {
        var filing = paid();
        cashier(filing, "REFUND_NOTICE_LOST");
        var refund = half(filing);
        decide("judge1", task("judge1", filing), Map.of("approved", true));

        await().atMost(Duration.ofSeconds(10)).until(() -> waitsForTheChannel(refund));
        // The channel takes its time; whenever the next question is due, it is put.
        var asked = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    clock.moveTo(Duration.ofMinutes(5L * asked.incrementAndGet()));
                    return runtime.createProcessInstanceQuery()
                                    .processInstanceBusinessKey(refund.id().toString())
                                    .count()
                            == 0;
                });

        endsAt(refund, "EndEvent_Refunded");
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance(refund))
                        .activityId("Task_QueryRefund")
                        .count())
                .isPositive();
    }

    @Test
    @DisplayName("渠道没有退成：回到核定，再核定后退成")
    void backToThePersonWhenItFailed() {
        var filing = paid();
        cashier(filing, "REFUND_FAILS");
        var refund = half(filing);
        var first = task("judge1", filing);
        decide("judge1", first, Map.of("approved", true));

        var second = await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> item("judge1", filing).get("id").asText(), id -> !id.equals(first));
        cashier(filing, "REFUND_SUCCEEDS");
        decide("judge1", second, Map.of("approved", true));

        endsAt(refund, "EndEvent_Refunded");
    }

    @Test
    @DisplayName("渠道不应答：重试，最后成为故障；恢复后由人安排重试，不会退两次")
    void incidentWhenTheChannelIsAway() throws IOException {
        var filing = paid();
        var refund = half(filing);
        // Without its key the sandbox answers nobody.
        var away = key.resolveSibling("away");
        Files.move(key, away);
        try {
            decide("judge1", task("judge1", filing), Map.of("approved", true));
            var job = await().atMost(Duration.ofSeconds(20)).until(() -> failed(refund), Objects::nonNull);
            assertThat(job.getRetries()).isEqualTo(5);
            management.setJobRetries(job.getId(), 1);
            clock.moveTo(Duration.ofMinutes(5));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> runtime.createIncidentQuery()
                                    .processInstanceId(instance(refund))
                                    .activityId("Task_SendRefund")
                                    .count()
                            == 1);
        } finally {
            Files.move(away, key);
        }
        management.setJobRetries(failed(refund).getId(), 1);
        clock.moveTo(Duration.ofMinutes(10));

        endsAt(refund, "EndEvent_Refunded");
        assertThat(jdbc.sql("select count(*) from refund_attempt where refund_id = ?")
                        .param(refund.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("逾期未认领提到急件；十五日届满提请督办，写入案件记录，任务仍可办理")
    void remindsThenEscalates() {
        at("2026-10-12T09:00");
        var filing = paid();
        var refund = half(filing);
        assertThat(item("judge1", filing).get("dueAt").asText()).isEqualTo("2026-10-28T00:00:00+08:00");

        at("2026-10-14T00:01");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> item("judge1", filing).get("priority").asInt() == 90);
        at("2026-10-28T00:01");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> item("judge1", filing).get("priority").asInt() == 100);
        assertThat(timeline(filing)).contains("退费期限已届满，已提请庭长督办");
        assertThat(ended(refund, "EndEvent_RefundReminded")).isTrue();
        assertThat(ended(refund, "EndEvent_RefundEscalated")).isTrue();

        decide("judge1", task("judge1", filing), Map.of("approved", false, "reason", "已在执行款中抵扣"));
        endsAt(refund, "EndEvent_NotRefunded");
    }

    @Test
    @DisplayName("重复支付：庭长在款项核对里提出，本人不能核定，法官核定后原路退回；别的法院看不到")
    void unexpectedMoneyGoesBackFromItsPage() {
        var filing = due();
        for (var channel : new String[] {"WECHAT", "ALIPAY"}) {
            var order = order(filing, channel);
            pay(order, "LOSE_NOTICE");
        }
        court.waitsAt(filing, "TRANSFERRED");
        var supervisor = QuietBrowser.as(port, "supervisor1");
        var row = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql(
                                        "select gateway, trade_no from payment_receipt where filing_id = ? and state = 'UNEXPECTED'")
                                .param(UUID.fromString(filing))
                                .query()
                                .listOfRows(),
                        rows -> rows.size() == 1)
                .get(0);
        assertThat(supervisor.get("/staff/money").text()).contains("重复支付", (String) row.get("trade_no"));

        assertThat(askBack(supervisor, (String) row.get("trade_no"))).isEqualTo(302);
        assertThat(askBack(supervisor, "no-such")).isEqualTo(404);

        var own = task("supervisor1", filing);
        var bySupervisor = court.as("supervisor1");
        bySupervisor.post("/api/v1/tasks/" + own + "/claim", Map.of()).expecting(200);
        assertThat(bySupervisor
                        .post("/api/v1/tasks/" + own + "/completion", Map.of("approved", true))
                        .expecting(409)
                        .get("detail"))
                .contains("请由其他法官或者庭长核定");
        bySupervisor.post("/api/v1/tasks/" + own + "/release", Map.of()).expecting(204);
        decide("judge1", own, Map.of("approved", true));

        var refund = refunds.of(FilingId.of(filing)).get(0);
        endsAt(refund, "EndEvent_Refunded");
        assertThat(supervisor.get("/staff/money").text()).contains("已退");
    }

    @Test
    @DisplayName("没有对应案件的款项：接手的法院核定，任务没有案件也能看、能办")
    void moneyOfNoCase() {
        var trade = "NOBODY" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("""
                        insert into payment_receipt (gateway, trade_no, order_no, amount_fen, paid_at, recorded_at, state,
                                                     reason)
                        select 'sandbox', ?, 'nobody', 500, created_at, created_at, 'UNEXPECTED', 'UNKNOWN_ORDER'
                        from account limit 1""").param(trade).update();
        var supervisor = QuietBrowser.as(port, "supervisor1");
        assertThat(supervisor.get("/staff/money").text()).contains("没有对应的案件", trade);
        assertThat(askBack(supervisor, trade)).isEqualTo(302);

        var judge = court.as("judge1");
        var items = judge.get("/api/v1/tasks").expecting(200).body().get("items");
        JsonNode task = null;
        for (var item : items) {
            if (item.get("kind").asText().equals("APPROVE_REFUND") && item.get("filingId") == null) {
                task = item;
            }
        }
        assertThat(task).isNotNull();
        var id = task.get("id").asText();
        assertThat(judge.get("/api/v1/tasks/" + id)
                        .expecting(200)
                        .body()
                        .get("refund")
                        .get("amountFen")
                        .asLong())
                .isEqualTo(500);
        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + id).text())
                .contains("没有对应案件的款项", "5.00 元");
        court.as("clerk3").get("/api/v1/tasks/" + id).expecting(404);
        judge.post("/api/v1/tasks/" + id + "/claim", Map.of()).expecting(200);
        judge.post("/api/v1/tasks/" + id + "/completion", Map.of("approved", false, "reason", "已查明付款人"))
                .expecting(204);
    }

    private static int askBack(QuietBrowser supervisor, String trade) {
        return supervisor
                .submit(
                        "/staff/money/refunds",
                        Map.of("_csrf", supervisor.token("/staff"), "gateway", "sandbox", "tradeNo", trade))
                .status();
    }

    private String due() {
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private String paid() {
        var filing = due();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private Refund half(String filing) {
        return refunds.request(FilingId.of(filing), 115_000, Refund.Reason.WITHDRAWN, HALF);
    }

    private String order(String filing, String channel) {
        return court.zhangsan
                .post("/api/v1/filings/" + filing + "/payments", Map.of("channel", channel))
                .expecting(201)
                .get("orderNo");
    }

    private void pay(String order, String action) {
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", action))
                        .status())
                .isEqualTo(202);
    }

    private void cashier(String filing, String action) {
        var orders = court.zhangsan
                .get("/api/v1/filings/" + filing + "/payments")
                .expecting(200)
                .body()
                .get("items");
        pay(orders.get(0).get("orderNo").asText(), action);
    }

    private JsonNode item(String who, String filing) {
        for (var item : court.as(who)
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")) {
            if (item.get("kind").asText().equals("APPROVE_REFUND")) {
                return item;
            }
        }
        throw new AssertionError("No refund to decide on " + filing);
    }

    private String task(String who, String filing) {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> item(who, filing).get("id").asText(), id -> !id.isEmpty());
    }

    private void decide(String who, String task, Map<String, Object> completion) {
        var person = court.as(who);
        person.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        person.post("/api/v1/tasks/" + task + "/completion", completion).expecting(204);
    }

    private static String fault(CourtClient person, String task, Map<String, Object> completion) {
        return person.post("/api/v1/tasks/" + task + "/completion", completion)
                .expecting(422)
                .body()
                .get("errors")
                .get(0)
                .get("field")
                .asText();
    }

    private String timeline(String filing) {
        return court.zhangsan.get("/api/v1/filings/" + filing + "/timeline").text();
    }

    private String instance(Refund refund) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(refund.id().toString())
                .singleResult()
                .getId();
    }

    private Job failed(Refund refund) {
        return management
                .createJobQuery()
                .processInstanceId(instance(refund))
                .withException()
                .singleResult();
    }

    private boolean waitsForTheChannel(Refund refund) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(refund.id().toString())
                        .messageEventSubscriptionName("RefundSettled")
                        .count()
                > 0;
    }

    private boolean ended(Refund refund, String end) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance(refund))
                        .activityId(end)
                        .count()
                > 0;
    }

    private void endsAt(Refund refund, String end) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(history.createHistoricActivityInstanceQuery()
                                .processInstanceId(instance(refund))
                                .list())
                        .extracting(step -> step.getActivityId())
                        .contains(end));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(refund.id().toString())
                        .count())
                .isZero();
    }

    private void at(String moment) {
        var real = clock.database();
        var wanted = LocalDateTime.parse(moment).atZone(BusinessClock.SHANGHAI).toInstant();
        clock.moveTo(Duration.between(real, wanted));
        court = new Stories(port);
    }
}
