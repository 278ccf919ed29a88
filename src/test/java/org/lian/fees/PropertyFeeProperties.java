package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.UniqueElements;
import org.lian.rules.Tables;

/** The fee of the tables against the law's tiers, over amounts up to ten billion yuan and around every bound. */
@Tag("long")
class PropertyFeeProperties {
    private static final Tables TABLES = new Tables();
    private static final LawTiers PROPERTY = new LawTiers("property_acceptance");
    private static final LawTiers ENFORCEMENT = new LawTiers("execution_application");
    private static final LawTiers PRESERVATION = new LawTiers("preservation_application");

    @Provide
    Arbitrary<Long> amounts() {
        var around = PROPERTY.bounds().stream()
                .map(bound -> Arbitraries.longs().between(bound - 50, bound + 50))
                .toList();
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 1_000_000_000_000L),
                Arbitraries.longs().between(0, 3_000_000_000L),
                Arbitraries.oneOf(around));
    }

    @Provide
    Arbitrary<String> modifier() {
        return Arbitraries.of("SIMPLIFIED", "SMALL_CLAIMS", "MEDIATED", "WITHDRAWN", "COUNTERCLAIM", "CONSOLIDATED");
    }

    @Property(tries = 600)
    @Label("等于逐档相加")
    void equalsTheSumOfTheTiers(@ForAll("amounts") long amount) {
        assertThat(fee("PROPERTY", amount, List.of())).isEqualTo(LawTiers.rounded(PROPERTY.of(amount), 1));
    }

    @Property(tries = 300)
    @Label("单调：金额多一些，费用不会少")
    void neverFalls(@ForAll("amounts") long one, @ForAll("amounts") long other) {
        assertThat(fee("PROPERTY", Math.min(one, other), List.of()))
                .isLessThanOrEqualTo(fee("PROPERTY", Math.max(one, other), List.of()));
    }

    @Property(tries = 300)
    @Label("连续：金额多一分，费用至多多一分")
    void neverJumps(@ForAll("amounts") long amount) {
        assertThat(fee("PROPERTY", amount + 1, List.of()) - fee("PROPERTY", amount, List.of()))
                .isBetween(0L, 1L);
    }

    @Property(tries = 300)
    @Label("不论几个事由，只减半一次，最后取整一次")
    void halvedOnce(
            @ForAll("amounts") long amount,
            @ForAll @NotEmpty @UniqueElements List<@net.jqwik.api.From("modifier") String> modifiers) {
        assertThat(fee("PROPERTY", amount, modifiers)).isEqualTo(LawTiers.rounded(PROPERTY.of(amount), 2));
    }

    @Property(tries = 200)
    @Label("申请费从不减半")
    void applicationFeesAreNeverHalved(
            @ForAll("amounts") long amount, @ForAll @NotEmpty List<@net.jqwik.api.From("modifier") String> modifiers) {
        for (var feeClass : List.of("ENFORCEMENT", "PRESERVATION", "PAYMENT_ORDER", "BANKRUPTCY")) {
            assertThat(fee(feeClass, amount, modifiers)).isEqualTo(fee(feeClass, amount, List.of()));
        }
    }

    @Property(tries = 300)
    @Label("执行、保全、支付令、破产等于逐档相加")
    void applicationFeesEqualTheLaw(@ForAll("amounts") long amount) {
        assertThat(fee("ENFORCEMENT", amount, List.of())).isEqualTo(LawTiers.rounded(ENFORCEMENT.of(amount), 1));
        assertThat(fee("PRESERVATION", amount, List.of())).isEqualTo(LawTiers.rounded(PRESERVATION.of(amount), 1));
        assertThat(fee("PAYMENT_ORDER", amount, List.of())).isEqualTo(LawTiers.rounded(PROPERTY.of(amount), 3));
        assertThat(fee("BANKRUPTCY", amount, List.of()))
                .isEqualTo(Math.min(LawTiers.rounded(PROPERTY.of(amount), 2), 300_000_00L));
    }

    @Example
    @Label("每档上限和前后一分")
    void everyBound() {
        for (var bound : PROPERTY.bounds()) {
            for (var amount : List.of(bound - 1, bound, bound + 1)) {
                equalsTheSumOfTheTiers(amount);
            }
        }
    }

    @Example
    @Label("零元案件不是不交费：50 元；没有金额不能算")
    void zeroIsNotMissing() {
        assertThat(fee("PROPERTY", 0, List.of())).isEqualTo(5000);
        assertThat(TABLES.ask("litigation-fee", Map.of("feeClass", "PROPERTY", "modifiers", List.of())))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "AMOUNT_REQUIRED"));
    }

    private static long fee(String feeClass, long amountFen, List<String> modifiers) {
        var facts = new HashMap<String, Object>();
        facts.put("feeClass", feeClass);
        facts.put("amountFen", amountFen);
        facts.put("modifiers", modifiers);
        var row = TABLES.ask("litigation-fee", facts).get(0);
        assertThat(row).containsEntry("outcome", "FEE").doesNotContainValue(null);
        assertThat(row.get("lowFen")).isInstanceOf(Long.class).isEqualTo(row.get("highFen"));
        return (Long) row.get("lowFen");
    }
}
