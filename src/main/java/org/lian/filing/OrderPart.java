package org.lian.filing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a payment order: some of its claims, of some of its debtors.
 *
 * @param claims their numbers, from 1; none for every claim
 * @param debtors their names; none for every debtor
 */
public record OrderPart(List<Integer> claims, List<String> debtors) {
    public OrderPart {
        claims = claims == null ? List.of() : List.copyOf(claims);
        debtors = debtors == null ? List.of() : List.copyOf(debtors);
    }

    boolean has(int claim, String debtor) {
        return (claims.isEmpty() || claims.contains(claim)) && (debtors.isEmpty() || debtors.contains(debtor));
    }

    /** 第1项、第3项请求，对李四; empty for the whole. */
    public static Optional<String> said(@Nullable OrderPart part) {
        if (part == null || part.claims.isEmpty() && part.debtors.isEmpty()) {
            return Optional.empty();
        }
        var claims = part.claims.stream().map(number -> "第" + number + "项").collect(Collectors.joining("、"));
        var debtors = part.debtors.isEmpty() ? "" : "对" + String.join("、", part.debtors);
        return Optional.of(
                part.claims.isEmpty() ? debtors + "的请求" : debtors + (debtors.isEmpty() ? "" : "的") + claims + "请求");
    }
}
