package org.lian.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 撤销支付令: the president puts an order in force before the judicial committee, and by what it decides the order is revoked
 * or stands (民诉解释 441). Until it is revoked it has its effect.
 */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class OrderRevocations {
    static final LegalBasis REVOCATION = LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 441);

    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final FilingProcess process;
    private final Journal journal;
    private final BusinessClock clock;

    OrderRevocations(
            FilingStore store,
            Acts acts,
            Access access,
            FilingProcess process,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether that act took an order its effect. */
    static boolean isRevocation(Act act) {
        return act.kind() == Act.Kind.ORDER_REVOCATION && act.words().isGranted();
    }

    /** Whether the order is in force and the actor may put it before the committee; the caller has found the filing. */
    @Transactional(readOnly = true)
    public boolean mayBeProposed(Actor actor, Filing filing) {
        return actor.is(Role.PRESIDENT) && against(acts.of(filing.id())).isEmpty();
    }

    /** 提交审判委员会: the president says what is wrong with the order. */
    public void propose(Actor president, FilingId id, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(president, id, filing.court());
        if (!president.is(Role.PRESIDENT)) {
            throw Refusal.forbidden("已经生效的支付令，由院长提交审判委员会讨论是否撤销（" + REVOCATION.text() + "）");
        }
        against(acts.of(id)).ifPresent(why -> {
            throw Refusal.conflict(why, REVOCATION);
        });
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明支付令错在哪里，为什么需要撤销");
        }
        PaymentOrders.requireShort(reason);
        acts.append(president, id, Act.Kind.ORDER_REVOCATION_PROPOSED, Act.Words.of(reason.strip(), REVOCATION.text()));
        journal.append(JournalEntry.internal(
                        id, president, clock.now(), "ORDER_REVOCATION_PROPOSED", "院长提交审判委员会讨论是否撤销支付令")
                .on(REVOCATION));
        process.startRevocation(id, filing.court(), filing.track());
    }

    /** 裁定撤销支付令, and the application is dismissed. */
    public void revoked(Actor judge, FilingId id, LocalDate discussedOn, String reason) {
        decided(judge, id, discussedOn, reason, true);
        journal.append(JournalEntry.shown(
                        id, judge, clock.now(), "ORDER_REVOKED", "经审判委员会讨论决定，裁定撤销支付令，驳回支付令申请；支付令不再有效")
                .on(REVOCATION));
    }

    /** 不撤销: nothing is served, for nothing changes. */
    public void stands(Actor judge, FilingId id, LocalDate discussedOn, String reason) {
        decided(judge, id, discussedOn, reason, false);
        journal.append(JournalEntry.internal(
                        id, judge, clock.now(), "ORDER_NOT_REVOKED", "审判委员会讨论决定不撤销支付令，支付令继续有效")
                .on(REVOCATION));
    }

    private void decided(Actor judge, FilingId id, LocalDate discussedOn, String reason, boolean revoked) {
        PaymentOrders.requireShort(reason);
        if (discussedOn.isAfter(CourtTime.day(clock.now()))) {
            throw Refusal.invalid("on", "AHEAD", "讨论的日期还没有到：请在审判委员会讨论决定以后登记（" + REVOCATION.text() + "）");
        }
        var inForce = acts.last(id, Act.Kind.PAYMENT_ORDER_IN_FORCE).orElseThrow().at();
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

    /** Why no order of the filing can be revoked now; empty where one can. */
    private static Optional<String> against(List<Act> all) {
        if (all.stream().noneMatch(act -> act.kind() == Act.Kind.PAYMENT_ORDER_RULING && act.words().isGranted())) {
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
