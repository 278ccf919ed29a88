package org.lian.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.rules.TableAnswer;
import org.lian.workbench.ReplaySummary.Amount;
import org.lian.workbench.ReplaySummary.Band;
import org.lian.workbench.ReplaySummary.Transition;

/** The count of what changes between two answers, filing by filing. */
class ReplayTally {
    private static final int BANDS = 10;
    private static final int TRANSITIONS = 50;
    private static final String NO_ROW = "（没有命中）";

    private final Map<String, List<Long>> differences = new TreeMap<>();
    private final Map<List<String>, Integer> transitions = new LinkedHashMap<>();
    private int filings;
    private int changed;
    private int unclear;

    /**
     * The change of an outcome, and by how much.
     *
     * @param delta of the first whole-number output that moved; null when none did
     */
    record Change(boolean changed, @Nullable Long delta) {}

    Change count(TableAnswer before, TableAnswer after) {
        filings++;
        if (Objects.equals(before.fault(), after.fault()) && before.rows().equals(after.rows())) {
            return new Change(false, null);
        }
        changed++;
        if (after.fault() != null) {
            unclear++;
            transition("结论", outcome(before), after.fault());
            return new Change(true, null);
        }
        Long first = null;
        for (var output : outputs(before, after)) {
            var delta = difference(output, before, after);
            if (first == null) {
                first = delta;
            }
        }
        return new Change(true, first);
    }

    /** Notes how one output moved; the difference when it is a number. */
    private @Nullable Long difference(String output, TableAnswer before, TableAnswer after) {
        var old = values(output, before);
        var fresh = values(output, after);
        if (old.equals(fresh)) {
            return null;
        }
        if (old.size() == 1
                && fresh.size() == 1
                && old.get(0) instanceof Number from
                && fresh.get(0) instanceof Number to) {
            var delta = to.longValue() - from.longValue();
            differences.computeIfAbsent(output, key -> new ArrayList<>()).add(delta);
            return delta;
        }
        transition(output, text(old), text(fresh));
        return null;
    }

    private void transition(String output, String before, String after) {
        transitions.merge(List.of(output, before, after), 1, Integer::sum);
    }

    private static LinkedHashSet<String> outputs(TableAnswer before, TableAnswer after) {
        var names = new LinkedHashSet<String>();
        before.rows().forEach(row -> names.addAll(row.keySet()));
        after.rows().forEach(row -> names.addAll(row.keySet()));
        return names;
    }

    private static List<Object> values(String output, TableAnswer answer) {
        return answer.rows().stream()
                .map(row -> (Object) Objects.requireNonNullElse(row.get(output), ""))
                .toList();
    }

    private static String outcome(TableAnswer answer) {
        return answer.fault() != null ? answer.fault() : answer.rows().isEmpty() ? NO_ROW : "有结论";
    }

    private static String text(List<Object> values) {
        return values.isEmpty() ? NO_ROW : values.stream().map(Object::toString).collect(Collectors.joining("、"));
    }

    ReplaySummary summary() {
        return new ReplaySummary(
                filings,
                changed,
                unclear,
                differences.entrySet().stream()
                        .map(entry -> amount(entry.getKey(), entry.getValue()))
                        .toList(),
                transitions.entrySet().stream()
                        .sorted(Map.Entry.<List<String>, Integer>comparingByValue(Comparator.reverseOrder()))
                        .limit(TRANSITIONS)
                        .map(entry -> new Transition(
                                entry.getKey().get(0),
                                entry.getKey().get(1),
                                entry.getKey().get(2),
                                entry.getValue()))
                        .toList());
    }

    private static Amount amount(String output, List<Long> deltas) {
        var statistics = deltas.stream().mapToLong(Long::longValue).summaryStatistics();
        return new Amount(
                output,
                (int) deltas.stream().filter(delta -> delta > 0).count(),
                (int) deltas.stream().filter(delta -> delta < 0).count(),
                statistics.getSum(),
                statistics.getMin(),
                statistics.getMax(),
                bands(deltas, statistics.getMin(), statistics.getMax()));
    }

    private static List<Band> bands(List<Long> deltas, long least, long most) {
        var width = (most - least) / BANDS + 1;
        var counts = new TreeMap<Long, Integer>();
        deltas.forEach(delta -> counts.merge((delta - least) / width, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Band(
                        least + entry.getKey() * width, least + (entry.getKey() + 1) * width, entry.getValue()))
                .toList();
    }
}
