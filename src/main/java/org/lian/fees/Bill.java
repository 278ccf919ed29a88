package org.lian.fees;

import java.util.ArrayList;
import java.util.List;
import org.lian.rules.Decision;

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

    /** Everything was computed exactly and rounded once; where the parts shown add up to another fen, a line says so. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        var base = decision.number("baseFen");
        var tariff = decision.number("tariffFen");
        var parts = decision.number("parts");
        var tariffItem = decision.text("tariffItem");
        if (base != 0) {
            lines.add(new Line(decision.text("feeItem"), base, basis()));
        }
        if (tariff != 0) {
            lines.add(
                    base == 0
                            ? new Line(
                                    decision.text("feeItem") + "：" + tariffItem,
                                    tariff,
                                    together(basis(), decision.text("tariffBasis")))
                            : new Line(tariffItem, tariff, decision.text("tariffBasis")));
        }
        var subtotal = base + tariff;
        if (parts != 1) {
            lines.add(new Line(
                    "减半交纳（" + decision.text("halvingItem") + "）",
                    -(subtotal * (parts - 1) / parts),
                    decision.text("halvingBasis")));
        }
        var difference = lowFen() - lines.stream().mapToLong(Line::amountFen).sum();
        if (difference != 0) {
            lines.add(new Line("取整", difference, "最后一次四舍五入到分"));
        }
        if (lines.isEmpty()) {
            lines.add(new Line(decision.text("feeItem"), 0, basis()));
        }
        return List.copyOf(lines);
    }

    private static String together(String one, String other) {
        return one.equals(other) ? one : one + "；" + other;
    }
}
