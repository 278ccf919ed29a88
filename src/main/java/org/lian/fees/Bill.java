package org.lian.fees;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lian.rules.Decision;
import org.lian.rules.ManualDecisions;

/** The one row of litigation-fee, read as a bill. */
record Bill(Decision decision) {
    static final String FEE = "FEE";
    static final String RANGE = "RANGE";
    static final String AMOUNT_REQUIRED = "AMOUNT_REQUIRED";
    static final String BASE_OUT_OF_RANGE = "BASE_OUT_OF_RANGE";

    String outcome() {
        return decision.text("outcome");
    }

    boolean prepaid() {
        return decision.flag("prepaid");
    }

    long lowFen() {
        return decision.number("lowFen");
    }

    long highFen() {
        return decision.number("highFen");
    }

    long minFen() {
        return decision.number("minFen");
    }

    long maxFen() {
        return decision.number("maxFen");
    }

    String basis() {
        return decision.text("feeBasis");
    }

    /** The articles of a range, that of its halving among them. */
    String rangeBasis() {
        return decision.number("parts") == 1
                ? basis()
                : basis() + "；" + decision.text("halvingItem") + "减半，" + decision.text("halvingBasis");
    }

    /** Where the tier that the amount stands in begins; zero in the lowest, and where the table names none. */
    long overFen() {
        return optional("overFen").orElse(0L);
    }

    /** What the tiers come to before a third, a half or a cap is taken of them. */
    long fullFen() {
        return optional("fullFen").orElseGet(() -> decision.number("tariffFen"));
    }

    String tierItem() {
        return decision.text("tariffItem");
    }

    String tierBasis() {
        return decision.text("tariffBasis");
    }

    /**
     * Line by line: the sum per case, each tier, what is taken off. Everything was computed exactly and rounded once;
     * where the lines shown add up to another fen, a line says so.
     *
     * @param tiers of the amount, lowest first
     */
    List<Line> lines(List<Line> tiers) {
        var lines = new ArrayList<Line>();
        var base = decision.number("baseFen");
        if (base != 0) {
            lines.add(new Line(decision.text("feeItem"), base, basis()));
        }
        lines.addAll(ofTheAmount(tiers));
        lines.addAll(halving(lines));
        var difference = lowFen() - sum(lines);
        if (difference != 0) {
            lines.add(new Line("取整", difference, "最后一次四舍五入到分"));
        }
        if (lines.isEmpty()) {
            lines.add(new Line(decision.text("feeItem"), 0, basis()));
        }
        return List.copyOf(lines);
    }

    /** What of a range is certain: the tiers and their halving, without the sum per case that is still to be chosen. */
    List<Line> certainLines(List<Line> tiers) {
        var lines = new ArrayList<>(ofTheAmount(tiers));
        lines.addAll(halving(lines));
        return List.copyOf(lines);
    }

    private List<Line> ofTheAmount(List<Line> tiers) {
        var item = decision.text("feeItem");
        var isReduced = fullFen() != decision.number("tariffFen");
        var lines = new ArrayList<Line>();
        for (var tier : tiers) {
            lines.add(
                    isReduced
                            ? new Line("标准：" + tier.item(), tier.amountFen(), tier.basis())
                            : decision.number("baseFen") == 0
                                    ? new Line(
                                            item + "：" + tier.item(), tier.amountFen(), together(basis(), tier.basis()))
                                    : tier);
        }
        if (isReduced) {
            lines.add(new Line("折减：" + item, decision.number("tariffFen") - sum(lines), basis()));
        }
        return lines;
    }

    private List<Line> halving(List<Line> lines) {
        var parts = decision.number("parts");
        var sum = sum(lines);
        return parts == 1 || sum == 0
                ? List.of()
                : List.of(new Line(
                        "减半交纳（" + decision.text("halvingItem") + "）",
                        -(sum * (parts - 1) / parts),
                        decision.text("halvingBasis")));
    }

    private Optional<Long> optional(String output) {
        // A version that was published before the tiers were named has no such column, and a person's answer no tiers.
        return decision.only().get(output) instanceof Number number
                        && !decision.ruleIds().contains(ManualDecisions.MANUAL)
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::amountFen).sum();
    }

    private static String together(String one, String other) {
        return one.equals(other) ? one : one + "；" + other;
    }
}
