package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;

/** 分档: the brackets of a table that gives a rate and a sum for each range of an amount, by schedule. */
class Tariff {
    private static final String RATE = "rate";
    private static final String ADD = "addFen";
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern RANGE =
            Pattern.compile("[\\[(\\]]\\s*(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")\\s*[\\])\\[]");
    private static final Pattern ABOVE = Pattern.compile(">=?\\s*(" + NUMBER + ")");
    private static final Pattern BELOW = Pattern.compile("<=?\\s*(" + NUMBER + ")");
    private static final Pattern CONSTANT = Pattern.compile(NUMBER);
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    /** 万分之几. */
    private static final BigDecimal PARTS = BigDecimal.valueOf(10_000);

    /** One row of it: {@code amount * rate / 10000 + add}, in fen. */
    record Bracket(Row row, BigDecimal from, @Nullable BigDecimal to, BigDecimal rate, BigDecimal add) {
        BigDecimal fee(BigDecimal amount) {
            return amount.multiply(rate).divide(PARTS, 2, RoundingMode.HALF_UP).add(add);
        }
    }

    private final Map<String, List<Bracket>> brackets = new LinkedHashMap<>();
    /** Rows of an amount whose bracket is a formula, or no range. */
    private final List<Row> unread = new ArrayList<>();

    private Tariff(Table table, int rate, int add, int amount) {
        for (var row : table.rows()) {
            var range = row.tests().get(amount).text();
            if (range.isEmpty()) {
                continue;
            }
            var bracket = read(
                    row,
                    range,
                    row.results().get(rate).text(),
                    row.results().get(add).text());
            if (bracket.isEmpty()) {
                unread.add(row);
            } else {
                schedules(row, amount).forEach(schedule -> brackets.computeIfAbsent(schedule, key -> new ArrayList<>())
                        .add(bracket.get()));
            }
        }
        brackets.values().forEach(each -> each.sort(Comparator.comparing(Bracket::from)));
    }

    /** Empty for a table of another kind. */
    static Optional<Tariff> of(Table table) {
        var rate = column(table, RATE);
        var add = column(table, ADD);
        var amount = amount(table);
        return rate < 0 || add < 0 || amount < 0 ? Optional.empty() : Optional.of(new Tariff(table, rate, add, amount));
    }

    /** By schedule, the lowest bracket first. */
    Map<String, List<Bracket>> brackets() {
        return brackets;
    }

    List<Row> unread() {
        return unread;
    }

    private static int column(Table table, String output) {
        for (var column = 0; column < table.outputs().size(); column++) {
            if (table.outputs().get(column).name().equals(output)) {
                return column;
            }
        }
        return -1;
    }

    /** The column in which most rows have a range. */
    private static int amount(Table table) {
        for (var column = 0; column < table.columns().size(); column++) {
            var at = column;
            if (table.rows().stream().anyMatch(row -> range(row.tests().get(at).text()) != null)) {
                return column;
            }
        }
        return -1;
    }

    private static List<String> schedules(Row row, int amount) {
        var others = new StringBuilder();
        for (var column = 0; column < row.tests().size(); column++) {
            if (column != amount) {
                others.append(row.tests().get(column).text());
            }
        }
        var literals =
                LITERAL.matcher(others).results().map(found -> found.group(1)).toList();
        return literals.isEmpty() ? List.of(others.toString()) : literals;
    }

    private static Optional<Bracket> read(Row row, String range, String rate, String add) {
        var bounds = range(range);
        return bounds == null
                        || !CONSTANT.matcher(rate).matches()
                        || !CONSTANT.matcher(add).matches()
                ? Optional.empty()
                : Optional.of(new Bracket(row, bounds.from, bounds.to, new BigDecimal(rate), new BigDecimal(add)));
    }

    private record Bounds(BigDecimal from, @Nullable BigDecimal to) {}

    private static @Nullable Bounds range(String text) {
        var both = RANGE.matcher(text);
        if (both.matches()) {
            return new Bounds(new BigDecimal(both.group(1)), new BigDecimal(both.group(2)));
        }
        var above = ABOVE.matcher(text);
        if (above.matches()) {
            return new Bounds(new BigDecimal(above.group(1)), null);
        }
        var below = BELOW.matcher(text);
        return below.matches() ? new Bounds(BigDecimal.ZERO, new BigDecimal(below.group(1))) : null;
    }
}
