package org.lian.filing;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 另行起诉: the suit that a creditor brought on the same debt, or on its guarantee alone, while his payment order was under
 * way (民诉解释 430, 434). A judge notes it, because it ends the order.
 */
@Component
public class OtherSuits {
    private static final Set<OrderMatter> SUITS = Set.of(OrderMatter.SUED, OrderMatter.GUARANTEE_SUED);

    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final FilingProcess process;

    OtherSuits(FilingStore store, Acts acts, Access access, FilingProcess process) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.process = process;
    }

    /** Whether the flow would end for it and the actor may say so; the caller has found the filing. */
    public boolean mayBeNoted(Actor actor, Filing filing) {
        return actor.seesSecrets() && process.hears(filing.id()).contains(FilingProcess.Word.ORDER_SUED);
    }

    /**
     * Notes it.
     *
     * @param matter SUED or GUARANTEE_SUED
     * @param which the number of the suit and its court
     */
    @Transactional
    public void note(Actor judge, FilingId id, @Nullable String matter, @Nullable String which) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(judge, id, filing.court());
        if (!judge.seesSecrets()) {
            throw Refusal.forbidden("债权人另行起诉的，督促程序因此终结，由法官记下");
        }
        if (!mayBeNoted(judge, filing)) {
            throw Refusal.conflict("现在没有可以因此终结的支付令：还没有受理、已经生效，或者督促程序已经终结", OrderMatter.SUED.basis());
        }
        var suit = SUITS.stream()
                .filter(one -> one.name().equals(matter))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("matter", "UNKNOWN", "请选择：就同一笔债又起诉，或者就担保单独起诉"));
        if (which == null || which.isBlank()) {
            throw Refusal.invalid("which", "MISSING", "请写明是哪个法院受理的哪一件，例如（2026）京0199民初12号");
        }
        PaymentOrders.requireShort(which);
        acts.append(
                judge,
                id,
                Act.Kind.PAYMENT_ORDER_MATTER,
                Act.Words.of(which.strip(), null).onGround(suit.name()));
        if (suit == OrderMatter.SUED) {
            dropSuitsOfParts(judge, id);
        }
        process.tell(id, FilingProcess.Word.ORDER_SUED);
    }

    /** He has his suit on all of it: none begins on a part that was ended before. */
    private void dropSuitsOfParts(Actor judge, FilingId id) {
        var gone = acts.of(id).stream()
                .filter(act -> act.kind() == Act.Kind.SUIT_DECLINED || act.kind() == Act.Kind.SUIT_AFTER_ORDER)
                .map(act -> act.words().ground())
                .filter(Objects::nonNull)
                .toList();
        acts.of(id, Act.Kind.SUIT_OFFERED).stream()
                .map(offered -> offered.words().ground())
                .filter(Objects::nonNull)
                .filter(ruling -> !gone.contains(ruling))
                .forEach(ruling -> {
                    acts.append(
                            judge, id, Act.Kind.SUIT_DECLINED, Act.Words.none().onGround(ruling));
                    process.tellAfter(id, FilingProcess.Word.SUIT_DECLINED, ruling);
                });
    }
}
