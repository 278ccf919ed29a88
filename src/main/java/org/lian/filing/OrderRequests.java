package org.lian.filing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/** The words of the parties of a payment order, and who may say them. */
@Component
public class OrderRequests {
    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final FilingProcess process;
    private final FilingNumbers numbers;
    private final PaymentOrders orders;
    private final OrderObjections objections;
    private final CaseLookups lookups;
    private final TransactionTemplate transaction;

    OrderRequests(
            FilingStore store,
            Acts acts,
            Access access,
            FilingProcess process,
            FilingNumbers numbers,
            PaymentOrders orders,
            OrderObjections objections,
            CaseLookups lookups,
            TransactionTemplate transaction) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.process = process;
        this.numbers = numbers;
        this.orders = orders;
        this.objections = objections;
        this.lookups = lookups;
        this.transaction = transaction;
    }

    /**
     * Whether the flow hears an objection of a debtor, be it while the one of another is before the judge; the caller has
     * found the filing.
     */
    public boolean mayBeObjected(Filing filing) {
        return heard(filing).isPresent();
    }

    private Optional<FilingProcess.Word> heard(Filing filing) {
        var heard = process.hears(filing.id());
        return Stream.of(FilingProcess.Word.ORDER_OBJECTED, FilingProcess.Word.ORDER_OBJECTED_AGAIN)
                .filter(heard::contains)
                .filter(word -> objections.isInTime(filing.id()))
                .findFirst();
    }

    /**
     * Takes down the written objection of a debtor, as it came to the court.
     *
     * @param claims the numbers of the claims that he objects to; nothing for all of them
     */
    @Transactional
    public void object(
            Actor clerk, FilingId id, @Nullable String who, @Nullable String claims, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(clerk, id, filing.court());
        objected(clerk, filing, who, claims, reason);
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
            @Nullable String claims,
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
                ignored -> objected(Actor.system(), store.lock(id).orElseThrow(), who, claims, reason));
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

    private void objected(
            Actor actor, Filing filing, @Nullable String who, @Nullable String claims, @Nullable String reason) {
        var word = heard(filing)
                .orElseThrow(
                        () -> Refusal.conflict("现在不在支付令的异议期间：支付令还没有送达，或者期间已经届满，超过期间的异议视为没有提出", PaymentOrders.ORDER));
        if (who == null
                || filing.draft().defendants().stream()
                        .noneMatch(party -> who.strip().equals(party.name()))) {
            throw Refusal.invalid("who", "UNKNOWN", "请写明是哪一位债务人提出的，姓名、名称照支付令上写的");
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明异议的内容");
        }
        requireShort(reason);
        var part = objections.part(filing, who.strip(), claims);
        acts.append(
                actor,
                filing.id(),
                Act.Kind.PAYMENT_ORDER_MATTER,
                Act.Words.of(reason, null)
                        .onGround(OrderMatter.OBJECTION.name())
                        .inDocument(who.strip(), null)
                        .ofOrder(part));
        process.tell(filing.id(), word);
    }

    /**
     * The creditor does not want a suit (民诉解释 438).
     *
     * @param ruling the id of the ruling after which it would come; null where there is one alone
     */
    @Transactional
    public void declineSuit(Actor creditor, FilingId id, @Nullable String ruling) {
        if (store.lock(id).isEmpty()) {
            throw Refusal.notFound("没有找到这件立案申请");
        }
        access.requireWrite(creditor, id);
        if (!process.hears(id).contains(FilingProcess.Word.SUIT_DECLINED)) {
            throw Refusal.conflict("现在没有等待您表示的事项：支付令没有失效，或者七日已经届满", PaymentOrders.END);
        }
        acts.append(creditor, id, Act.Kind.SUIT_DECLINED, Act.Words.none().onGround(ruling));
        process.tellAfter(id, FilingProcess.Word.SUIT_DECLINED, ruling);
    }
}
