package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;
import org.lian.workbench.analysis.Representatives.Value;

/**
 * The proof for one table beside the version in force. Names that share a column form a group; for each combination of
 * a group's values one bit per row, of both versions, says whether the row agrees. Equal bit sets are one class. Rows
 * overlap where every group has a class with both; a gap is a choice of classes that have no row in common.
 */
class TableProof {
    private static final int MOST_COMBINATIONS = 1 << 18;
    private static final int MOST_STATES = 1 << 19;
    private static final int MOST_FINDINGS = 10;
    private static final int MOST_EXAMPLES = 3;

    /** What happens without a row where that is no matter for a person (办法 13: the law gives the range). */
    private static final Map<String, String> WITHOUT_ROW = Map.of(
            "provincial-amount", "只给法定的幅度，由工作人员在幅度内确定数额",
            "usual-amount", "确认诉讼费时不预填数额，由工作人员在幅度内确定",
            "fee-rounding", "按分收，不取整",
            "small-claims-limit", "不提示标的额够不够小额，由审查人员决定",
            "task-assignment", "任务排在列表里，由办理组的人认领",
            "court-level", "不提示由哪一级法院管，由审查人员决定");

    /** Inputs that no row tells apart. */
    private record InputClass(BitSet rows, Map<String, Value> example, boolean isNamed) {}

    private final Logic decision;
    private final Table table;
    private final @Nullable Table before;
    private final boolean isOneOfSeveral;
    private final Names known;
    private final long deadline;
    private final Uses uses;
    private final List<ColumnTest> columns;
    private final List<ColumnTest> columnsBefore;
    private final Map<String, List<Value>> values = new LinkedHashMap<>();
    private final List<RuleFinding> findings = new ArrayList<>();
    private final List<RuleFinding> dead = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> questions = new ArrayList<>();

    TableProof(FeelMemory answers, DmnFile draft, Logic decision, @Nullable DmnFile base, long deadline) {
        this.decision = decision;
        this.deadline = deadline;
        table = Objects.requireNonNull(decision.table());
        before = base == null
                ? null
                : base.decision(decision.id()).map(Logic::table).orElse(null);
        isOneOfSeveral = draft.decisions().size() > 1;
        known = new Names(draft, base);
        uses = new Uses(known::isNumber);
        columns = tests(answers, table);
        columnsBefore = before == null ? List.of() : tests(answers, before);
        var representatives = new Representatives(uses, known);
        uses.names.keySet().stream().sorted().forEach(name -> values.put(name, representatives.of(name)));
        prove();
    }

    List<RuleFinding> findings() {
        return findings;
    }

    List<Map<String, @Nullable Object>> questions() {
        return questions;
    }

    Map<String, List<Value>> values() {
        return values;
    }

    private List<ColumnTest> tests(FeelMemory answers, Table of) {
        return IntStream.range(0, of.columns().size())
                .mapToObj(index -> new ColumnTest(answers, of, index, uses))
                .toList();
    }

    private void prove() {
        try {
            if (table.isUnique()) {
                var groups = groups().stream().map(this::classes).toList();
                overlaps(groups);
                gaps(groups);
                table.rows().forEach(row -> dead(row, groups));
            } else {
                table.rows().forEach(this::canFire);
                repeated();
            }
        } catch (TooMuch tooMuch) {
            uses.unproved.add(tooMuch.getMessage());
        }
        if (uses.unproved.isEmpty()) {
            findings.addAll(dead);
        } else {
            notAnalysed();
        }
    }

    /** Where the draft itself brings what cannot be proved, nobody knows what it does; what stood there before stays. */
    private void notAnalysed() {
        var reasons = String.join("；", uses.unproved);
        var changed = changedRow();
        findings.add(
                changed == null
                        ? RuleFinding.warning(
                                "NOT_ANALYSED",
                                named("未分析：没有证明这张表既无缺口又无重叠，原因：%s。请改用常用写法，或者用示例逐一核对".formatted(reasons)),
                                table.id(),
                                null,
                                null)
                        : RuleFinding.blocking(
                                "NOT_ANALYSED",
                                named("未分析：改过的第 %d 行没有能够证明它何时适用，原因：%s。请改用常用写法（比较、列举、starts with、list contains）"
                                        .formatted(changed.number(), reasons)),
                                changed.id(),
                                changed.number(),
                                null));
    }

    /** A row with other conditions than in force; null where all conditions stood there before. */
    private @Nullable Row changedRow() {
        return table.rows().stream()
                .filter(row -> before == null
                        || before.row(row.id())
                                .filter(known -> known.tests().stream()
                                        .map(DmnFile.Text::text)
                                        .toList()
                                        .equals(row.tests().stream()
                                                .map(DmnFile.Text::text)
                                                .toList()))
                                .isEmpty())
                .findFirst()
                .orElse(null);
    }

    // Groups and classes

    private List<Set<String>> groups() {
        var groups = new ArrayList<Set<String>>();
        for (var column : IntStream.range(0, columns.size() + columnsBefore.size())
                .mapToObj(this::column)
                .toList()) {
            var joined = new LinkedHashSet<>(column.names());
            groups.removeIf(group -> {
                var shares = group.stream().anyMatch(column.names()::contains);
                if (shares) {
                    joined.addAll(group);
                }
                return shares;
            });
            groups.add(joined);
        }
        return groups;
    }

    private ColumnTest column(int index) {
        return index < columns.size() ? columns.get(index) : columnsBefore.get(index - columns.size());
    }

    private List<InputClass> classes(Set<String> group) {
        var classes = new LinkedHashMap<BitSet, InputClass>();
        combinations(group, example -> {
            var rows = rows(group, example);
            var isNamed = isNamed(example);
            var same = classes.get(rows);
            if (same == null || (isNamed && !same.isNamed())) {
                classes.put(rows, new InputClass(rows, Map.copyOf(example), isNamed));
            }
            return false;
        });
        return List.copyOf(classes.values());
    }

    /** Rows of the draft first, then those in force, that agree in the columns of the group. */
    private BitSet rows(Set<String> group, Map<String, Value> example) {
        var inputs = inputs(example);
        int drafted = table.rows().size();
        var rows = agreeing(columns, drafted, group, inputs);
        if (before != null) {
            agreeing(columnsBefore, before.rows().size(), group, inputs).stream()
                    .forEach(row -> rows.set(drafted + row));
        }
        return rows;
    }

    private static BitSet agreeing(
            List<ColumnTest> tests, int size, Set<String> group, Map<String, @Nullable Object> inputs) {
        var rows = new BitSet();
        rows.set(0, size);
        tests.stream()
                .filter(test ->
                        group.containsAll(test.names()) && (!test.names().isEmpty() || group.isEmpty()))
                .forEach(test -> rows.and(test.rows(inputs)));
        return rows;
    }

    /** Goes through all combinations of values until one is enough. */
    private boolean combinations(Set<String> names, Predicate<Map<String, Value>> enough) {
        long count = 1;
        for (var name : names) {
            count *= of(name).size();
            if (count > MOST_COMBINATIONS) {
                throw new TooMuch("组合过多（" + names.stream().map(known::label).collect(Collectors.joining("、")) + "）");
            }
        }
        return combine(List.copyOf(names), 0, new HashMap<>(), enough);
    }

    private boolean combine(
            List<String> names, int next, Map<String, Value> chosen, Predicate<Map<String, Value>> enough) {
        if (next == names.size()) {
            requireTime();
            return enough.test(chosen);
        }
        for (var value : of(names.get(next))) {
            chosen.put(names.get(next), value);
            if (combine(names, next + 1, chosen, enough)) {
                return true;
            }
        }
        return false;
    }

    private List<Value> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    // Overlaps

    private void overlaps(List<List<InputClass>> groups) {
        int found = 0;
        for (int a = 0; a < table.rows().size(); a++) {
            for (int b = a + 1; b < table.rows().size() && found < MOST_FINDINGS; b++) {
                var example = shared(groups, a, b);
                if (example != null) {
                    overlap(table.rows().get(a), table.rows().get(b), example);
                    found++;
                }
            }
            requireTime();
        }
    }

    /** An input for which all these rows agree; null when there is none. */
    private static @Nullable Map<String, Value> shared(List<List<InputClass>> groups, int... rows) {
        var example = new LinkedHashMap<String, Value>();
        for (var group : groups) {
            InputClass best = null;
            for (var candidate : group) {
                if (IntStream.of(rows).allMatch(candidate.rows()::get)
                        && (best == null || (candidate.isNamed() && !best.isNamed()))) {
                    best = candidate;
                }
            }
            if (best == null) {
                return null;
            }
            example.putAll(best.example());
        }
        return example;
    }

    private void overlap(Row first, Row second, Map<String, Value> example) {
        findings.add(RuleFinding.blocking(
                "OVERLAP",
                named("第 %d 行和第 %d 行重叠：%s时两行同时适用，系统无法选择。请收窄其中一行的条件"
                        .formatted(first.number(), second.number(), words(example))),
                second.id(),
                second.number(),
                null));
    }

    // Gaps

    /** A choice of classes so far: what is left of both versions. */
    private record State(int level, BitSet drafted, BitSet inForce, boolean isNamed) {}

    private void gaps(List<List<InputClass>> groups) {
        var ordered =
                groups.stream().sorted(Comparator.comparingInt(List::size)).toList();
        var all = new BitSet();
        all.set(0, table.rows().size() + (before == null ? 0 : before.rows().size()));
        new GapSearch(ordered).search(0, all, true, new ArrayList<>());
    }

    /** The search for gaps, depth first through the groups, each state once. */
    private class GapSearch {
        private final List<List<InputClass>> groups;
        private final Set<State> seen = new HashSet<>();
        private final Map<BitSet, Integer> newGaps = new HashMap<>();
        private final Map<Boolean, Integer> oldGaps = new HashMap<>();

        GapSearch(List<List<InputClass>> groups) {
            this.groups = groups;
        }

        void search(int level, BitSet left, boolean isNamed, List<InputClass> chosen) {
            var drafted = left.get(0, table.rows().size());
            var inForce = left.get(
                    table.rows().size(), Math.max(left.length(), table.rows().size()));
            if (!seen.add(new State(level, drafted, inForce, isNamed))) {
                return;
            }
            if (seen.size() > MOST_STATES) {
                throw new TooMuch("组合过多");
            }
            requireTime();
            if (drafted.isEmpty()) {
                gap(level, inForce, isNamed, chosen);
            } else if (level < groups.size()) {
                for (var next : groups.get(level)) {
                    var rest = (BitSet) left.clone();
                    rest.and(next.rows());
                    chosen.add(next);
                    search(level + 1, rest, isNamed && next.isNamed(), chosen);
                    chosen.remove(chosen.size() - 1);
                }
            }
        }

        private void gap(int level, BitSet inForce, boolean isNamed, List<InputClass> chosen) {
            var open = groups.subList(level, groups.size());
            int drafted = table.rows().size();
            for (var row : inForce.stream().toArray()) {
                var rest = shared(open, drafted + row);
                if (rest != null) {
                    if (newGaps.merge(single(row), 1, Integer::sum) == 1 && newGaps.size() <= MOST_FINDINGS) {
                        newGap(
                                example(chosen, rest),
                                Objects.requireNonNull(before).rows().get(row));
                    }
                    return;
                }
            }
            // No row is asked for: the first class that a person can name.
            var rest = shared(open);
            if (oldGaps.merge(isNamed, 1, Integer::sum) <= MOST_EXAMPLES) {
                oldGap(example(chosen, rest), isNamed && rest != null && isNamed(rest));
            }
        }

        private static BitSet single(int row) {
            var set = new BitSet();
            set.set(row);
            return set;
        }

        private Map<String, Value> example(List<InputClass> chosen, @Nullable Map<String, Value> rest) {
            var example = new LinkedHashMap<String, Value>();
            chosen.forEach(each -> example.putAll(each.example()));
            example.putAll(rest == null ? Map.of() : rest);
            return example;
        }
    }

    private void newGap(Map<String, Value> example, Row inForce) {
        if (isBetterWithout()) {
            return;
        }
        var successor = table.row(inForce.id());
        var inputs = inputs(example);
        var cell = successor
                .flatMap(row -> columns.stream()
                        .filter(column -> !column.agrees(row.number() - 1, inputs))
                        .findFirst())
                .map(ColumnTest::head);
        findings.add(RuleFinding.blocking(
                "GAP",
                named("缺口：%s时没有任何一行适用；现行版本由第 %d 行“%s”处理。请补上这种情况"
                        .formatted(words(example), inForce.number(), brief(inForce.basis()))),
                successor.map(Row::id).orElse(table.id()),
                successor.map(Row::number).orElse(null),
                cell.orElse(null)));
    }

    /** Whether a case without a row is what the table is meant for: a person decides it, as the law has it. */
    private boolean isBetterWithout() {
        return decision.id().equals(AutoRegistrationChecks.ID);
    }

    private void oldGap(Map<String, Value> example, boolean isNamed) {
        if (isBetterWithout()) {
            return;
        }
        var isNew = before == null && isNamed;
        findings.add(new RuleFinding(
                isNew ? RuleFinding.Severity.BLOCKING : RuleFinding.Severity.WARNING,
                "GAP",
                named(
                        isNew
                                ? "缺口：%s时没有任何一行适用。请补上这种情况".formatted(words(example))
                                : "没有任何一行适用的情况：%s时%s%s"
                                        .formatted(
                                                words(example),
                                                WITHOUT_ROW.getOrDefault(decision.id(), "转人工认定"),
                                                before == null ? "" : "，现行版本也是这样")),
                table.id(),
                null,
                null));
    }

    // Rows that never fire

    private void dead(Row row, List<List<InputClass>> groups) {
        var example = shared(groups, row.number() - 1);
        if (example == null) {
            neverFires(row);
        } else {
            questions.add(inputs(example));
        }
    }

    private void canFire(Row row) {
        int index = row.number() - 1;
        var names = new LinkedHashSet<String>();
        columns.forEach(column -> names.addAll(column.namesOf(index)));
        var fires = combinations(names, example -> {
            var inputs = inputs(example);
            var agrees = columns.stream().allMatch(column -> column.agrees(index, inputs));
            if (agrees) {
                questions.add(inputs);
            }
            return agrees;
        });
        if (!fires) {
            neverFires(row);
        }
    }

    private void neverFires(Row row) {
        dead.add(RuleFinding.blocking(
                "DEAD_ROW", named("第 %d 行永远不会适用，请检查它的条件".formatted(row.number())), row.id(), row.number(), null));
    }

    private void repeated() {
        var seen = new HashMap<List<String>, Row>();
        for (var row : table.rows()) {
            var first = seen.putIfAbsent(row.content(), row);
            if (first != null) {
                findings.add(RuleFinding.blocking(
                        "DEAD_ROW",
                        named("第 %d 行与第 %d 行完全相同，结果会出现两次，请删除其中一行".formatted(row.number(), first.number())),
                        row.id(),
                        row.number(),
                        null));
            }
        }
    }

    // Words

    private String words(Map<String, Value> example) {
        var told = example.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        known.label(entry.getKey()) + " = " + entry.getValue().words())
                .collect(Collectors.joining("，"));
        return told.isEmpty() ? "任何情况下" : "“" + told + "”";
    }

    private String named(String message) {
        return isOneOfSeveral ? "【" + decision.label() + "】" + message : message;
    }

    private static String brief(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    private static boolean isNamed(Map<String, Value> example) {
        return example.values().stream().allMatch(Value::isNamed);
    }

    private static Map<String, @Nullable Object> inputs(Map<String, Value> example) {
        var inputs = new HashMap<String, @Nullable Object>();
        example.forEach((name, value) -> inputs.put(name, value.value()));
        return inputs;
    }

    private void requireTime() {
        if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
            throw new TooMuch("超过 " + GapsAndOverlaps.LIMIT.toSeconds() + " 秒");
        }
    }

    /** More than can be gone through. */
    private static class TooMuch extends RuntimeException {
        TooMuch(String reason) {
            super(reason, null, false, false);
        }
    }
}
