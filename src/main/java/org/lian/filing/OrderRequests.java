package org.lian.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.identity.CaseLookups;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.ClientNetwork;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The words of the parties of a payment order, who may say them, and how far the order has come. */
@Component
public class OrderRequests {
    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final FilingProcess process;
    private final FilingNumbers numbers;
    private final PaymentOrders orders;
    private final CaseLookups lookups;
    private final TransactionTemplate transaction;

    OrderRequests(
            FilingStore store,
            Acts acts,
            Access access,
            FilingProcess process,
            FilingNumbers numbers,
            PaymentOrders orders,
            CaseLookups lookups,
            TransactionTemplate transaction) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.process = process;
        this.numbers = numbers;
        this.orders = orders;
        this.lookups = lookups;
        this.transaction = transaction;
    }

    /**
     * The standing of an order, for whoever reads the case.
     *
     * @param until the last day of the period that runs; null where none does
     * @param withdrawable while the debtor has not received the order
     * @param suit the id of the suit that it became; null where none was begun
     */
    public record Standing(
            String text,
            @Nullable LocalDate until,
            boolean inForce,
            boolean suitOffered,
            boolean withdrawable,
            @Nullable String suit) {}

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

    /**
     * Takes the objection that a debtor writes himself, known by the number of the order and the code that came with it.
     * What is none and what has another code are answered alike.
     *
     * Runs in no transaction of its own: a failure has to stay counted.
     *
     * @param address from which it comes
     */
    public void objectByCode(
            String address,
            @Nullable String caseNumber,
            @Nullable String code,
            @Nullable String who,
            @Nullable String reason) {
        var number = numbers.one(Actor.system(), caseNumber, "请填写支付令上的案号");
        if (!FilingFacts.isWritten(code)) {
            throw Refusal.invalid("code", "MISSING", "请填写支付令上的异议码，12 位数字");
        }
        var network = ClientNetwork.of(address);
        lookups.requireRoom(number, network);
        var order = store.byCaseNumbers(List.of(number)).stream()
                .flatMap(id -> store.find(id).stream())
                .filter(filing -> orders.objectionCode(filing.id())
                        .filter(known -> ObjectionCode.isSame(known, code))
                        .isPresent())
                .findFirst();
        if (order.isEmpty()) {
            lookups.failed(number, network);
            throw Refusal.invalid("code", "NOT_MATCHED", "没有这个案号和异议码的支付令。请对照法院送达的支付令核对；支付令上没有异议码、看不清的，请把书面异议交到或者寄到法院");
        }
        var id = order.get().id();
        transaction.executeWithoutResult(
                ignored -> objected(Actor.system(), store.lock(id).orElseThrow(), who, reason));
    }

    /** Whether the debtor wrote it himself, known by the code of his order: nobody has seen his document. */
    public static boolean isByCode(Act objection) {
        return objection.isBySystem()
                && OrderMatter.OBJECTION.name().equals(objection.words().ground());
    }

    /** Whether the order is on its way to the debtor; the caller has found the filing. */
    public boolean mayBeReturned(Filing filing) {
        return orders.objectionCode(filing.id()).isPresent()
                && process.hears(filing.id()).contains(FilingProcess.Word.ORDER_WITHDRAWN);
    }

    /** Takes down that the order came back, and how; what is tried next is the court's. */
    @Transactional
    public void returned(Actor clerk, FilingId id, @Nullable String how) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(clerk, id, filing.court());
        if (!mayBeReturned(filing)) {
            throw Refusal.conflict("现在没有在送达债务人的支付令", PaymentOrders.ORDER);
        }
        if (how == null || how.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明哪一天、怎样退回的，例如邮件显示查无此人");
        }
        requireShort(how);
        orders.returned(clerk, id, how.strip());
    }

    /** The creditor takes his application back before the debtor has the order (民诉解释 430). */
    @Transactional
    public void withdraw(Actor creditor, FilingId id, @Nullable String reason) {
        if (store.lock(id).isEmpty()) {
            throw Refusal.notFound("没有找到这件立案申请");
        }
        access.requireWrite(creditor, id);
        if (!process.hears(id).contains(FilingProcess.Word.ORDER_WITHDRAWN)) {
            throw Refusal.conflict("现在不能撤回支付令申请：债务人已经收到支付令，或者督促程序已经结束", PaymentOrders.UNSERVED_OR_WITHDRAWN);
        }
        requireShort(reason);
        acts.append(
                creditor,
                id,
                Act.Kind.PAYMENT_ORDER_MATTER,
                Act.Words.of(reason == null || reason.isBlank() ? null : reason, null)
                        .onGround(OrderMatter.WITHDRAWN.name()));
        process.tell(id, FilingProcess.Word.ORDER_WITHDRAWN);
    }

    private static void requireShort(@Nullable String reason) {
        if (reason != null && reason.length() > PaymentOrders.LONGEST) {
            throw Refusal.invalid("reason", "TOO_LONG", "写的内容不超过 " + PaymentOrders.LONGEST + " 字");
        }
    }

    private void objected(Actor actor, Filing filing, @Nullable String who, @Nullable String reason) {
        if (!mayBeObjected(filing)) {
            throw Refusal.conflict("现在不在支付令的异议期间：支付令还没有送达，或者期间已经届满，超过期间的异议视为没有提出", PaymentOrders.ORDER);
        }
        if (who == null
                || filing.draft().defendants().stream()
                        .noneMatch(party -> who.strip().equals(party.name()))) {
            throw Refusal.invalid("who", "UNKNOWN", "请写明是哪一位债务人提出的，姓名、名称照支付令上写的");
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明异议的内容");
        }
        requireShort(reason);
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
        var withdrawable = process.hears(id).contains(FilingProcess.Word.ORDER_WITHDRAWN);
        var last = acts.of(id).stream()
                .filter(act -> act.kind().name().startsWith("PAYMENT_ORDER_")
                        || act.kind().name().startsWith("SUIT_"))
                .reduce((before, after) -> after);
        if (last.isEmpty() && withdrawable) {
            return Optional.of(new Standing("支付令申请由法官审查", null, false, false, true, null));
        }
        return last.map(act -> switch (act.kind()) {
            case PAYMENT_ORDER_RULING ->
                new Standing(
                        act.words().isGranted() ? "支付令已经发出，正在送达债务人" : "支付令申请已经裁定驳回；可以另行起诉",
                        null,
                        false,
                        false,
                        withdrawable,
                        null);
            case PAYMENT_ORDER_SERVED ->
                standing("支付令已经送达债务人，等待清偿或者书面异议", act.words().until());
            case PAYMENT_ORDER_MATTER -> raised(act, withdrawable);
            case PAYMENT_ORDER_DECISION -> standing(decided(act), null);
            case PAYMENT_ORDER_IN_FORCE -> new Standing("支付令已经生效；对方还没有付的，可以申请执行", null, true, false, false, null);
            case SUIT_OFFERED ->
                new Standing("支付令已经失效；没有表示不同意的，转入诉讼", act.words().until(), false, true, false, null);
            case SUIT_DECLINED -> standing("您不同意提起诉讼，督促程序已经结束；仍可以另行起诉", null);
            default ->
                new Standing(
                        "已经转入诉讼：起诉的时间是您申请支付令的那一天，已交的申请费在受理费里抵掉",
                        null,
                        false,
                        false,
                        false,
                        act.words().document());
        });
    }

    private static Standing standing(String text, @Nullable LocalDate until) {
        return new Standing(text, until, false, false, false, null);
    }

    private static Standing raised(Act act, boolean withdrawable) {
        var matter = matter(act);
        return matter == OrderMatter.RETURNED
                ? new Standing(
                        matter.label() + "：" + act.words().reason() + "。知道对方别的地址、电话的，请告诉法院",
                        null,
                        false,
                        false,
                        withdrawable,
                        null)
                : standing(matter.label() + "，由法官审查", null);
    }

    private static OrderMatter matter(Act act) {
        return OrderMatter.valueOf(Objects.requireNonNull(act.words().ground()));
    }

    private static String decided(Act decision) {
        if (matter(decision) == OrderMatter.WITHDRAWN) {
            return "您已经撤回申请，督促程序已经裁定终结；仍可以起诉，也可以另行申请支付令";
        }
        if (matter(decision) == OrderMatter.UNSERVED) {
            return "支付令没有送到对方，督促程序已经裁定终结，支付令失效；可以起诉";
        }
        return decision.words().isGranted() ? "督促程序已经裁定终结，支付令失效" : "债务人的异议已经裁定驳回，支付令继续有效";
    }
}
