package org.lian.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The objections to a payment order, each decided on by itself in the order in which they came, and what of the order they
 * end: single claims (民诉解释 432), the share of one debtor (433), or all of it.
 */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class OrderObjections {
    private static final String INTERPRETATION = "最高人民法院关于适用民事诉讼法的解释";
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,2}");
    /** By these the order falls as a whole whatever was objected to: the conditions of an order, and its ends. */
    private static final Pattern ENDS_ALL = Pattern.compile("四百三十五|四百三十条|四百三十四|435|430|434");

    private final FilingStore store;
    private final Acts acts;
    private final Journal journal;
    private final BusinessClock clock;

    OrderObjections(FilingStore store, Acts acts, Journal journal, BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    /** The objection that is to be decided on next; empty where none waits. */
    public Optional<Act> waiting(FilingId id) {
        return waiting(acts.of(id));
    }

    /** The same among all acts on a filing. */
    static Optional<Act> waiting(List<Act> all) {
        return undecided(all).findFirst();
    }

    private static Stream<Act> undecided(List<Act> all) {
        return of(all, Act.Kind.PAYMENT_ORDER_MATTER)
                .skip(of(all, Act.Kind.PAYMENT_ORDER_DECISION).count());
    }

    private static Stream<Act> of(List<Act> all, Act.Kind kind) {
        return all.stream()
                .filter(act -> act.kind() == kind
                        && OrderMatter.OBJECTION.name().equals(act.words().ground()));
    }

    /** Whether the last day to object is not over; of an order that nobody was served with it is not. */
    boolean isInTime(FilingId id) {
        return acts.last(id, Act.Kind.PAYMENT_ORDER_SERVED)
                .map(served -> served.words().until())
                .filter(last ->
                        LocalDate.ofInstant(clock.now(), BusinessClock.SHANGHAI).isAfter(last))
                .isEmpty();
    }

    /** What the debtor objects to; empty for one that names nothing. */
    static Optional<String> objectedTo(Act objection) {
        return OrderPart.said(objection.words().part());
    }

    /** The numbers of the claims that he names; none for all of them. */
    OrderPart part(Filing filing, String who, @Nullable String written) {
        var scope = scope(filing);
        var numbers = NUMBERS.matcher(written == null ? "" : written)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .distinct()
                .sorted()
                .toList();
        if (FilingFacts.isWritten(written) && numbers.isEmpty()
                || numbers.stream().anyMatch(number -> number < 1 || number > scope.size())) {
            throw Refusal.invalid(
                    "claims",
                    "UNKNOWN",
                    scope.size() == 1
                            ? "支付令只有一项请求，这一栏不用填写"
                            : "支付令有 " + scope.size() + " 项请求：只对其中几项有异议的，写它们的项号，例如 1、3；对全部有异议的不填");
        }
        var standing = scope.against(who);
        if (standing.isEmpty() || !numbers.isEmpty() && numbers.stream().noneMatch(standing::contains)) {
            throw Refusal.conflict("支付令的这一部分没有要求" + who + "给付，或者已经裁定终结，不用再提异议", PaymentOrders.END);
        }
        if (undecided(acts.of(filing.id()))
                .map(act -> act.words().part())
                .anyMatch(before -> before != null && before.debtors().contains(who) && covers(before, numbers))) {
            throw Refusal.conflict(who + "的书面异议已经收到，正由法官审查，不用再提一次", PaymentOrders.END);
        }
        return new OrderPart(numbers, List.of(who));
    }

    private static boolean covers(OrderPart before, List<Integer> numbers) {
        return before.claims().isEmpty()
                || !numbers.isEmpty() && before.claims().containsAll(numbers);
    }

    /** 终结这几项: what was objected to ends against every debtor, the other claims stand (民诉解释 432). */
    public void endedClaims(Actor judge, FilingId id, String reason) {
        var scope = scope(id);
        var part = scope.ofClaims(objected(id));
        requireRest(scope, part);
        ended(judge, id, part, reason, 432);
    }

    /** 终结一个债务人的部分: of a divisible debt his share ends alone, the others' stand (民诉解释 433). */
    public void endedDebtor(Actor judge, FilingId id, String reason) {
        var scope = scope(id);
        var part = scope.ofDebtor(objected(id));
        if (scope.isOneDebt(part)) {
            throw Refusal.invalid(
                    "decision",
                    "ONE_DEBT",
                    "申请里写的是连带责任、担保责任，不是可分之债，一个债务人的异议及于全体（" + INTERPRETATION + "第四百三十三条）：请选择终结这几项，或者终结督促程序");
        }
        requireRest(scope, part);
        ended(judge, id, part, reason, 433);
    }

    /** Refuses to end all of it for an objection that leaves the rest as it is, unless the basis is one that ends all. */
    void requireWhole(FilingId id, String basis) {
        var objection = waiting(id).map(act -> act.words().part()).orElse(null);
        if (objection == null || ENDS_ALL.matcher(basis).find()) {
            return;
        }
        var scope = scope(id);
        var others = scope.ofClaims(objection);
        if (scope.outlives(others)) {
            throw Refusal.invalid(
                    "decision",
                    "REST_STANDS",
                    "异议只对"
                            + OrderPart.said(new OrderPart(others.claims(), List.of()))
                                    .orElseThrow() + "提出，不影响其他各项（" + INTERPRETATION
                            + "第四百三十二条）：请选择终结这几项；对发出支付令的条件有合理怀疑、全部终结的，依据写第四百三十五条");
        }
        if (scope.isDivided(others) && scope.outlives(scope.ofDebtor(objection))) {
            throw Refusal.invalid(
                    "decision",
                    "REST_STANDS",
                    "申请里写的是各自承担，是可分之债，异议不影响对其他债务人的请求（" + INTERPRETATION
                            + "第四百三十三条）：请选择终结这一债务人的部分；对发出支付令的条件有合理怀疑、全部终结的，依据写第四百三十五条");
        }
    }

    /** The ruling by which a part, or the whole, was ended last: what a suit follows from. */
    public Act lastEnd(FilingId id) {
        return acts.of(id, Act.Kind.PAYMENT_ORDER_DECISION).stream()
                .filter(decision -> decision.words().isGranted())
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    /** What stands of an order after the rulings on it so far. */
    OrderScope scope(Filing filing) {
        return OrderScope.of(filing.draft(), endedParts(filing.id(), null));
    }

    /** The same before that ruling. */
    OrderScope scopeBefore(Filing filing, @Nullable String ruling) {
        return OrderScope.of(filing.draft(), endedParts(filing.id(), ruling));
    }

    /** The parts that were ended while the rest stood. */
    List<OrderPart> endedParts(FilingId id, @Nullable String upTo) {
        return acts.of(id, Act.Kind.PAYMENT_ORDER_DECISION).stream()
                .takeWhile(decision -> !decision.id().toString().equals(upTo))
                .map(decision -> decision.words().part())
                .filter(Objects::nonNull)
                .toList();
    }

    /** A payment has a line for each claim, numbered, so that a debtor may object to one of them. */
    void requireByClaim(FilingId id, String payment) {
        var size = scope(id).size();
        if (size > 1 && Claim.listOf(payment).size() != size) {
            throw Refusal.invalid(
                    "payment",
                    "BY_CLAIM",
                    "申请有 " + size + " 项请求：请一项写一行，和申请的项号一样（1. …；2. …），债务人可以只对其中一项提出异议（" + INTERPRETATION + "第四百三十二条）");
        }
    }

    private OrderScope scope(FilingId id) {
        return scope(store.find(id).orElseThrow());
    }

    private OrderPart objected(FilingId id) {
        var part = waiting(id).map(act -> act.words().part()).orElse(null);
        if (part == null) {
            throw Refusal.invalid("decision", "WHOLE", "异议没有分开写是哪一项、哪一个债务人的，及于全部：请裁定终结督促程序，或者驳回异议");
        }
        return part;
    }

    private static void requireRest(OrderScope scope, OrderPart part) {
        if (!scope.outlives(part)) {
            throw Refusal.invalid("decision", "NOTHING_STANDS", "这样终结以后，支付令没有剩下的部分：请选择裁定终结督促程序");
        }
    }

    private void ended(Actor judge, FilingId id, OrderPart part, String reason, int article) {
        PaymentOrders.requireShort(reason);
        var basis = Stream.of(PaymentOrders.END, LegalBasis.of(INTERPRETATION, article))
                .map(LegalBasis::text)
                .reduce((one, other) -> one + "、" + other)
                .orElseThrow();
        acts.append(
                judge,
                id,
                Act.Kind.PAYMENT_ORDER_DECISION,
                Act.Words.of(reason, basis)
                        .granting(true)
                        .onGround(OrderMatter.OBJECTION.name())
                        .ofOrder(part));
        journal.append(JournalEntry.shown(
                        id,
                        judge,
                        clock.now(),
                        "PAYMENT_ORDER_DECIDED",
                        "裁定终结" + OrderPart.said(part).orElseThrow() + "的督促程序，支付令的其余部分继续有效")
                .on(new LegalBasis(basis)));
    }
}
