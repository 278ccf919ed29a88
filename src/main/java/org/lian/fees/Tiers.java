package org.lian.fees;

import java.util.LinkedList;
import java.util.List;
import java.util.function.LongFunction;
import org.lian.rules.DecisionUnclear;

/**
 * 分档计算: a line for each tier that an amount reaches, lowest first. A tier's part is what the table gives at its end less
 * what it gives where the tier begins, so that the lines add up to what the topmost row computes with its 速算数.
 */
final class Tiers {
    private Tiers() {}

    /**
     * The lines of a bill; a tier that costs nothing has none.
     *
     * @param at the same question with another amount, in fen
     * @throws DecisionUnclear where a tier begins no lower than the one above it
     */
    static List<Line> lines(Bill bill, LongFunction<Bill> at) {
        var lines = new LinkedList<Line>();
        var tier = bill;
        while (tier.overFen() > 0) {
            var below = at.apply(tier.overFen());
            if (below.overFen() >= tier.overFen()) {
                throw new DecisionUnclear("litigation-fee", "“" + tier.tierItem() + "”一档的起点不高于下一档的起点");
            }
            add(lines, tier, tier.fullFen() - below.fullFen());
            tier = below;
        }
        add(lines, tier, tier.fullFen());
        return List.copyOf(lines);
    }

    private static void add(LinkedList<Line> lines, Bill tier, long fen) {
        if (fen != 0) {
            lines.addFirst(new Line(tier.tierItem(), fen, tier.tierBasis()));
        }
    }
}
