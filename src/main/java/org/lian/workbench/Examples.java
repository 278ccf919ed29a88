package org.lian.workbench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;
import org.lian.rules.TrialTable;
import org.lian.workbench.analysis.Budget;
import org.lian.workbench.analysis.FactValues;
import org.lian.workbench.analysis.ShownValues;

/**
 * 示例: what a table must answer, a line each. A column without {@code =} is an input (empty: unknown), one with it is what
 * must come out; several rows are joined by {@code |}, {@code -} means that no row fires.
 */
public final class Examples {
    /** What stands where no row fires. */
    public static final String NO_ROW = "-";

    private static final int MOST = 2_000;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private Examples() {}

    /** A line that did not come out as it says. */
    public record Failure(long line, String message) {}

    /**
     * The result of running the examples.
     *
     * @param notRun lines that the time did not suffice for
     * @param uncoveredRows ids of the rows that no example shows
     */
    public record Run(int total, int notRun, List<Failure> failed, List<String> uncoveredRows) {}

    /** The lines by the names of their columns; none where the text is no CSV. */
    public static List<Map<String, String>> lines(String csv) {
        try (var lines = FORMAT.parse(new StringReader(csv))) {
            return lines.stream().limit(MOST).map(CSVRecord::toMap).toList();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
            return List.of();
        }
    }

    /**
     * One line.
     *
     * @param number in the text, from 1
     * @param inputs those that are known
     * @param expected by the name of the output
     */
    record Line(long number, Map<String, String> inputs, Map<String, String> expected) {}

    /** The lines with their numbers; none where the text is no CSV. */
    static List<Line> numbered(String csv) {
        var numbered = new ArrayList<Line>();
        try (var lines = FORMAT.parse(new StringReader(csv))) {
            for (var line : lines) {
                var inputs = new LinkedHashMap<String, String>();
                var expected = new LinkedHashMap<String, String>();
                line.toMap().forEach((column, text) -> {
                    if (column.startsWith("=")) {
                        expected.put(column.substring(1), text);
                    } else if (!text.isEmpty()) {
                        inputs.put(column, text);
                    }
                });
                numbered.add(new Line(lines.getCurrentLineNumber(), inputs, expected));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
            return List.of();
        }
        return numbered;
    }

    /** @param values told of what each line shows */
    static Run run(String csv, TrialTable table, ShownValues values, Budget budget) {
        var failed = new ArrayList<Failure>();
        var shown = new TreeSet<String>();
        var total = 0;
        var notRun = 0;
        try (var lines = FORMAT.parse(new StringReader(csv))) {
            for (var line : lines) {
                if (++total > MOST) {
                    failed.add(new Failure(lines.getCurrentLineNumber(), "示例最多 " + MOST + " 行，请精简"));
                    break;
                }
                if (budget.isSpent()) {
                    notRun++;
                    continue;
                }
                var number = lines.getCurrentLineNumber();
                check(line.toMap(), table, values, shown)
                        .ifPresent(message -> failed.add(new Failure(number, message)));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
            failed.add(new Failure(1, "示例不是有效的 CSV：第一行应是列名，列名不能重复，引号要成对"));
        }
        var uncovered = new ArrayList<String>(table.rules());
        uncovered.removeAll(shown);
        return new Run(total, notRun, failed, uncovered);
    }

    private static Optional<String> check(
            Map<String, String> line, TrialTable table, ShownValues values, TreeSet<String> shown) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        var expected = new LinkedHashMap<String, String>();
        for (var cell : line.entrySet()) {
            var column = cell.getKey();
            if (column.startsWith("=")) {
                expected.put(column.substring(1), cell.getValue());
            } else if (table.inputs().containsKey(column)) {
                var input = table.inputs().get(column);
                var fault = FactValues.fault(column, input.label(), input.type(), cell.getValue());
                if (fault.isPresent()) {
                    return fault;
                }
                inputs.put(column, value(input.type(), cell.getValue()));
            } else {
                return Optional.of("没有名为 " + column + " 的输入，可用的有："
                        + String.join("、", table.inputs().keySet()));
            }
        }
        var tried = table.tried(inputs);
        var answer = tried.answer();
        shown.addAll(answer.ruleIds());
        values.show(inputs, tried.fired());
        if (answer.fault() != null) {
            return Optional.of(answer.fault() + "；命中的行：" + String.join("、", answer.ruleIds()));
        }
        var wrong = expected.entrySet().stream()
                .filter(cell -> !cell.getValue().equals(actual(answer.rows(), cell.getKey())))
                .map(cell -> cell.getKey() + " 应为 " + cell.getValue() + "，现在是 " + actual(answer.rows(), cell.getKey()))
                .collect(Collectors.joining("；"));
        return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    private static String actual(List<Map<String, Object>> rows, String output) {
        return rows.isEmpty()
                ? NO_ROW
                : rows.stream().map(row -> Objects.toString(row.get(output))).collect(Collectors.joining("|"));
    }

    private static @Nullable Object value(String type, String text) {
        if (type.equals("list")) {
            return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
        }
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "long", "integer" -> Long.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> text;
        };
    }
}
