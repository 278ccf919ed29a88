package org.lian.web.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.fees.FeeBill;
import org.lian.fees.FenRange;
import org.lian.fees.Line;
import org.lian.fees.Quote;
import org.lian.rules.Decisions.Used;

/** 诉讼费 as a page shows it: lines, total or range, and the tables that said so. */
public record FeeTable(
        List<Row> lines,
        @Nullable String total,
        @Nullable String range,
        @Nullable String rules) {
    private static final Map<String, String> TABLES =
            Map.of("litigation-fee", "诉讼费计算表", "cause-fee-class", "案由收费类别表", "provincial-amount", "各省收费数额表");

    /** One line of the bill. */
    public record Row(String item, String amount, String basis) {}

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
                range == null ? null : Yuan.shown(range.minFen()) + " 至 " + Yuan.shown(range.maxFen()),
                decisions.isEmpty()
                        ? null
                        : decisions.stream()
                                .map(used -> TABLES.getOrDefault(used.id(), used.id()) + "第 " + used.version() + " 版")
                                .distinct()
                                .collect(Collectors.joining("，")));
    }
}
