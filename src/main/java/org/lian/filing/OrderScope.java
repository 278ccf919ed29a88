package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.lian.filing.Liable.Manner;

/**
 * The claims of a payment order and what of them stands, by claim and debtor (民诉解释 432, 433). Less than a claim against
 * one debtor does not fall alone: an objection to a part of one sum is one to the claim. One that was asked for before the
 * claims were kept apart is one claim.
 */
final class OrderScope {
    private static final Set<Manner> OF_ONE_DEBT =
            Set.of(Manner.JOINT, Manner.JOINT_GUARANTOR, Manner.SUPPLEMENTARY, Manner.GENERAL_GUARANTOR);

    private final List<Claim> claims;
    private final List<String> everybody;
    private final List<OrderPart> ended;

    private OrderScope(List<Claim> claims, List<String> everybody, List<OrderPart> ended) {
        this.claims = claims;
        this.everybody = everybody;
        this.ended = ended;
    }

    /** What stands of the order that was asked for in that draft, after those parts were ended. */
    static OrderScope of(Draft draft, List<OrderPart> ended) {
        var written = draft.claimItems().stream()
                .filter(claim -> FilingFacts.isWritten(claim.text()))
                .toList();
        var claims = written.isEmpty() ? Claim.listOf(draft.claims()) : written;
        return new OrderScope(
                claims.isEmpty() ? List.of(new Claim(draft.claims(), draft.claimAmountFen())) : claims,
                draft.defendants().stream()
                        .map(Party::name)
                        .filter(Objects::nonNull)
                        .toList(),
                ended);
    }

    /** How many claims it has. */
    int size() {
        return claims.size();
    }

    /** The claims of that part, each asked of the debtors of the part alone; of no part all that stands. */
    List<Claim> claimsOf(OrderPart part) {
        var found = new ArrayList<Claim>();
        for (var number = 1; number <= claims.size(); number++) {
            var claim = claims.get(number - 1);
            var of = number;
            var asked = debtors(number).stream()
                    .filter(debtor -> part.has(of, debtor))
                    .toList();
            if (!asked.isEmpty()) {
                found.add(new Claim(
                        claim.text(),
                        claim.amountFen(),
                        claim.interest(),
                        claim.periodic(),
                        claim.against().stream()
                                .filter(one -> asked.contains(one.name()))
                                .toList(),
                        claim.by(),
                        claim.foreign()));
            }
        }
        return found;
    }

    /** What stands now, as a part: for what follows when it ends. */
    OrderPart rest() {
        var standing = numbers().filter(this::stands).boxed().toList();
        return new OrderPart(
                standing,
                everybody.stream()
                        .filter(debtor -> standing.stream().anyMatch(number -> stands(number, debtor)))
                        .toList());
    }

    /** The claims that stand against a debtor. */
    List<Integer> against(String debtor) {
        return numbers().filter(number -> stands(number, debtor)).boxed().toList();
    }

    /** What falls where each claim that he objects to falls as a whole (民诉解释 432). */
    OrderPart ofClaims(OrderPart objection) {
        var objected = objected(objection);
        return new OrderPart(
                objected,
                everybody.stream()
                        .filter(debtor -> objected.stream().anyMatch(number -> stands(number, debtor)))
                        .toList());
    }

    /** What falls where of each claim that he objects to his own share falls alone (民诉解释 433). */
    OrderPart ofDebtor(OrderPart objection) {
        return new OrderPart(objected(objection), objection.debtors());
    }

    /** Whether anything would stand without that part. */
    boolean outlives(OrderPart part) {
        return numbers().anyMatch(number -> debtors(number).stream()
                .anyMatch(debtor -> stands(number, debtor) && !part.has(number, debtor)));
    }

    /** Whether the application says that the debtors of one of these claims owe one debt. */
    boolean isOneDebt(OrderPart part) {
        return part.claims().stream().map(number -> claims.get(number - 1)).anyMatch(claim -> claim.against().stream()
                .anyMatch(one -> OF_ONE_DEBT.contains(one.manner())));
    }

    /** Whether it says of each of these claims that every debtor owes his own share. */
    boolean isDivided(OrderPart part) {
        return part.claims().stream()
                .map(number -> claims.get(number - 1))
                .allMatch(claim -> claim.against().size() > 1
                        && claim.against().stream().allMatch(one -> one.manner() == Manner.OWN));
    }

    private List<Integer> objected(OrderPart objection) {
        var standing = objection.debtors().stream()
                .flatMap(debtor -> against(debtor).stream())
                .distinct()
                .toList();
        return objection.claims().isEmpty()
                ? standing
                : standing.stream().filter(objection.claims()::contains).toList();
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, claims.size());
    }

    private boolean stands(int number) {
        return debtors(number).stream().anyMatch(debtor -> stands(number, debtor));
    }

    private boolean stands(int number, String debtor) {
        return debtors(number).contains(debtor) && ended.stream().noneMatch(part -> part.has(number, debtor));
    }

    private List<String> debtors(int number) {
        var named = claims.get(number - 1).against().stream()
                .map(Liable::name)
                .filter(Objects::nonNull)
                .toList();
        return named.isEmpty() ? everybody : named;
    }
}
