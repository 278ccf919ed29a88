package org.lian.filing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 提交审判委员会: the president holds an order in force to be wrong (民诉解释 441). Until it is revoked it has its effect, so
 * nobody outside the court is told.
 */
@Component
public class RevocationProposals {
    private static final String BASIS = OrderRevocations.REVOCATION.text();

    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final FilingProcess process;
    private final Journal journal;
    private final BusinessClock clock;

    RevocationProposals(
            FilingStore store, Acts acts, Access access, FilingProcess process, Journal journal, BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the order is in force and the actor may put it before the committee; the caller has found the filing. */
    @Transactional(readOnly = true)
    public boolean mayBeProposed(Actor actor, Filing filing) {
        return actor.is(Role.PRESIDENT) && against(acts.of(filing.id())).isEmpty();
    }

    /** Puts it before the committee: the president says what is wrong with the order. */
    @Transactional
    public void propose(Actor president, FilingId id, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(president, id, filing.court());
        if (!president.is(Role.PRESIDENT)) {
            throw Refusal.forbidden("已经生效的支付令，由院长提交审判委员会讨论是否撤销（" + BASIS + "）");
        }
        against(acts.of(id)).ifPresent(why -> {
            throw Refusal.conflict(why + "（" + BASIS + "）");
        });
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明支付令错在哪里，为什么需要撤销");
        }
        PaymentOrders.requireShort(reason);
        acts.append(president, id, Act.Kind.ORDER_REVOCATION_PROPOSED, Act.Words.of(reason.strip(), BASIS));
        journal.append(
                JournalEntry.internal(id, president, clock.now(), "ORDER_REVOCATION_PROPOSED", "院长提交审判委员会讨论是否撤销支付令")
                        .on(OrderRevocations.REVOCATION));
        process.startRevocation(id, filing.court(), filing.track());
    }

    /** Why no order of the filing can be revoked now; empty where one can. */
    private static Optional<String> against(List<Act> all) {
        if (all.stream()
                .noneMatch(act -> act.kind() == Act.Kind.PAYMENT_ORDER_RULING
                        && act.words().isGranted())) {
            return Optional.of("这一件没有发出支付令，没有可以撤销的");
        }
        if (all.stream().anyMatch(OrderRevocations::isRevocation)) {
            return Optional.of("支付令已经裁定撤销，不能再撤销一次");
        }
        if (count(all, Act.Kind.ORDER_REVOCATION_PROPOSED) > count(all, Act.Kind.ORDER_REVOCATION)) {
            return Optional.of("支付令已经提交审判委员会，等法官登记讨论的结果，不用再提交一次");
        }
        if (count(all, Act.Kind.PAYMENT_ORDER_IN_FORCE) > 0) {
            return Optional.empty();
        }
        if (all.stream()
                .anyMatch(act -> act.kind() == Act.Kind.PAYMENT_ORDER_DECISION
                        && act.words().isGranted()
                        && act.words().part() == null)) {
            return Optional.of("督促程序已经裁定终结，支付令已经失效，没有可以撤销的");
        }
        return Optional.of(
                count(all, Act.Kind.PAYMENT_ORDER_SERVED) > 0
                        ? "支付令还没有发生法律效力：债务人提出书面异议的期间没有届满，或者异议还在审查；生效以后才能提交"
                        : "支付令还没有发生法律效力：还没有送达债务人；生效以后才能提交");
    }

    private static long count(List<Act> all, Act.Kind kind) {
        return all.stream().filter(act -> act.kind() == kind).count();
    }
}
