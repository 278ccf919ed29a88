package org.lian.filing;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words of the parties of a payment order, who may say them, and how far the order has come. */
@Component
public class OrderRequests {
    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final FilingProcess process;

    OrderRequests(FilingStore store, Acts acts, Access access, FilingProcess process) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.process = process;
    }

    /**
     * The standing of an order, for whoever reads the case.
     *
     * @param until the last day of the period that runs; null where none does
     */
    public record Standing(String text, @Nullable LocalDate until, boolean inForce, boolean suitOffered) {}

    /** Whether the flow waits for an objection of the debtor; the caller has found the filing. */
    public boolean mayBeObjected(Filing filing) {
        return process.hears(filing.id()).contains(FilingProcess.Word.ORDER_OBJECTED);
    }

    /** Takes down the written objection of a debtor, as it came to the court. */
    @Transactional
    public void object(Actor clerk, FilingId id, @Nullable String who, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(clerk, id, filing.court());
        objected(clerk, filing, who, reason);
    }

    private void objected(Actor actor, Filing filing, @Nullable String who, @Nullable String reason) {
        if (!mayBeObjected(filing)) {
            throw Refusal.conflict("现在不在支付令的异议期间：支付令还没有送达，或者期间已经届满，超过期间的异议视为没有提出", PaymentOrders.ORDER);
        }
        if (who == null
                || filing.draft().defendants().stream()
                        .noneMatch(party -> who.strip().equals(party.name()))) {
            throw Refusal.invalid("who", "UNKNOWN", "请选择是哪一位债务人提出的");
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明异议的内容，照债务人的书面异议写");
        }
        if (reason.length() > PaymentOrders.LONGEST) {
            throw Refusal.invalid("reason", "TOO_LONG", "不超过 " + PaymentOrders.LONGEST + " 字");
        }
        acts.append(
                actor,
                filing.id(),
                Act.Kind.PAYMENT_ORDER_MATTER,
                Act.Words.of(reason, null)
                        .onGround(OrderMatter.OBJECTION.name())
                        .inDocument(who.strip(), null));
        process.tell(filing.id(), FilingProcess.Word.ORDER_OBJECTED);
    }

    /** The creditor does not want a suit (民诉解释 438). */
    @Transactional
    public void declineSuit(Actor creditor, FilingId id) {
        if (store.lock(id).isEmpty()) {
            throw Refusal.notFound("没有找到这件立案申请");
        }
        access.requireWrite(creditor, id);
        if (!process.hears(id).contains(FilingProcess.Word.SUIT_DECLINED)) {
            throw Refusal.conflict("现在没有等待您表示的事项：支付令没有失效，或者七日已经届满", PaymentOrders.END);
        }
        acts.append(creditor, id, Act.Kind.SUIT_DECLINED, Act.Words.none());
        process.tell(id, FilingProcess.Word.SUIT_DECLINED);
    }

    /** How far it has come; empty before the order and in every other procedure. */
    @Transactional(readOnly = true)
    public Optional<Standing> standing(FilingId id) {
        var last = acts.of(id).stream()
                .filter(act -> act.kind().name().startsWith("PAYMENT_ORDER_")
                        || act.kind().name().startsWith("SUIT_"))
                .reduce((before, after) -> after);
        return last.map(act -> switch (act.kind()) {
            case PAYMENT_ORDER_RULING ->
                standing(act.words().isGranted() ? "支付令已经发出，正在送达债务人" : "支付令申请已经裁定驳回；可以另行起诉", null);
            case PAYMENT_ORDER_SERVED ->
                standing("支付令已经送达债务人，等待清偿或者书面异议", act.words().until());
            case PAYMENT_ORDER_MATTER ->
                standing(
                        OrderMatter.valueOf(Objects.requireNonNull(act.words().ground()))
                                        .label() + "，由法官审查",
                        null);
            case PAYMENT_ORDER_DECISION ->
                standing(act.words().isGranted() ? "督促程序已经裁定终结，支付令失效" : "债务人的异议已经裁定驳回，支付令继续有效", null);
            case PAYMENT_ORDER_IN_FORCE -> new Standing("支付令已经生效；对方还没有付的，可以申请执行", null, true, false);
            case SUIT_OFFERED ->
                new Standing("支付令已经失效；没有表示不同意的，转入诉讼", act.words().until(), false, true);
            case SUIT_DECLINED -> standing("您不同意提起诉讼，督促程序已经结束；仍可以另行起诉", null);
            default -> standing("已经转入诉讼：起诉的时间是您申请支付令的那一天", null);
        });
    }

    private static Standing standing(String text, @Nullable LocalDate until) {
        return new Standing(text, until, false, false);
    }
}
