package org.lian.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.journal.Journal;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** 退费 and 对账: nothing goes back twice, never more than came, and the channel's books agree with ours. */
@CourtTest
@TestPropertySource(properties = {"lian.payment.query-after=600s", "lian.payment.reconcile-every=1h"})
class RefundTests {
    // The flows' own parts: here the money is looked at, not the diagrams that wait for it.
    @MockitoBean(name = "feePayments")
    FeePaidListener fees;

    @MockitoBean(name = "refundStarts")
    RefundProcess process;

    @MockitoBean(name = "refundOutcomes")
    RefundSettledListener outcomes;

    private static final long DUE = 230_000;
    private static final LegalBasis WITHDRAWAL = LegalBasis.of("诉讼费用交纳办法", 15);
    private static final CourtCode COURT = new CourtCode("京0199");
    private static final Actor ASKS = staff("asks");
    private static final Actor DECIDES = staff("decides");
    private static final Actor BOOKS = new Actor("books", "books", Set.of(Role.ADMINISTRATOR), Set.of());

    @Autowired
    Payments payments;

    @Autowired
    Refunds refunds;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    PaymentNotices notices;

    @Autowired
    Journal journal;

    @Autowired
    BusinessClock clock;

    @Autowired
    DataFolder data;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final FilingId filing = FilingId.random();
    private SandboxTold told;

    @BeforeEach
    void channel() {
        told = new SandboxTold(data, clock);
    }

    @AfterEach
    void booksAreRight() {
        Invariants.areEmpty(jdbc);
    }

    @Test
    @DisplayName("退一半：提出、核定、原路退回，账目相抵；再次提出还是同一笔")
    void halfGoesBack() throws Exception {
        paid("SUCCEED");

        var refund = half();
        assertThat(half()).isEqualTo(refund);
        verify(process, times(1)).start(any());
        assertThat(refund.state()).isEqualTo(Refund.State.REQUESTED);
        refunds.approve(DECIDES, refund.id(), null);
        refunds.send(refund.id());
        refunds.send(refund.id());

        await().atMost(Duration.ofSeconds(5)).until(() -> outcome(refund) == Refund.Outcome.REFUNDED);
        verify(outcomes, org.mockito.Mockito.timeout(3_000).times(1)).refundSettled(any());
        assertThat(stateOf(refund)).isEqualTo(Refund.State.SUCCEEDED);
        assertThat(held("LITIGATION_FEES")).isEqualTo(DUE / 2);
        assertThat(kinds()).contains("REFUND_REQUESTED", "REFUND_APPROVED", "REFUNDED");
        assertThat(jdbc.sql("select count(*) from sandbox_refund where order_no = ?")
                        .param(payments.of(filing).get(0).orderNo())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("退费通知丢失：主动查询补上，不再另发消息")
    void lostRefundNotice() throws Exception {
        var order = paid("SUCCEED");
        cashier(order, "REFUND_NOTICE_LOST");
        var refund = approved();
        refunds.send(refund.id());
        assertThat(refunds.nextQueryAt(refund.id())).isBefore(clock.now().plusSeconds(11));

        await().atMost(Duration.ofSeconds(5)).until(() -> refunds.queryNow(refund.id()) == Refund.Outcome.REFUNDED);
        assertThat(refunds.nextQueryAt(refund.id()))
                .as("asked more rarely each time")
                .isAfter(clock.now().plusSeconds(15));
        assertThat(jdbc.sql("select count(*) from outbox where aggregate = ?")
                        .param(refund.id().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("渠道没有退成：一分不动，重新核定后才再试一次")
    void failedRefundIsTriedAgainByAPersonOnly() throws Exception {
        var order = paid("SUCCEED");
        cashier(order, "REFUND_FAILS");
        var refund = approved();
        refunds.send(refund.id());
        await().atMost(Duration.ofSeconds(5)).until(() -> outcome(refund) == Refund.Outcome.FAILED);
        assertThat(held("LITIGATION_FEES")).isEqualTo(DUE);

        refunds.send(refund.id());
        assertThat(attempts(refund)).as("no try without a person").isEqualTo(1);
        cashier(order, "REFUND_SUCCEEDS");
        refunds.approve(DECIDES, refund.id(), null);
        refunds.send(refund.id());

        await().atMost(Duration.ofSeconds(5)).until(() -> outcome(refund) == Refund.Outcome.REFUNDED);
        assertThat(attempts(refund)).isEqualTo(2);
        assertThat(held("LITIGATION_FEES")).isEqualTo(DUE / 2);
    }

    @Test
    @DisplayName("退的合计不超过收的：超出的、没有收过款的、零元的都拒绝")
    void neverMoreThanWasReceived() throws Exception {
        assertRefused(() -> refunds.request(filing, 1, Refund.Reason.OVERPAID, WITHDRAWAL), "没有收到过诉讼费");
        paid("SUCCEED");

        assertRefused(() -> refunds.request(filing, DUE + 1, Refund.Reason.OVERPAID, WITHDRAWAL), "超过了");
        assertRefused(() -> refunds.request(filing, 0, Refund.Reason.OVERPAID, WITHDRAWAL), "没有可以退的金额");
        half();
        assertRefused(() -> refunds.request(filing, DUE / 2 + 1, Refund.Reason.OVERPAID, WITHDRAWAL), "超过了");
        assertRefused(() -> refunds.request(filing, 5, Refund.Reason.WITHDRAWN, WITHDRAWAL), "不能再按另一金额提出");
        assertThat(refunds.request(filing, DUE / 2, Refund.Reason.OVERPAID, WITHDRAWAL)
                        .amountFen())
                .isEqualTo(DUE / 2);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into refund (id, filing_id, gateway, trade_no, amount_fen, reason, basis, requested_by,
                                            requested_at, effective_at, state)
                        select gen_random_uuid(), filing_id, gateway, trade_no, 1, 'DISMISSED', 'x', 'x', requested_at,
                               effective_at, 'REQUESTED' from refund where filing_id = ? limit 1""").param(filing.value()).update())
                .rootCause()
                .hasMessageContaining("exceed what was received");
    }

    @Test
    @DisplayName("八个人同时提出，只有一笔退费")
    void requestedAtOnce() throws Exception {
        paid("SUCCEED");
        var pool = Executors.newFixedThreadPool(8);
        var made = new CopyOnWriteArrayList<UUID>();
        try {
            Callable<Void> ask = () -> {
                made.add(half().id());
                return null;
            };
            for (var future : pool.invokeAll(java.util.Collections.nCopies(8, ask))) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(Set.copyOf(made)).hasSize(1);
    }

    @Test
    @DisplayName("状态只进不退：核定过的不能再核定，不予退费要写理由，提出人不能自己核定")
    void decisionsStand() throws Exception {
        paid("SUCCEED");
        var refund = half();
        assertRefused(() -> refunds.decline(DECIDES, refund.id(), " "), "请写明不予退费的理由");
        assertRefused(() -> refunds.decline(DECIDES, refund.id(), "长".repeat(501)), "最多 500 个字");
        refunds.decline(DECIDES, refund.id(), "文书尚未生效");
        assertThat(stateOf(refund)).isEqualTo(Refund.State.DECLINED);
        assertRefused(() -> refunds.approve(DECIDES, refund.id(), null), "已经作过决定");
        refunds.send(refund.id());
        assertThat(attempts(refund)).isZero();
        assertThatThrownBy(() -> jdbc.sql("update refund set state = 'APPROVED' where id = ?")
                        .param(refund.id())
                        .update())
                .rootCause()
                .hasMessageContaining("cannot go from DECLINED to APPROVED");

        var again = half();
        assertThat(again.id()).as("a declined one may be asked for again").isNotEqualTo(refund.id());
        assertThatThrownBy(() -> jdbc.sql("update refund set amount_fen = 1 where id = ?")
                        .param(again.id())
                        .update())
                .rootCause()
                .hasMessageContaining("never changes");
    }

    @Test
    @DisplayName("没有对应缴费单的款项：由一个法院接手退还，提出人不能自己核定")
    void moneyOfNobodyGoesBack() {
        var notice = told.success(open(Channel.WECHAT), "U" + filing, 500);
        notice.put("orderNo", "nobody" + filing);
        notices.receive("sandbox", told.signed(notice), SandboxTold.body(notice));

        var refund = refunds.requestUnexpected(ASKS, COURT, "sandbox", "U" + filing);
        assertThat(refund.filing()).isNull();
        assertThat(refund.court()).isEqualTo(COURT);
        assertThat(refunds.requestUnexpected(ASKS, COURT, "sandbox", "U" + filing))
                .isEqualTo(refund);
        assertRefused(() -> refunds.approve(ASKS, refund.id(), null), "请由其他法官或者庭长核定");
        refunds.approve(DECIDES, refund.id(), null);
        refunds.send(refund.id());
        assertThat(outcome(refund)).as("the channel never saw that payment").isEqualTo(Refund.Outcome.FAILED);
    }

    @Test
    @DisplayName("重复支付的一笔原路退回，交费不受影响；已计入诉讼费的不能这样退")
    void paidTwiceGoesBack() throws Exception {
        var first = open(Channel.WECHAT);
        var second = open(Channel.ALIPAY);
        cashier(first, "LOSE_NOTICE");
        cashier(second, "LOSE_NOTICE");
        assertThat(payments.queryNow(filing)).isTrue();
        var twice = payments.unexpected(Set.of()).stream()
                .filter(money -> filing.equals(money.filing()))
                .findFirst()
                .orElseThrow();
        assertThat(twice.reason()).isEqualTo(UnexpectedMoney.Reason.PAID_TWICE);
        assertThat(twice.refund()).isNull();
        var credited = jdbc.sql("select trade_no from payment_receipt where filing_id = ? and state = 'CREDITED'")
                .param(filing.value())
                .query(String.class)
                .single();
        assertRefused(() -> refunds.requestUnexpected(ASKS, COURT, "sandbox", credited), "已经计入诉讼费");

        var refund = refunds.requestUnexpected(ASKS, COURT, twice.gateway(), twice.tradeNo());
        refunds.approve(DECIDES, refund.id(), null);
        refunds.send(refund.id());

        await().atMost(Duration.ofSeconds(5)).until(() -> outcome(refund) == Refund.Outcome.REFUNDED);
        assertThat(held("UNEXPECTED_MONEY")).isZero();
        assertThat(held("LITIGATION_FEES")).isEqualTo(DUE);
        assertThat(payments.unexpected(Set.of()))
                .filteredOn(money -> filing.equals(money.filing()))
                .singleElement()
                .extracting(UnexpectedMoney::refund)
                .isEqualTo(Refund.State.SUCCEEDED);
        assertRefused(() -> refunds.requestUnexpected(ASKS, COURT, "sandbox", "no-such"), "没有这笔款项");
    }

    @Test
    @DisplayName("退款通知：伪造的、没人要退的、金额不符的都不动账；重复的只记一次")
    void refundNotices() throws Exception {
        var order = paid("SUCCEED");
        cashier(order, "REFUND_NOTICE_LOST");
        var refund = approved();
        refunds.send(refund.id());
        var number = jdbc.sql("select refund_no from refund_attempt where refund_id = ?")
                .param(refund.id())
                .query(String.class)
                .single();

        var forged = told.refund(number, "DONE", DUE / 2);
        var headers = new java.util.HashMap<>(told.signed(forged));
        headers.put("x-sandbox-signature", "AAAA");
        assertThatThrownBy(() -> notices.receive("sandbox", headers, SandboxTold.body(forged)))
                .isInstanceOf(Refusal.class);
        tell(told.refund("R00000000nobody", "DONE", DUE / 2));
        tell(told.refund(number, "DONE", DUE));
        var dollars = told.refund(number, "DONE", DUE / 2);
        dollars.put("currency", "USD");
        assertRefused(() -> tell(dollars), "币种不正确");
        assertThat(outcome(refund)).isEqualTo(Refund.Outcome.WAITING);

        var good = told.refund(number, "DONE", DUE / 2);
        tell(good);
        tell(good);
        tell(told.refund(number, "FAILED", DUE / 2));
        assertThat(outcome(refund)).isEqualTo(Refund.Outcome.REFUNDED);
        assertThat(held("LITIGATION_FEES")).isEqualTo(DUE / 2);
    }

    @Test
    @DisplayName("窗口交费：票据号只登记一次，退款须写凭证号，在窗口退")
    void counter() {
        var order = payments.paidAtCounter(ASKS, filing, COURT, Due.prepaid(DUE), "NO-" + shortId());
        assertThat(payments.find(order.orderNo()).orElseThrow().state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(kinds()).contains("FEE_PAID", "COUNTER_PAYMENT");
        assertThat(payments.queryNow(filing)).isTrue();
        assertRefused(() -> payments.paidAtCounter(ASKS, filing, COURT, Due.prepaid(DUE), "NO-other"), "已经交纳");

        var number = "NO-" + shortId();
        payments.paidAtCounter(ASKS, FilingId.random(), COURT, Due.prepaid(DUE), number);
        assertRefused(() -> payments.paidAtCounter(ASKS, FilingId.random(), COURT, Due.prepaid(DUE), number), "已经登记过");
        assertRefused(() -> payments.paidAtCounter(ASKS, filing, COURT, Due.prepaid(DUE), "x"), "请填写票据号");

        var refund = half();
        assertRefused(() -> refunds.approve(DECIDES, refund.id(), " "), "请填写退款凭证号");
        refunds.approve(DECIDES, refund.id(), "V-1");
        refunds.send(refund.id());
        assertThat(outcome(refund)).isEqualTo(Refund.Outcome.REFUNDED);
    }

    @Test
    @DisplayName("主动查询说明是否已经到账；没有到账时也说得清")
    void queryNowTells() throws Exception {
        var order = open(Channel.WECHAT);
        assertThat(payments.queryNow(filing)).isFalse();
        cashier(order, "LOSE_NOTICE");
        assertThat(payments.queryNow(filing)).isTrue();
    }

    @Test
    @DisplayName("对账：通知丢失的收款和退款补记，重跑不再重复")
    void reconciliationFindsWhatWasNeverTold() throws Exception {
        var lost = open(Channel.WECHAT);
        cashier(lost, "LOSE_NOTICE");
        var other = FilingId.random();
        var paid = payments.open(other, Due.prepaid(DUE), Channel.ALIPAY);
        cashier(paid, "SUCCEED");
        await().atMost(Duration.ofSeconds(3))
                .until(() -> payments.find(paid.orderNo()).orElseThrow().state() == PaymentState.SUCCEEDED);
        cashier(paid, "REFUND_NOTICE_LOST");
        var refund = refunds.request(other, DUE / 2, Refund.Reason.WITHDRAWN, WITHDRAWAL);
        refunds.approve(DECIDES, refund.id(), null);
        refunds.send(refund.id());
        settleAtSandbox();
        var day = yesterdayIsToday(filing, other);

        var first = reconciliation.repeat(BOOKS, "sandbox", day);

        assertThat(payments.find(lost.orderNo()).orElseThrow().state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(outcome(refund)).isEqualTo(Refund.Outcome.REFUNDED);
        assertThat(first.openDifferences()).isZero();
        assertThat(differences(day))
                .filteredOn(found -> found.kind() == Reconciliation.Kind.MISSING_HERE)
                .extracting(Reconciliation.Difference::outcome)
                .contains("CREDITED", "REFUNDED");
        var second = reconciliation.repeat(BOOKS, "sandbox", day);
        assertThat(second.matched()).isEqualTo(first.matched() + 2);
        assertThat(second.runs()).isEqualTo(first.runs() + 1);
    }

    @Test
    @DisplayName("对账：渠道没有的、金额不同的列为差异，消除后不再列")
    void reconciliationShowsDifferences() throws Exception {
        var order = paid("SUCCEED");
        var day = yesterdayIsToday(filing);
        var trade = jdbc.sql("select trade_no from sandbox_order where order_no = ?")
                .param(order.orderNo())
                .query(String.class)
                .single();
        jdbc.sql("update sandbox_order set paid_fen = paid_fen + 1 where order_no = ?")
                .param(order.orderNo())
                .update();
        reconciliation.repeat(BOOKS, "sandbox", day);
        assertThat(open(day, trade)).containsExactly(Reconciliation.Kind.AMOUNT_DIFFERS);

        jdbc.sql("update sandbox_order set paid_fen = paid_fen - 1, merchant = 'somebody' where order_no = ?")
                .param(order.orderNo())
                .update();
        reconciliation.repeat(BOOKS, "sandbox", day);
        assertThat(open(day, trade)).containsExactly(Reconciliation.Kind.MISSING_THERE);

        jdbc.sql("update sandbox_order set merchant = 'lian-demo' where order_no = ?")
                .param(order.orderNo())
                .update();
        assertThat(reconciliation.repeat(BOOKS, "sandbox", day).openDifferences())
                .isZero();
        assertThat(open(day, trade)).isEmpty();
        assertThat(differences(day)).as("settled ones stay visible").hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("对账：每天自己跑，已跑过的不再跑；没有结束的日子、没有的渠道不能对")
    void reconciliationRunsByItself() {
        reconciliation.runDue();
        assertThat(reconciliation.runs(BOOKS, 100))
                .extracting(Reconciliation.Run::day)
                .contains(reconciliation.latestDay(), reconciliation.latestDay().minusDays(6));
        var runs = reconciliation.runs(BOOKS, 100).get(0).runs();
        reconciliation.runDue();
        assertThat(reconciliation.runs(BOOKS, 100).get(0).runs()).isEqualTo(runs);

        var today = reconciliation.latestDay().plusDays(1);
        assertRefused(() -> reconciliation.repeat(BOOKS, "sandbox", today), "还没有结束");
        assertRefused(() -> reconciliation.repeat(BOOKS, "counter", reconciliation.latestDay()), "没有这个支付渠道");
    }

    private Refund half() {
        return refunds.request(filing, DUE / 2, Refund.Reason.WITHDRAWN, WITHDRAWAL);
    }

    private Refund approved() {
        var refund = half();
        refunds.approve(DECIDES, refund.id(), null);
        return refund;
    }

    private Order open(Channel channel) {
        return payments.open(filing, Due.prepaid(DUE), channel);
    }

    private Order paid(String action) throws Exception {
        var order = open(Channel.WECHAT);
        cashier(order, action);
        await().atMost(Duration.ofSeconds(3))
                .until(() -> payments.find(order.orderNo()).orElseThrow().state() == PaymentState.SUCCEEDED);
        return order;
    }

    private void tell(java.util.Map<String, Object> notice) {
        notices.receive("sandbox", told.signed(notice), SandboxTold.body(notice));
    }

    private Refund.Outcome outcome(Refund refund) {
        return refunds.outcome(refund.id());
    }

    private Refund.State stateOf(Refund refund) {
        return refunds.find(refund.id()).orElseThrow().state();
    }

    private int attempts(Refund refund) {
        return jdbc.sql("select count(*) from refund_attempt where refund_id = ?")
                .param(refund.id())
                .query(Integer.class)
                .single();
    }

    private long held(String account) {
        return jdbc.sql("""
                        select coalesce(-sum(e.amount_fen), 0) from ledger_transaction t
                        join ledger_entry e on e.transaction_id = t.id where t.filing_id = ? and e.account = ?""").params(filing.value(), account).query(Long.class).single();
    }

    private List<String> kinds() {
        return journal.ofFiling(filing).stream().map(Journal.Leaf::kind).toList();
    }

    private List<Reconciliation.Difference> differences(java.time.LocalDate day) {
        return reconciliation.differences(BOOKS, 1_000).stream()
                .filter(found -> found.day().equals(day))
                .toList();
    }

    private List<Reconciliation.Kind> open(java.time.LocalDate day, String number) {
        return differences(day).stream()
                .filter(found -> found.settledAt() == null && found.number().equals(number))
                .map(Reconciliation.Difference::kind)
                .toList();
    }

    /** The refunds whose time has come, as the sandbox ends them by itself. */
    private void settleAtSandbox() {
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        jdbc.sql("""
                        update sandbox_refund set state = 'DONE', ended_at = ready_at
                        where state = 'PROCESSING' and behaviour <> 'FAIL'""").update();
    }

    /** Moves what both sides booked of these filings into a day that is over, as if the night had passed. */
    private java.time.LocalDate yesterdayIsToday(FilingId... filings) {
        var ours = "where order_no in (select order_no from payment_order where filing_id in (:filings))";
        for (var change : List.of(
                "update sandbox_order set ended_at = ended_at - interval '1 day' " + ours,
                "update sandbox_refund set ended_at = ended_at - interval '1 day' " + ours,
                "update payment_receipt set channel_at = channel_at - interval '1 day' " + ours)) {
            jdbc.sql(change)
                    .param(
                            "filings",
                            java.util.Arrays.stream(filings)
                                    .map(FilingId::value)
                                    .toList())
                    .update();
        }
        return reconciliation.latestDay();
    }

    private void cashier(Order order, String action) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/cashier/" + order.orderNo()))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"" + action + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String words) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static Actor staff(String name) {
        return new Actor(name, name, Set.of(Role.SUPERVISOR), Set.of(COURT));
    }
}
