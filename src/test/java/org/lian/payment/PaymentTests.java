package org.lian.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.journal.Journal;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** 缴费: whatever the channel tells, twice, late, in disorder or falsely, the books stay right. */
@CourtTest
@Import(PaymentTests.Open.class)
@TestPropertySource(
        properties = {"lian.outbox.most-attempts=6", "lian.outbox.most-attempts-nothing-waits=3", "sandbox.delay=2500ms"
        })
class PaymentTests {
    // The flow's own listener: here the money is looked at, not the diagram that waits for it.
    @MockitoBean(name = "feePayments")
    FeePaidListener flow;

    private static final long DUE = 1_380_000;

    @Autowired
    Payments payments;

    @Autowired
    PaymentNotices notices;

    @Autowired
    OutboxDispatcher dispatcher;

    @Autowired
    Journal journal;

    @Autowired
    BusinessClock clock;

    @Autowired
    DataFolder data;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Listener listener;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final FilingId filing = FilingId.random();

    @AfterEach
    void booksAreRight() {
        for (var view : List.of(
                "v_inv_ledger_balanced",
                "v_inv_filing_credited_once",
                "v_inv_paid_order_booked",
                "v_inv_receipt_booked",
                "v_inv_paid_order_announced")) {
            assertThat(jdbc.sql("select * from " + view).query().listOfRows())
                    .as(view)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("同一渠道同一金额再次发起还是同一张缴费单；换渠道可以")
    void oneOpenOrder() {
        var order = open();

        assertThat(order.state()).isEqualTo(PaymentState.PENDING);
        assertThat(order.payUrl()).endsWith("/sandbox/cashier/" + order.orderNo() + "?back=/filings/" + order.filing());
        assertThat(open()).isEqualTo(order);
        assertThat(payments.open(filing, Due.prepaid(DUE), Channel.ALIPAY).orderNo())
                .isNotEqualTo(order.orderNo());
        assertThat(payments.open(filing, Due.prepaid(DUE), Channel.BANK_TRANSFER)
                        .account())
                .contains("演示");
        assertThat(payments.open(filing, Due.prepaid(DUE), Channel.COUNTER).state())
                .isEqualTo(PaymentState.PENDING);
        assertThat(payments.of(filing)).hasSize(4);
    }

    @Test
    @DisplayName("应交金额变了：旧单在渠道关闭，另开新单")
    void otherAmount() {
        var old = open();

        var order = payments.open(filing, Due.prepaid(DUE / 2), Channel.WECHAT);

        assertThat(order.amountFen()).isEqualTo(DUE / 2);
        assertThat(stateOf(old)).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    @DisplayName("八个人同时点缴费，只有一张缴费单")
    void openedAtOnce() throws Exception {
        var orders = new HashSet<String>();
        for (var order : atOnce(8, this::open)) {
            orders.add(order.orderNo());
        }
        assertThat(orders).hasSize(1);
    }

    @Test
    @DisplayName("收银台付款：两秒内通知，记账，再一秒内告诉流程；已付不能再付")
    void paid() throws Exception {
        var order = open();

        assertThat(cashier(order, "SUCCEED").statusCode()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(3)).until(() -> listener.heard(order) == 1);
        assertThat(stateOf(order)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(journal.ofFiling(filing))
                .filteredOn(leaf -> leaf.kind().equals("FEE_PAID"))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.text()).contains("13,800.00 元"));
        assertThatThrownBy(this::open).isInstanceOf(Refusal.class).hasMessageContaining("已经交纳");
    }

    @Test
    @DisplayName("支付失败：说明没有扣款，可以重新支付")
    void failed() throws Exception {
        var order = open();
        cashier(order, "FAIL");
        await().atMost(Duration.ofSeconds(3)).until(() -> stateOf(order) == PaymentState.FAILED);

        var again = open();

        assertThat(again.orderNo()).isNotEqualTo(order.orderNo());
        assertThat(cashier(order, "SUCCEED").statusCode()).isEqualTo(409);
        cashier(again, "SUCCEED");
        await().atMost(Duration.ofSeconds(3)).until(() -> listener.heard(again) == 1);
    }

    @Test
    @DisplayName("重复通知只记一次账")
    void repeatedNotice() throws Exception {
        var order = open();
        cashier(order, "REPEAT_NOTICE");

        await().atMost(Duration.ofSeconds(3)).until(() -> stateOf(order) == PaymentState.SUCCEEDED);
        await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
        assertThat(listener.heard(order)).isEqualTo(1);
        assertThat(receipts()).isEqualTo(1);
    }

    @Test
    @DisplayName("通知丢失：主动查询补上")
    void lostNotice() throws Exception {
        var order = open();
        cashier(order, "LOSE_NOTICE");

        await().atMost(Duration.ofSeconds(8)).until(() -> listener.heard(order) == 1);
        assertThat(jdbc.sql("select count(*) from payment_notice where order_no = ?")
                        .param(order.orderNo())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("通知迟到：主动查询先记账，迟到的通知不再记")
    void lateNotice() throws Exception {
        var order = open();
        cashier(order, "DELAY_NOTICE");
        payments.queryNow(filing);
        assertThat(stateOf(order)).isEqualTo(PaymentState.SUCCEEDED);

        await().atMost(Duration.ofSeconds(5)).until(() -> "NOTHING_NEW"
                .equals(jdbc.sql("select coalesce(max(outcome), '') from payment_notice where order_no = ?")
                        .param(order.orderNo())
                        .query(String.class)
                        .single()));
        assertThat(receipts()).isEqualTo(1);
    }

    @Test
    @DisplayName("金额不符：单独列为待核对款项，不算交费，可以重新支付")
    void wrongAmount() throws Exception {
        var order = open();
        cashier(order, "WRONG_AMOUNT");
        await().atMost(Duration.ofSeconds(3)).until(() -> stateOf(order) == PaymentState.UNEXPECTED);

        assertThat(payments.unexpected(Set.of()))
                .filteredOn(m -> filing.equals(m.filing()))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.reason()).isEqualTo(UnexpectedMoney.Reason.WRONG_AMOUNT);
                    assertThat(m.amountFen()).isEqualTo(DUE - 1);
                });
        assertThat(listener.heard(order)).isZero();
        var again = open();
        cashier(again, "SUCCEED");
        await().atMost(Duration.ofSeconds(3)).until(() -> listener.heard(again) == 1);
    }

    @Test
    @DisplayName("两个渠道都付了：第二笔列为重复支付")
    void paidTwice() throws Exception {
        var first = open();
        var second = payments.open(filing, Due.prepaid(DUE), Channel.ALIPAY);
        var once = success(first, "T1" + filing, DUE);
        notices.receive("sandbox", signed(once), body(once));
        var twice = success(second, "T2" + filing, DUE);
        notices.receive("sandbox", signed(twice), body(twice));

        assertThat(stateOf(first)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(stateOf(second)).isIn(PaymentState.UNEXPECTED, PaymentState.CLOSED);
        assertThat(payments.unexpected(Set.of()))
                .filteredOn(m -> filing.equals(m.filing()))
                .hasSize(1);
    }

    @Test
    @DisplayName("一个渠道付了，另一张待付单会在渠道关闭")
    void otherOrderIsClosed() throws Exception {
        var first = open();
        var second = payments.open(filing, Due.prepaid(DUE), Channel.ALIPAY);
        cashier(first, "SUCCEED");

        await().atMost(Duration.ofSeconds(10)).until(() -> stateOf(second) == PaymentState.CLOSED);
        assertThat(cashier(second, "SUCCEED").statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("伪造、过期、改动、挪用、别的商户、别的币种的通知都不动账")
    void refusedNotices() throws Exception {
        var order = open();
        var notice = success(order, "T" + filing, DUE);
        var good = signed(notice);

        var changed = new LinkedHashMap<String, Object>(notice);
        changed.put("amountFen", DUE * 2);
        assertThat(post(good, body(changed)).statusCode()).isEqualTo(401);
        var old = signed(notice, clock.database().minus(Duration.ofMinutes(6)), "n" + filing);
        assertThat(post(old, body(notice)).statusCode()).isEqualTo(401);
        assertThat(post(Map.of(), body(notice)).statusCode()).isEqualTo(401);
        var merchant = new LinkedHashMap<String, Object>(notice);
        merchant.put("merchant", "somebody");
        assertThat(post(signed(merchant), body(merchant)).statusCode()).isEqualTo(422);
        var dollars = new LinkedHashMap<String, Object>(notice);
        dollars.put("currency", "USD");
        assertThat(post(signed(dollars), body(dollars)).statusCode()).isEqualTo(422);
        assertThat(stateOf(order)).isEqualTo(PaymentState.PENDING);
        assertThat(receipts()).isZero();

        assertThat(post(good, body(notice)).statusCode()).isEqualTo(200);
        assertThat(post(good, body(notice)).statusCode()).isEqualTo(200);
        assertThat(receipts()).isEqualTo(1);
        var other = new LinkedHashMap<String, Object>(notice);
        other.put("noticeId", "other" + filing);
        var stolenNonce = signed(other, clock.database(), good.get("x-sandbox-nonce"));
        assertThat(post(stolenNonce, body(other)).statusCode()).isEqualTo(401);
        assertThat(post(signed(changed), body(changed)).statusCode()).isEqualTo(409);
        assertThat(send("/api/v1/payment-notices/unknown", Map.of(), body(notice))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("没有对应缴费单的款项也记账，列为待核对")
    void unknownOrder() {
        var notice = new LinkedHashMap<String, Object>(success(open(), "U" + filing, 500));
        notice.put("orderNo", "nobody" + filing);

        notices.receive("sandbox", signed(notice), body(notice));

        assertThat(payments.unexpected(Set.of()))
                .filteredOn(m -> m.tradeNo().equals("U" + filing))
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).isEqualTo(UnexpectedMoney.Reason.UNKNOWN_ORDER));
    }

    @Test
    @DisplayName("两个通知同时到，只记一次账")
    void noticesAtOnce() throws Exception {
        for (var round = 0; round < 20; round++) {
            var target = FilingId.random();
            var order = payments.open(target, Due.prepaid(DUE), Channel.WECHAT);
            var notice = success(order, "C" + target, DUE);

            atOnce(4, () -> {
                notices.receive("sandbox", signed(notice), body(notice));
                return 0;
            });

            assertThat(stateOf(order)).isEqualTo(PaymentState.SUCCEEDED);
            assertThat(journal.ofFiling(target)).hasSize(1);
        }
    }

    @Test
    @DisplayName("两个渠道同时到账，只有一笔算交费")
    void twoChannelsAtOnce() throws Exception {
        for (var round = 0; round < 20; round++) {
            var target = FilingId.random();
            var told = new ArrayList<Map<String, Object>>();
            for (var channel : List.of(Channel.WECHAT, Channel.ALIPAY)) {
                told.add(success(payments.open(target, Due.prepaid(DUE), channel), channel.name() + target, DUE));
            }
            var next = new AtomicInteger();

            atOnce(2, () -> {
                var notice = told.get(next.getAndIncrement());
                notices.receive("sandbox", signed(notice), body(notice));
                return 0;
            });

            assertThat(payments.of(target).stream().map(Order::state).toList())
                    .containsOnlyOnce(PaymentState.SUCCEEDED);
            assertThat(payments.unexpected(Set.of()))
                    .filteredOn(m -> target.equals(m.filing()))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("campaign")
    @DisplayName("随机的通知历史（重复、乱序、伪造、丢失、迟到、金额不符）：每笔款记一次，最多一笔算交费，状态只进不退")
    void randomHistories() throws Exception {
        var histories = Integer.getInteger("payment.histories", 100);
        var met = new TreeMap<Happening, Integer>();
        for (var seed = 0; seed < histories; seed++) {
            history(seed, met);
        }
        booksAreRight();
        assertThat(met).containsOnlyKeys(Happening.values());
        System.out.println(histories + " payment histories: " + met);
    }

    /** What a channel can do to a court. */
    private enum Happening {
        PAID,
        WRONG_AMOUNT,
        FAILED,
        REPEATED_OR_REORDERED,
        FORGED,
        LOST_THEN_ASKED,
        LATE
    }

    /** A history and, beside it, what it must come to. */
    private void history(int seed, Map<Happening, Integer> met) throws Exception {
        var random = new Random(seed);
        var target = FilingId.random();
        var order = payments.open(target, Due.prepaid(DUE), Channel.WECHAT);
        var expected = PaymentState.PENDING;
        var trades = new HashSet<String>();
        var told = new ArrayList<Map<String, Object>>();
        for (var step = 0; step < 2 + random.nextInt(7); step++) {
            if (expected == PaymentState.PENDING && random.nextInt(6) == 0) {
                // Captured at the channel, whose notice never comes; asking finds it, and a late notice changes
                // nothing.
                assertThat(cashier(order, "LOSE_NOTICE").statusCode()).isEqualTo(202);
                payments.queryNow(target);
                expected = PaymentState.SUCCEEDED;
                var trade = tradeOf(order);
                trades.add(trade);
                met.merge(Happening.LOST_THEN_ASKED, 1, Integer::sum);
                if (random.nextBoolean()) {
                    var late = success(order, trade, DUE);
                    notices.receive("sandbox", signed(late), body(late));
                    met.merge(Happening.LATE, 1, Integer::sum);
                }
                assertThat(stateOf(order)).as("seed %d step %d", seed, step).isEqualTo(expected);
                continue;
            }
            var trade = "H" + random.nextInt(3) + target;
            var notice =
                    switch (random.nextInt(6)) {
                        case 0, 1 -> success(order, trade, DUE);
                        case 2 -> success(order, trade, DUE + 1 + random.nextInt(5));
                        case 3 -> failure(order);
                        default -> told.isEmpty() ? failure(order) : told.get(random.nextInt(told.size()));
                    };
            if (random.nextInt(4) == 0) {
                var forged = new LinkedHashMap<>(signed(notice));
                forged.put("x-sandbox-signature", Base64.getEncoder().encodeToString(new byte[32]));
                assertThatThrownBy(() -> notices.receive("sandbox", forged, body(notice)))
                        .isInstanceOf(Refusal.class);
                met.merge(Happening.FORGED, 1, Integer::sum);
                continue;
            }
            var first = told.stream().noneMatch(t -> t.get("noticeId").equals(notice.get("noticeId")));
            told.add(notice);
            notices.receive("sandbox", signed(notice), body(notice));
            met.merge(first ? happening(notice) : Happening.REPEATED_OR_REORDERED, 1, Integer::sum);
            if (!first) {
                continue;
            }
            if (notice.get("state").equals("FAILED")) {
                expected = expected == PaymentState.PENDING ? PaymentState.FAILED : expected;
            } else if (trades.add((String) notice.get("tradeNo")) && expected == PaymentState.PENDING) {
                expected = notice.get("amountFen").equals(DUE) ? PaymentState.SUCCEEDED : PaymentState.UNEXPECTED;
            }
            assertThat(stateOf(order)).as("seed %d step %d", seed, step).isEqualTo(expected);
        }
        assertThat(jdbc.sql("select count(*) from payment_receipt where filing_id = ?")
                        .param(target.value())
                        .query(Integer.class)
                        .single())
                .as("seed %d", seed)
                .isEqualTo(trades.size());
        var credited = jdbc.sql(
                        "select count(*) from payment_receipt where filing_id = ? and state in ('CREDITED') or (filing_id = ? and reason = 'NOTHING_WAITS')")
                .params(target.value(), target.value())
                .query(Integer.class)
                .single();
        assertThat(credited).as("seed %d", seed).isEqualTo(expected == PaymentState.SUCCEEDED ? 1 : 0);
    }

    @Test
    @DisplayName("数据库不许状态倒退、改账、删账")
    void databaseKeepsOrder() {
        var order = open();
        var notice = success(order, "D" + filing, DUE);
        notices.receive("sandbox", signed(notice), body(notice));

        assertThatThrownBy(() -> jdbc.sql("update payment_order set state = 'PENDING' where order_no = ?")
                        .param(order.orderNo())
                        .update())
                .rootCause()
                .hasMessageContaining("cannot go from SUCCEEDED to PENDING");
        assertThatThrownBy(() -> jdbc.sql("update payment_order set amount_fen = 1 where order_no = ?")
                        .param(order.orderNo())
                        .update())
                .rootCause()
                .hasMessageContaining("never changes");
        assertThatThrownBy(
                        () -> jdbc.sql("update ledger_entry set amount_fen = 1").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into ledger_entry (transaction_id, account, amount_fen)
                        select max(id), 'CHANNEL_COUNTER', 5 from ledger_transaction""").update()).rootCause().hasMessageContaining("does not sum to zero");
    }

    @Test
    @DisplayName("流程暂时出错：退避重投直到成功，次序不乱")
    void failingListener() {
        listener.failures.put(filing, 2);
        var order = open();
        var notice = success(order, "F" + filing, DUE);
        notices.receive("sandbox", signed(notice), body(notice));

        await().atMost(Duration.ofSeconds(5)).until(() -> listener.heard(order) == 1);
        await().untilAsserted(() -> assertThat(jdbc.sql("select state, attempts from outbox where aggregate = ?")
                        .param(filing.toString())
                        .query((row, number) -> row.getString("state") + row.getInt("attempts"))
                        .single())
                .isEqualTo("DELIVERED3"));
    }

    @Test
    @DisplayName("四件案件的到账一起告诉流程，一件卡住不耽误别的；同一件的第二条等第一条办完，每条只告诉一次")
    void manyAtOnce() {
        var held = List.of(FilingId.random(), FilingId.random(), FilingId.random());
        var gate = new CountDownLatch(1);
        held.forEach(one -> listener.gates.put(one, gate));
        var second = new FeePaid(held.get(0), "P-second-" + held.get(0), 1, clock.now());
        transaction.executeWithoutResult(told -> {
            held.forEach(one -> outbox.put(new FeePaid(one, "P-" + one, 1, clock.now())));
            outbox.put(second);
        });
        await().until(() -> listener.atTheGate.size() == held.size());

        var free = FilingId.random();
        transaction.executeWithoutResult(told -> outbox.put(new FeePaid(free, "P-" + free, 1, clock.now())));
        await().until(() -> listener.heard.contains("P-" + free));
        assertThat(listener.heard).doesNotContain(second.orderNo());
        gate.countDown();

        await().until(() -> listener.heard.contains(second.orderNo()));
        assertThat(listener.heard.stream()
                        .filter(order -> order.endsWith(held.get(0).toString())))
                .containsExactly("P-" + held.get(0), second.orderNo());
        held.forEach(one ->
                assertThat(listener.heard.stream().filter(("P-" + one)::equals)).hasSize(1));
    }

    @Test
    @DisplayName("一直出错：成为可见的死信，管理员可以重发")
    void deadLetter() {
        listener.failures.put(filing, 6);
        var order = open();
        var notice = success(order, "L" + filing, DUE);
        notices.receive("sandbox", signed(notice), body(notice));

        await().atMost(Duration.ofSeconds(15)).until(() -> !letters().isEmpty());
        assertThat(letters().get(0).lastError()).isEqualTo("IllegalStateException");
        assertThat(listener.heard(order)).isZero();
        assertThat(stateOf(order)).isEqualTo(PaymentState.SUCCEEDED);
        payments.redeliver(letters().get(0).id(), org.lian.vocabulary.Actor.system());
        await().atMost(Duration.ofSeconds(3)).until(() -> listener.heard(order) == 1);
    }

    @Test
    @DisplayName("没有程序在等这笔钱：列为待核对款项")
    void nothingWaits() {
        listener.unwanted.add(filing);
        var order = open();
        var notice = success(order, "W" + filing, DUE);
        notices.receive("sandbox", signed(notice), body(notice));

        await().atMost(Duration.ofSeconds(5)).until(() -> payments.unexpected(Set.of()).stream()
                .anyMatch(m -> filing.equals(m.filing()) && m.reason() == UnexpectedMoney.Reason.NOTHING_WAITS));
        assertThat(letters()).hasSize(1);
    }

    @Test
    @DisplayName("收银台页面不用脚本也能付，写明是演示")
    void cashierPage() throws Exception {
        var order = open();
        var page = http.send(
                HttpRequest.newBuilder(URI.create(order.payUrl())).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("演示收银台", "13,800.00", "模拟支付成功").doesNotContain("<script");

        var pressed = http.send(
                HttpRequest.newBuilder(URI.create(order.payUrl()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("action=SUCCEED"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(pressed.statusCode()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(3)).until(() -> stateOf(order) == PaymentState.SUCCEEDED);
    }

    @Test
    @DisplayName("收银台不接受没有签名的下单和查询")
    void sandboxWantsSignatures() throws Exception {
        assertThat(send("/sandbox/orders", Map.of(), "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(401);
        var query = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/orders/abc12345"));
        assertThat(http.send(query.build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("没有应交金额就没有缴费单")
    void nothingDue() {
        var refusal = catchThrowableOfType(Refusal.class, () -> payments.open(filing, Due.prepaid(0), Channel.WECHAT));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    private static Happening happening(Map<String, Object> notice) {
        return notice.get("state").equals("FAILED")
                ? Happening.FAILED
                : notice.get("amountFen").equals(DUE) ? Happening.PAID : Happening.WRONG_AMOUNT;
    }

    private String tradeOf(Order order) {
        return jdbc.sql("select trade_no from payment_receipt where order_no = ?")
                .param(order.orderNo())
                .query(String.class)
                .single();
    }

    private Order open() {
        return payments.open(filing, Due.prepaid(DUE), Channel.WECHAT);
    }

    private PaymentState stateOf(Order order) {
        return payments.find(order.orderNo()).orElseThrow().state();
    }

    private int receipts() {
        return jdbc.sql("select count(*) from payment_receipt where filing_id = ?")
                .param(filing.value())
                .query(Integer.class)
                .single();
    }

    private List<DeadLetter> letters() {
        return payments.deadLetters().stream()
                .filter(letter -> letter.aggregate().equals(filing.toString()))
                .toList();
    }

    private Map<String, Object> success(Order order, String trade, long amount) {
        return notice(order, trade, "SUCCESS", amount);
    }

    private Map<String, Object> failure(Order order) {
        return notice(order, "none" + UUID.randomUUID(), "FAILED", order.amountFen());
    }

    private Map<String, Object> notice(Order order, String trade, String state, long amount) {
        var notice = new LinkedHashMap<String, Object>();
        notice.put("noticeId", UUID.randomUUID().toString());
        notice.put("merchant", "lian-demo");
        notice.put("orderNo", order.orderNo());
        notice.put("tradeNo", trade);
        notice.put("state", state);
        notice.put("amountFen", amount);
        notice.put("currency", "CNY");
        notice.put("at", clock.database().toString());
        return notice;
    }

    private static byte[] body(Map<String, Object> notice) {
        try {
            return new ObjectMapper().writeValueAsBytes(notice);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> signed(Map<String, Object> notice) {
        return signed(notice, clock.database(), UUID.randomUUID().toString());
    }

    private Map<String, String> signed(Map<String, Object> notice, Instant at, String nonce) {
        try {
            var time = Long.toString(at.getEpochSecond());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(data.secret("sandbox-merchant-key", 32)), "HmacSHA256"));
            mac.update(("NOTICE\nPOST\n/api/v1/payment-notices/sandbox\n" + time + "\n" + nonce + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "x-sandbox-timestamp", time,
                    "x-sandbox-nonce", nonce,
                    "x-sandbox-signature", Base64.getEncoder().encodeToString(mac.doFinal(body(notice))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> cashier(Order order, String action) throws Exception {
        return send(
                "/sandbox/cashier/" + order.orderNo(),
                Map.of(),
                ("{\"action\":\"" + action + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(Map<String, String> headers, byte[] body) throws Exception {
        return send("/api/v1/payment-notices/sandbox", headers, body);
    }

    private HttpResponse<String> send(String path, Map<String, String> headers, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(java.util.Collections.nCopies(times, work))) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    /** Hears of fees; fails, or finds nobody waiting, where a test says so. */
    static class Listener implements FeePaidListener {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final Map<FilingId, Integer> failures = new ConcurrentHashMap<>();
        private final Set<FilingId> unwanted = ConcurrentHashMap.newKeySet();
        private final Map<FilingId, CountDownLatch> gates = new ConcurrentHashMap<>();
        private final Set<FilingId> atTheGate = ConcurrentHashMap.newKeySet();

        @Override
        public void feePaid(FeePaid paid) {
            var gate = gates.get(paid.filing());
            if (gate != null) {
                atTheGate.add(paid.filing());
                passed(gate);
            }
            if (unwanted.contains(paid.filing())) {
                throw new NothingWaits(paid);
            }
            if (failures.merge(paid.filing(), -1, Integer::sum) >= 0) {
                throw new IllegalStateException("not yet");
            }
            heard.add(paid.orderNo());
        }

        private static void passed(CountDownLatch gate) {
            try {
                if (!gate.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the gate was not opened");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        int heard(Order order) {
            return (int) heard.stream().filter(order.orderNo()::equals).count();
        }
    }

    /** The doors that the security chain leaves open to channels, and refusals as statuses. */
    @TestConfiguration
    static class Open {
        @Bean
        Listener listener() {
            return new Listener();
        }

        @Bean
        @org.springframework.core.annotation.Order(0)
        SecurityFilterChain channels(HttpSecurity http) throws Exception {
            return http.securityMatcher("/api/v1/payment-notices/**", "/sandbox/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        Refusals refusalsAsStatuses() {
            return new Refusals();
        }
    }

    /** Stands in where no other advice speaks first. */
    @RestControllerAdvice
    @org.springframework.core.annotation.Order(Ordered.LOWEST_PRECEDENCE)
    static class Refusals {
        @ExceptionHandler(Refusal.class)
        ResponseEntity<Void> refused(Refusal refusal) {
            return ResponseEntity.status(refusal.kind().status()).build();
        }
    }
}
