package org.lian.filing;

import java.time.LocalDate;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 撤销支付令: what the judicial committee decided on an order in force, and what follows (民诉解释 441). */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class OrderRevocations {
    static final LegalBasis REVOCATION = LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 441);

    private final Acts acts;
    private final Journal journal;
    private final BusinessClock clock;

    OrderRevocations(Acts acts, Journal journal, BusinessClock clock) {
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether that act took an order its effect. */
    static boolean isRevocation(Act act) {
        return act.kind() == Act.Kind.ORDER_REVOCATION && act.words().isGranted();
    }

    /** 裁定撤销支付令, and the application is dismissed. */
    public void revoked(Actor judge, FilingId id, LocalDate discussedOn, String reason) {
        decided(judge, id, discussedOn, reason, true);
        journal.append(JournalEntry.shown(id, judge, clock.now(), "ORDER_REVOKED", "经审判委员会讨论决定，裁定撤销支付令，驳回支付令申请；支付令不再有效")
                .on(REVOCATION));
    }

    /** 不撤销: nothing is served, for nothing changes. */
    public void stands(Actor judge, FilingId id, LocalDate discussedOn, String reason) {
        decided(judge, id, discussedOn, reason, false);
        journal.append(JournalEntry.internal(id, judge, clock.now(), "ORDER_NOT_REVOKED", "审判委员会讨论决定不撤销支付令，支付令继续有效")
                .on(REVOCATION));
    }

    private void decided(Actor judge, FilingId id, LocalDate discussedOn, String reason, boolean revoked) {
        PaymentOrders.requireShort(reason);
        if (discussedOn.isAfter(CourtTime.day(clock.now()))) {
            throw Refusal.invalid("on", "AHEAD", "讨论的日期还没有到：请在审判委员会讨论决定以后登记（" + REVOCATION.text() + "）");
        }
        var inForce =
                acts.last(id, Act.Kind.PAYMENT_ORDER_IN_FORCE).orElseThrow().at();
        if (discussedOn.isBefore(CourtTime.day(inForce))) {
            throw Refusal.invalid(
                    "on",
                    "BEFORE_IN_FORCE",
                    "支付令 " + CourtTime.DAY.format(CourtTime.day(inForce)) + " 才发生法律效力，讨论的日期不能早于这一天，请核对（"
                            + REVOCATION.text() + "）");
        }
        acts.append(
                judge,
                id,
                Act.Kind.ORDER_REVOCATION,
                Act.Words.of(reason, REVOCATION.text())
                        .onGround(discussedOn.toString())
                        .granting(revoked));
    }
}
