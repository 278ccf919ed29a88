package org.lian.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.Examples.Line;

/** The changes of the examples: whoever approves sees that the proof was changed with the table. */
class ExampleDifference {
    static final String EXPECTATION_CHANGED = "EXAMPLE_EXPECTATION_CHANGED";
    static final String REMOVED = "EXAMPLE_REMOVED";

    private static final String EXAMPLE = "示例";

    private final List<RuleChange> changes = new ArrayList<>();

    private ExampleDifference() {}

    /** An example is the same one when it asks the same. */
    static List<RuleChange> between(String before, String after) {
        var difference = new ExampleDifference();
        difference.compare(Examples.numbered(before), Examples.numbered(after));
        return List.copyOf(difference.changes);
    }

    private void compare(List<Line> before, List<Line> after) {
        var former = new HashMap<Map<String, String>, List<Line>>();
        before.forEach(line ->
                former.computeIfAbsent(line.inputs(), key -> new ArrayList<>()).add(line));
        for (var line : after) {
            var same = former.getOrDefault(line.inputs(), List.of());
            if (same.isEmpty()) {
                add("EXAMPLE_ADDED", "增加示例", line, null, null, shown(line));
            } else {
                // Lines that ask the same more than once: the one that expects the same goes first.
                var known = same.stream()
                        .filter(each -> each.expected().equals(line.expected()))
                        .findFirst()
                        .orElse(same.get(0));
                same.remove(known);
                expected(known, line);
            }
        }
        former.values().stream()
                .flatMap(List::stream)
                .sorted((one, other) -> Long.compare(one.number(), other.number()))
                .forEach(line -> add(REMOVED, "删除示例", line, null, shown(line), null));
    }

    private void expected(Line before, Line after) {
        var columns = new LinkedHashSet<>(before.expected().keySet());
        columns.addAll(after.expected().keySet());
        for (var column : columns) {
            var was = before.expected().get(column);
            var is = after.expected().get(column);
            if (!Objects.equals(was, is)) {
                add(EXPECTATION_CHANGED, "应得值改动", after, column, was, is);
            }
        }
    }

    private static String shown(Line line) {
        return words(line.inputs()) + " ⇒ " + words(line.expected());
    }

    private static String words(Map<String, String> cells) {
        return cells.entrySet().stream()
                .map(cell -> cell.getKey() + " = " + cell.getValue())
                .collect(Collectors.joining("，"));
    }

    private void add(
            String kind,
            String what,
            Line line,
            @Nullable String column,
            @Nullable String before,
            @Nullable String after) {
        changes.add(new RuleChange(kind, what, EXAMPLE, null, (int) line.number(), column, before, after, false));
    }
}
