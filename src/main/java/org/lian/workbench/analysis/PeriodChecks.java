package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.reference.PeriodBound;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;

/** The check that no row gives the court longer than the law does; a court may be quicker. */
class PeriodChecks {
    private static final String DAYS = "days";
    private static final String UNIT = "unit";
    private static final String KIND = "deadlineKind";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final int HOURS_OF_A_DAY = 24;
    /** Seven days pass before five of them were worked. */
    private static final double HOURS_OF_A_WORKING_DAY = HOURS_OF_A_DAY * 7 / 5.0;

    private final TableDraft draft;
    private final Feel feel;
    private final TableFindings findings;

    PeriodChecks(TableDraft draft, Feel feel, TableFindings findings) {
        this.draft = draft;
        this.feel = feel;
        this.findings = findings;
    }

    void check() {
        for (var decision : draft.file().decisions()) {
            var table = decision.table();
            if (table != null && column(table, DAYS) >= 0 && column(table, UNIT) >= 0) {
                table.rows().stream()
                        .filter(row -> draft.changes(decision, row))
                        .forEach(row -> row(decision, table, row));
            }
        }
    }

    private void row(Logic decision, Table table, Row row) {
        var lengths = given(Reading.of(feel, row.results().get(column(table, DAYS))), row, table);
        var longest = lengths.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
        if (longest.isEmpty() || lengths.contains(Optional.<BigDecimal>empty())) {
            findings.harm("PERIOD", "第 %d 行的期限是算式，没有核对它长不过法律的规定".formatted(row.number()), row);
        }
        if (longest.isEmpty()) {
            return;
        }
        var unit = text(table, row, UNIT);
        var bound = bound(decision, table, row);
        if (bound.isEmpty()) {
            findings.harm(
                    "PERIOD", "第 %d 行给法院 %s，没有对得上的法定期限可以核对".formatted(row.number(), words(longest.get(), unit)), row);
        } else if (hours(longest.get(), unit) > hours(bound.get())) {
            findings.block(
                    "PERIOD_TOO_LONG",
                    "给法院 %s，法律只给 %s（%s）。请改为不超过 %s"
                            .formatted(
                                    words(longest.get(), unit),
                                    bound.get().words(),
                                    bound.get().article(),
                                    bound.get().words()),
                    row);
        }
    }

    /** Each length that the cell can come to; empty for one that facts are reckoned into. */
    private List<Optional<BigDecimal>> given(FeelNode node, Row row, Table table) {
        if (node.is("If")) {
            return Stream.concat(given(node.part(1), row, table).stream(), given(node.part(2), row, table).stream())
                    .toList();
        }
        if (node.constant() instanceof BigDecimal number) {
            return List.of(Optional.of(number));
        }
        var text = row.results().get(column(table, DAYS)).text();
        if (!Reading.names(Reading.of(feel, row.results().get(column(table, DAYS))))
                .isEmpty()) {
            return List.of(Optional.empty());
        }
        return List.of(
                feel.value(text, "", Map.of()) instanceof Number number
                        ? Optional.of(new BigDecimal(number.toString()))
                        : Optional.empty());
    }

    /** The shortest that the row names, now or in force: a row does not get longer by naming another period. */
    private Optional<PeriodBound> bound(Logic decision, Table table, Row row) {
        var before = draft.rowInForce(decision, row);
        var tableBefore = draft.inForce(decision).map(Logic::table);
        return Stream.concat(bound(table, row).stream(), before.stream().flatMap(known -> tableBefore.stream()
                        .flatMap(known2 -> bound(known2, known).stream())))
                .min(Comparator.comparingDouble(PeriodChecks::hours));
    }

    private static Optional<PeriodBound> bound(Table table, Row row) {
        return PeriodBound.named(text(table, row, KIND)).or(() -> PeriodBound.citedIn(row.basis()));
    }

    private static String text(Table table, Row row, String output) {
        var column = column(table, output);
        var found = TEXT.matcher(column < 0 ? "" : row.results().get(column).text());
        return found.matches() ? found.group(1) : "";
    }

    private static int column(Table table, String output) {
        for (var column = 0; column < table.outputs().size(); column++) {
            if (table.outputs().get(column).name().equals(output)) {
                return column;
            }
        }
        return -1;
    }

    private static double hours(PeriodBound bound) {
        return bound.unit().equals("hour") ? bound.length() : bound.length() * (double) HOURS_OF_A_DAY;
    }

    /** A unit that is none of these is no shorter than a working day. */
    private static double hours(BigDecimal length, String unit) {
        return length.doubleValue()
                * switch (unit) {
                    case "HOUR" -> 1;
                    case "DAY" -> HOURS_OF_A_DAY;
                    default -> HOURS_OF_A_WORKING_DAY;
                };
    }

    private static String words(BigDecimal length, String unit) {
        return Sums.plain(length)
                + switch (unit) {
                    case "HOUR" -> " 小时";
                    case "DAY" -> " 日";
                    default -> " 个工作日";
                };
    }
}
