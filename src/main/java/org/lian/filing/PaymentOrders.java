package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The acts on a payment order from its acceptance to its end (民诉法 227, 228). The flow calls them; safe to repeat. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class PaymentOrders {
    /** The days in which the creditor may say no to the suit (民诉解释 438). */
    public static final int DAYS_TO_SAY_NO = 7;

    static final LegalBasis ORDER = LegalBasis.of("民事诉讼法", 227);
    static final LegalBasis END = LegalBasis.of("民事诉讼法", 228);
    static final LegalBasis UNSERVED_OR_WITHDRAWN = LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 430);
    static final int LONGEST = 2000;

    private final FilingStore store;
    private final Acts acts;
    private final OrderObjections objections;
    private final Journal journal;
    private final Messages messages;
    private final BusinessClock clock;

    PaymentOrders(
            FilingStore store,
            Acts acts,
            OrderObjections objections,
            Journal journal,
            Messages messages,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.objections = objections;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** 发出支付令. */
    public void issued(Actor judge, FilingId id, String payment) {
        objections.requireByClaim(id, payment);
        append(
                judge,
                id,
                Act.Kind.PAYMENT_ORDER_RULING,
                Act.Words.of(null, ORDER.text())
                        .inDocument(payment, null)
                        .onGround(ObjectionCode.fresh())
                        .granting(true));
        shown(judge, id, "PAYMENT_ORDER_ISSUED", "发出支付令", ORDER);
    }

    /** 裁定驳回支付令申请. */
    public void dismissed(Actor judge, FilingId id, String reason, String basis) {
        append(
                judge,
                id,
                Act.Kind.PAYMENT_ORDER_RULING,
                Act.Words.of(reason, basis).granting(false));
        shown(judge, id, "PAYMENT_ORDER_DISMISSED", "裁定驳回支付令申请", ORDER);
    }

    /** The debtor has the order: the fifteen days run. */
    public void served(FilingId id, Instant due) {
        var lastDay = lastDay(due);
        append(
                Actor.system(),
                id,
                Act.Kind.PAYMENT_ORDER_SERVED,
                Act.Words.none().until(lastDay));
        shown(
                Actor.system(),
                id,
                "PAYMENT_ORDER_SERVED",
                "支付令已送达债务人，清偿或者提出书面异议到 " + CourtTime.DAY.format(lastDay) + " 为止",
                ORDER);
    }

    /** 三十日内没有送达: put before the judge. */
    public void unserved(FilingId id) {
        append(
                Actor.system(),
                id,
                Act.Kind.PAYMENT_ORDER_MATTER,
                Act.Words.none().onGround(OrderMatter.UNSERVED.name()));
        shown(Actor.system(), id, "PAYMENT_ORDER_MATTER", OrderMatter.UNSERVED.label(), null);
    }

    /** 撤回申请: put before the judge, who ends the procedure. */
    public void withdrawn(FilingId id) {
        shown(
                Actor.system(),
                id,
                "PAYMENT_ORDER_MATTER",
                OrderMatter.WITHDRAWN.label() + "，由法官裁定终结督促程序",
                UNSERVED_OR_WITHDRAWN);
    }

    /** 另行起诉: put before the judge, who ends the procedure. Gives whether the debtor has the order. */
    public boolean sued(FilingId id) {
        var raised = matter(id).orElseThrow();
        var matter = OrderMatter.valueOf(Objects.requireNonNull(raised.words().ground()));
        shown(
                Actor.system(),
                id,
                "PAYMENT_ORDER_MATTER",
                matter.label() + "（" + raised.words().reason() + "），由法官裁定终结督促程序",
                matter.basis());
        return acts.last(id, Act.Kind.PAYMENT_ORDER_SERVED).isPresent();
    }

    /** The code that came with the order to the debtor; empty before it, and of an order that was issued without one. */
    public Optional<String> objectionCode(FilingId id) {
        return acts.last(id, Act.Kind.PAYMENT_ORDER_RULING)
                .filter(ruling -> ruling.words().isGranted())
                .map(ruling -> ruling.words().ground());
    }

    /** The objection is before the judge. */
    public void objectionTakenUp(FilingId id) {
        var objection = objections.waiting(id);
        var how = objection.filter(OrderRequests::isByCode).isPresent() ? "（凭支付令上的异议码在网上提出）" : "";
        var what = objection
                .flatMap(OrderObjections::objectedTo)
                .map(part -> "（" + part + "）")
                .orElse("");
        shown(Actor.system(), id, "PAYMENT_ORDER_MATTER", OrderMatter.OBJECTION.label() + what + how + "，由法官审查", END);
    }

    /** The matter that waits for its judge, or the last one. */
    public Optional<Act> matter(FilingId id) {
        return acts.last(id, Act.Kind.PAYMENT_ORDER_MATTER);
    }

    /** 裁定终结督促程序: the order is no more. */
    public void ended(Actor judge, FilingId id, String reason, String basis) {
        objections.requireWhole(id, basis);
        ended(judge, id, matterOf(id), reason, basis);
    }

    /** 裁定终结督促程序 for no objection: not served in time, withdrawn, or sued upon. No suit follows. */
    public void endedUnobjected(Actor judge, FilingId id, String reason) {
        var matter = OrderMatter.valueOf(
                Objects.requireNonNull(matter(id).orElseThrow().words().ground()));
        ended(judge, id, matter, reason, matter.basis().text());
    }

    private void ended(Actor judge, FilingId id, OrderMatter matter, String reason, String basis) {
        decide(judge, id, matter, Act.Words.of(reason, basis).granting(true), "裁定终结督促程序，支付令自行失效");
    }

    /** What was sent to the debtor came back; the thirty days run on, and the creditor may name another address. */
    void returned(Actor clerk, FilingId id, String how) {
        append(clerk, id, Act.Kind.PAYMENT_ORDER_MATTER, Act.Words.of(how, null).onGround(OrderMatter.RETURNED.name()));
        shown(clerk, id, "PAYMENT_ORDER_RETURNED", OrderMatter.RETURNED.label() + "：" + how, null);
        tell(id, "returned", "支付令没有送到对方，被退回：" + how + "。知道对方别的地址、电话的，请告诉法院；发出之日起三十日内送不到的，裁定终结督促程序");
    }

    /** 裁定驳回异议: the order stands, its period goes on. */
    public void denied(Actor judge, FilingId id, String reason, String basis) {
        if (matterOf(id) != OrderMatter.OBJECTION) {
            throw Refusal.invalid("decision", "NO_OBJECTION", "没有可以驳回的异议：请裁定终结督促程序");
        }
        decide(judge, id, OrderMatter.OBJECTION, Act.Words.of(reason, basis).granting(false), "裁定驳回债务人的异议，支付令继续有效");
    }

    private OrderMatter matterOf(FilingId id) {
        var waiting = objections.waiting(id).or(() -> matter(id)).orElseThrow();
        return OrderMatter.valueOf(Objects.requireNonNull(waiting.words().ground()));
    }

    private void decide(Actor judge, FilingId id, OrderMatter matter, Act.Words words, String text) {
        append(judge, id, Act.Kind.PAYMENT_ORDER_DECISION, words.onGround(matter.name()));
        shown(judge, id, "PAYMENT_ORDER_DECIDED", text, END);
    }

    /** 支付令生效: the creditor is told that it may be enforced. */
    public void inForce(FilingId id) {
        append(Actor.system(), id, Act.Kind.PAYMENT_ORDER_IN_FORCE, Act.Words.none());
        var inPart = !objections.endedParts(id, null).isEmpty();
        shown(
                Actor.system(),
                id,
                "PAYMENT_ORDER_IN_FORCE",
                inPart ? "异议期满，支付令没有终结的部分生效；不履行的，可以申请执行" : "债务人在期间内没有提出异议，支付令生效；不履行的，可以申请执行",
                ORDER);
        tell(id, "in-force", inPart ? "支付令没有终结的部分已经生效；还没有付的，可以在本案页面申请执行" : "支付令已经生效：对方没有在期间内提出异议；还没有付的，可以在本案页面申请执行");
    }

    /** The creditor has the ruling: seven days to say no to the suit. Gives the id of the ruling. */
    public String suitFrom(FilingId id, Instant due) {
        var lastDay = lastDay(due);
        var ruling = objections.lastEnd(id);
        var part = OrderPart.said(ruling.words().part());
        var words = "支付令" + part.map(said -> "的一部分（" + said + "）").orElse("");
        var key = ruling.id().toString();
        append(
                Actor.system(),
                id,
                Act.Kind.SUIT_OFFERED,
                Act.Words.none()
                        .until(lastDay)
                        .onGround(key)
                        .ofOrder(ruling.words().part()));
        shown(
                Actor.system(),
                id,
                "SUIT_OFFERED",
                words + "失效；到 " + CourtTime.DAY.format(lastDay) + " 没有表示不同意提起诉讼的，转入诉讼",
                END);
        tell(
                id,
                part.isEmpty() ? "suit" : "suit-" + key,
                words + "已经失效；到 " + CourtTime.DAY.format(lastDay) + " 没有在本案页面表示不同意的，自动转入诉讼");
        return key;
    }

    /** 督促程序结束, and no suit follows. */
    public void endedWithoutSuit(FilingId id) {
        shown(Actor.system(), id, "SUIT_DECLINED", "债权人不同意提起诉讼，督促程序结束；仍可以另行起诉", END);
    }

    private static LocalDate lastDay(Instant due) {
        return due.minusMillis(1).atZone(BusinessClock.SHANGHAI).toLocalDate();
    }

    private void tell(FilingId id, String key, String words) {
        var owner = store.find(id).orElseThrow().ownerId();
        messages.tell(News.of(MessageKind.LETTER, id, owner, "payment-order-" + key, words));
    }

    static void requireShort(@Nullable String reason) {
        if (reason != null && reason.length() > LONGEST) {
            throw Refusal.invalid("reason", "TOO_LONG", "不超过 " + LONGEST + " 字");
        }
    }

    private void append(Actor actor, FilingId id, Act.Kind kind, Act.Words words) {
        requireShort(words.reason());
        acts.append(actor, id, kind, words);
    }

    private void shown(Actor actor, FilingId id, String kind, String text, @Nullable LegalBasis basis) {
        journal.append(JournalEntry.shown(id, actor, clock.now(), kind, text).on(basis));
    }
}
