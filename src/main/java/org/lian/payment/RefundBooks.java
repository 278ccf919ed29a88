package org.lian.payment;

import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The books of a refund, and what a channel's word does to them: state, ledger, journal and outbox together, once
 * however often it comes.
 */
@Component
class RefundBooks {
    private static final Logger log = LoggerFactory.getLogger(RefundBooks.class);

    private final RefundStore store;
    private final Orders orders;
    private final Ledger ledger;
    private final Outbox outbox;
    private final IssuedReceipts receipts;
    private final Journal journal;
    private final BusinessClock clock;

    RefundBooks(
            RefundStore store,
            Orders orders,
            Ledger ledger,
            Outbox outbox,
            IssuedReceipts receipts,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.orders = orders;
        this.ledger = ledger;
        this.outbox = outbox;
        this.receipts = receipts;
        this.journal = journal;
        this.clock = clock;
    }

    /** The outcome of a word on a refund. */
    enum Settled {
        REFUNDED,
        FAILED,
        NOTHING_NEW,
        /** The channel speaks of a refund or an amount that is not ours: nothing is booked, people look. */
        NOT_OURS
    }

    /** Inside {@link Bookkeeping#together}. {@code tell}: the flow did not ask itself, so it must be told. */
    Settled settle(String gateway, String refundNo, PaymentGateway.RefundAnswer answer, boolean tell) {
        var asked = store.attempt(refundNo)
                .flatMap(attempt -> store.find(attempt.refund()))
                .filter(refund -> refund.gateway().equals(gateway));
        if (asked.isEmpty()) {
            log.error("Channel {} speaks of refund {}, which nobody asked it for", gateway, refundNo);
            return Settled.NOT_OURS;
        }
        var id = asked.get().id();
        var filing = asked.get().filing();
        if (filing != null) {
            orders.lockCase(filing);
        }
        var refund = store.lock(id).orElseThrow();
        return switch (answer.standing()) {
            case DONE -> done(refund, refundNo, answer, tell);
            case FAILED -> failed(refund, refundNo, tell);
            case PROCESSING, UNKNOWN -> Settled.NOTHING_NEW;
        };
    }

    private Settled done(Refund refund, String refundNo, PaymentGateway.RefundAnswer answer, boolean tell) {
        if (answer.amountFen() != refund.amountFen()) {
            log.error("The channel refunded another amount than {} asks for", refundNo);
            return Settled.NOT_OURS;
        }
        var now = clock.now();
        if (!store.endAttempt(refundNo, "SUCCEEDED", answer.channelAt(), now)) {
            return Settled.NOTHING_NEW;
        }
        store.succeeded(refund.id(), now);
        var received = store.receipt(refund.gateway(), refund.tradeNo());
        ledger.bookRefund(
                refund,
                refundNo,
                received.orderNo(),
                received.credited() ? Ledger.FEES : Ledger.UNEXPECTED,
                Ledger.channelAccount(
                        orders.find(received.orderNo()).map(Order::channel).orElse(null)),
                now);
        receipts.refunded(received.orderNo());
        append(refund, refundNo, "REFUNDED", "已退回 " + new Fen(refund.amountFen()) + "，原路退还，到账时间以付款渠道为准", true);
        tell(refund, refundNo, tell);
        log.info("Refund {} done as {}", refund.id(), refundNo);
        return Settled.REFUNDED;
    }

    private Settled failed(Refund refund, String refundNo, boolean tell) {
        if (!store.endAttempt(refundNo, "FAILED", null, clock.now())) {
            return Settled.NOTHING_NEW;
        }
        append(refund, refundNo, "REFUND_FAILED", "付款渠道没有退成，须重新核定", false);
        tell(refund, refundNo, tell);
        log.warn("Refund {} failed at its channel as {}", refund.id(), refundNo);
        return Settled.FAILED;
    }

    private void tell(Refund refund, String refundNo, boolean wanted) {
        if (wanted) {
            outbox.put(new RefundSettled(refund.id(), refundNo));
        }
    }

    private void append(Refund refund, String refundNo, String kind, String text, boolean shown) {
        var filing = refund.filing();
        var entry = filing == null || !shown
                ? JournalEntry.internal(filing, Actor.system(), clock.now(), kind, text)
                : JournalEntry.shown(filing, Actor.system(), clock.now(), kind, text);
        journal.append(entry.with(Map.of("refundNo", refundNo, "amountFen", refund.amountFen())));
    }
}
