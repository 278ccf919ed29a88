package org.lian.fees;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Decisions;

/**
 * A fee line by line, Σ lines = total, with the table versions and rows that made it.
 *
 * @param totalFen null where only a range is known
 * @param payableNow whether it is paid in advance (办法 20: enforcement and bankruptcy are not)
 */
public record Quote(
        @Nullable Long totalFen,
        @Nullable FenRange range,
        boolean payableNow,
        List<Line> lines,
        List<Decisions.Used> decisions) {}
