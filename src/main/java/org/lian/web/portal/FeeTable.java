package org.lian.web.portal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lian.fees.FeeBill;
import org.lian.fees.FeeTables;
import org.lian.fees.FenRange;
import org.lian.fees.Line;
import org.lian.fees.Quote;
import org.lian.rules.Decisions.Used;
import org.lian.web.Yuan;

/**
 * 诉讼费 as a page shows it: lines, total or range, and the tables that said so.
 *
 * @param wish what would be due if the court decides for the procedure that the filer wishes
 */
public record FeeTable(
        List<Row> lines,
        @Nullable String total,
        @Nullable String range,
        @Nullable String rangeBasis,
        @Nullable String rules,
        @Nullable String wish) {
    /** One line of the bill. */
    public record Row(String item, String amount, String basis) {}

    /** Whether nothing at all is to be paid. */
    boolean isNothing() {
        return Yuan.shown(0).equals(total);
    }

    static FeeTable of(Quote quote) {
        return of(quote.lines(), quote.totalFen(), quote.range(), quote.decisions());
    }

    static FeeTable of(FeeBill bill) {
        return of(bill.lines(), bill.totalFen(), bill.range(), bill.decisions());
    }

    private static FeeTable of(
            List<Line> lines, @Nullable Long totalFen, @Nullable FenRange range, List<Used> decisions) {
        return new FeeTable(
                lines.stream()
                        .map(line -> new Row(line.item(), Yuan.shown(line.amountFen()), line.basis()))
                        .toList(),
                totalFen == null ? null : Yuan.shown(totalFen),
                range == null ? null : shown(range),
                range == null ? null : range.basis(),
                decisions.isEmpty() ? null : FeeTables.named(decisions),
                null);
    }

    private static String shown(FenRange range) {
        return range.unbounded()
                ? "不少于 " + Yuan.shown(range.minFen())
                : Yuan.shown(range.minFen()) + " 至 " + Yuan.shown(range.maxFen());
    }

    /** With what the wished procedure would cost, where it differs. */
    FeeTable wishing(String procedure, FeeTable halved) {
        var sum = halved.total() != null ? halved.total() : halved.range();
        if (sum == null || (Objects.equals(halved.total(), total) && Objects.equals(halved.range(), range))) {
            return this;
        }
        return new FeeTable(
                lines,
                total,
                range,
                rangeBasis,
                rules,
                "您希望适用" + procedure + "：法院决定适用的，减半交纳，为 " + sum + " 元（诉讼费用交纳办法第十六条）。");
    }
}
