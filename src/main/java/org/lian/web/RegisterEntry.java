package org.lian.web;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.FilingRow;
import org.lian.supervision.Register;
import org.lian.vocabulary.Fen;

/**
 * A line of 立案登记簿 in words.
 *
 * @param firstAmount the sum that the case was registered with; null where it is still the same
 */
public record RegisterEntry(
        int place,
        String id,
        String caseNumber,
        String registered,
        String parties,
        String cause,
        String amount,
        @Nullable String firstAmount,
        String received,
        String way,
        String status) {

    /** In the order of the lines, counted from 1. */
    public static List<RegisterEntry> of(List<Register.Line> lines) {
        return of(lines, 0);
    }

    /** The same after so many others. */
    public static List<RegisterEntry> of(List<Register.Line> lines, int first) {
        return IntStream.range(0, lines.size())
                .mapToObj(at -> of(first + at + 1, lines.get(at)))
                .toList();
    }

    static RegisterEntry of(int place, Register.Line line) {
        var filing = line.filing();
        var amount = filing.amountFen();
        var first = line.firstFen();
        var number = filing.caseNumber();
        return new RegisterEntry(
                place,
                filing.id().toString(),
                number == null ? "" : number,
                CourtTime.ISO_DAY.format(line.registeredAt()),
                filing.parties(),
                filing.cause(),
                amount == null ? "" : new Fen(amount).inYuan(),
                first == null ? null : new Fen(first).inYuan(),
                filing.receivedAt() == null ? "" : CourtTime.ISO_DAY.format(filing.receivedAt()),
                (line.byClock() ? "期满先行立案" : line.automatic() ? "自动登记" : "审查登记")
                        + (filing.flags().contains(FilingRow.Flag.WINDOW) ? "（窗口代录）" : ""),
                filing.statusText());
    }
}
