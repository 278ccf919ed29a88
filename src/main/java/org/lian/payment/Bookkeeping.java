package org.lian.payment;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The books of an order, and what money does to them: state, ledger, journal and outbox in one transaction. It does not
 * matter who told of the money or how often: the channel's own number of the payment is booked once.
 */
@Component
class Bookkeeping {
    private static final Logger log = LoggerFactory.getLogger(Bookkeeping.class);
    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Journal journal;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    Bookkeeping(
            JdbcClient jdbc,
            Orders orders,
            Ledger ledger,
            Outbox outbox,
            Journal journal,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.ledger = ledger;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The outcome of something we were told. */
    enum Outcome {
        CREDITED,
        UNEXPECTED,
        ORDER_FAILED,
        ORDER_CLOSED,
        NOTHING_NEW
    }

    /** One transaction; repeated when another writer of the same filing's journal took the next place. */
    <T> T together(Supplier<T> work) {
        for (var left = TRIES; ; left--) {
            try {
                return transaction.execute(status -> work.get());
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    /** Money reached the court. Inside {@link #together}. */
    Outcome received(PaymentGateway.Money money) {
        var order = lock(money.orderNo(), money.gateway());
        var reason = order.isEmpty() ? UnexpectedMoney.Reason.UNKNOWN_ORDER : reasonNotToCredit(order.get(), money);
        var credited = order.isPresent() && reason == null;
        var filing = order.map(o -> o.filing().value()).orElse(null);
        if (!firstHeardOf(money, filing, credited ? null : reason)) {
            return Outcome.NOTHING_NEW;
        }
        var account = Ledger.channelAccount(order.map(Order::channel).orElse(null));
        var now = clock.now();
        if (credited) {
            credit(order.get(), money, account);
            return Outcome.CREDITED;
        }
        order.ifPresent(o -> orders.end(o.orderNo(), PaymentState.UNEXPECTED, now));
        ledger.book(Ledger.Kind.UNEXPECTED_MONEY, money, filing, account, Ledger.UNEXPECTED, now);
        unexpectedLeaf(filing, money, reason);
        log.warn("Unexpected money for order {}: {}", money.orderNo(), reason);
        return Outcome.UNEXPECTED;
    }

    /** The channel ended an order without money. Inside {@link #together}. */
    Outcome ended(String orderNo, String gateway, PaymentState state) {
        var order = lock(orderNo, gateway);
        if (order.isEmpty() || !orders.end(orderNo, state, clock.now())) {
            return Outcome.NOTHING_NEW;
        }
        if (state != PaymentState.FAILED) {
            return Outcome.ORDER_CLOSED;
        }
        journal.append(JournalEntry.shown(
                        order.get().filing(), Actor.system(), clock.now(), "PAYMENT_FAILED", "支付未成功，没有扣款；可以重新支付或更换支付方式")
                .with(Map.of("orderNo", orderNo)));
        return Outcome.ORDER_FAILED;
    }

    /** The fee was credited, but no flow takes it: held as unexpected, whatever else is true. */
    void nothingWaits(FeePaid paid) {
        orders.lockCase(paid.filing());
        var receipt = jdbc.sql("""
                        update payment_receipt set state = 'UNEXPECTED', reason = 'NOTHING_WAITS'
                        where order_no = ? and state = 'CREDITED'
                          and not exists (select from refund f where f.gateway = payment_receipt.gateway
                            and f.trade_no = payment_receipt.trade_no and f.state = 'SUCCEEDED')
                        returning gateway, trade_no, amount_fen""")
                .param(paid.orderNo())
                .query((row, number) -> new PaymentGateway.Money(
                        row.getString("gateway"),
                        row.getString("trade_no"),
                        paid.orderNo(),
                        row.getLong("amount_fen"),
                        "CNY",
                        paid.paidAt(),
                        paid.paidAt()))
                .optional();
        receipt.ifPresent(money -> {
            ledger.book(
                    Ledger.Kind.NOTHING_WAITS,
                    money,
                    paid.filing().value(),
                    Ledger.FEES,
                    Ledger.UNEXPECTED,
                    clock.now());
            unexpectedLeaf(paid.filing().value(), money, UnexpectedMoney.Reason.NOTHING_WAITS);
        });
    }

    /** Who took the money at the window, and which paper proves it. Inside {@link #together}. */
    void confirmedBy(Actor clerk, Order order, String receiptNumber) {
        journal.append(JournalEntry.internal(
                        order.filing(), clerk, clock.now(), "COUNTER_PAYMENT", "窗口收取诉讼费，票据号 " + receiptNumber)
                .with(Map.of("orderNo", order.orderNo(), "amountFen", order.amountFen())));
    }

    /** A dead letter goes out once more. Inside {@link #together}. */
    void redelivered(Actor administrator, long message) {
        journal.append(JournalEntry.internal(null, administrator, clock.now(), "MESSAGE_REDELIVERED", "重发未送达的内部消息")
                .with(Map.of("message", message)));
    }

    private Optional<Order> lock(String orderNo, String gateway) {
        // The order is read after the lock: what was true before it may have changed.
        return orders.filingOf(orderNo, gateway).flatMap(filing -> {
            orders.lockCase(filing);
            return orders.find(orderNo, gateway);
        });
    }

    private UnexpectedMoney.@Nullable Reason reasonNotToCredit(Order order, PaymentGateway.Money money) {
        if (order.state() == PaymentState.SUCCEEDED
                || (order.state().isOpen() && orders.isPaid(order.filing(), order.item()))) {
            return UnexpectedMoney.Reason.PAID_TWICE;
        }
        if (!order.state().isOpen()) {
            return UnexpectedMoney.Reason.PAID_AFTER_END;
        }
        return order.amountFen() == money.amountFen() ? null : UnexpectedMoney.Reason.WRONG_AMOUNT;
    }

    private boolean firstHeardOf(
            PaymentGateway.Money money, @Nullable UUID filing, UnexpectedMoney.@Nullable Reason reason) {
        return jdbc.sql("""
                                insert into payment_receipt (gateway, trade_no, order_no, filing_id, amount_fen, paid_at,
                                                             channel_at, recorded_at, state, reason)
                                values (:gateway, :trade, :order, :filing, :amount, :paidAt, :channelAt, :at, :state,
                                        :reason)
                                on conflict (gateway, trade_no) do nothing""")
                        .param("gateway", money.gateway())
                        .param("trade", money.tradeNo())
                        .param("order", money.orderNo())
                        .param("filing", filing)
                        .param("amount", money.amountFen())
                        .param("paidAt", CourtTime.column(money.paidAt()))
                        .param("channelAt", CourtTime.column(money.channelAt()))
                        .param("at", CourtTime.column(clock.now()))
                        .param("state", reason == null ? "CREDITED" : "UNEXPECTED")
                        .param("reason", reason == null ? null : reason.name())
                        .update()
                == 1;
    }

    private void credit(Order order, PaymentGateway.Money money, String account) {
        var now = clock.now();
        orders.end(order.orderNo(), PaymentState.SUCCEEDED, now);
        ledger.book(Ledger.Kind.FEE_PAID, money, order.filing().value(), account, Ledger.FEES, now);
        journal.append(JournalEntry.shown(
                        order.filing(),
                        Actor.system(),
                        now,
                        "FEE_PAID",
                        "诉讼费 %s已到账（%s）"
                                .formatted(
                                        new Fen(money.amountFen()),
                                        order.channel().label()))
                .on(order.basis())
                .with(Map.of(
                        "orderNo",
                        order.orderNo(),
                        "amountFen",
                        money.amountFen(),
                        "paidAt",
                        money.paidAt().toString())));
        outbox.put(new FeePaid(order.filing(), order.orderNo(), money.amountFen(), money.paidAt()));
        log.info("Fee of filing {} paid by order {}", order.filing(), order.orderNo());
    }

    private void unexpectedLeaf(
            @Nullable UUID filing, PaymentGateway.Money money, UnexpectedMoney.@Nullable Reason reason) {
        var why = reason == null ? "" : reason.label();
        var text = "收到 %s，%s，未计入诉讼费，由法院核对后处理".formatted(new Fen(money.amountFen()), why);
        var entry = filing == null
                ? JournalEntry.internal(null, Actor.system(), clock.now(), "UNEXPECTED_MONEY", text)
                : JournalEntry.shown(new FilingId(filing), Actor.system(), clock.now(), "UNEXPECTED_MONEY", text);
        journal.append(entry.with(Map.of("orderNo", money.orderNo(), "amountFen", money.amountFen())));
    }
}
