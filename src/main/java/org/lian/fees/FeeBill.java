package org.lian.fees;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Decisions;

/**
 * 缴费单: what a registered case owes. Until a clerk has confirmed it, it is the tables' proposal.
 *
 * @param totalFen null while only a range is known
 * @param confirmationBasis the clerk's basis for a value chosen inside a range
 * @param relief what the court granted of it: the total is what is left; null where nothing is taken off
 */
public record FeeBill(
        @Nullable Long totalFen,
        @Nullable FenRange range,
        List<Line> lines,
        List<Decisions.Used> decisions,
        boolean confirmed,
        @Nullable String confirmationBasis,
        @Nullable Relief relief) {

    /** What is to be paid, in fen; only a confirmed bill is. */
    public long payableFen() {
        if (!confirmed || totalFen == null) {
            throw new IllegalStateException("The bill is not confirmed");
        }
        return totalFen;
    }
}
