package org.lian.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.springframework.stereotype.Component;

/** The facts that are worth a question: those whose value decides whether a row of a published table fires. */
@Component
public class Relevance {
    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    /** Beyond it a row is taken to depend on all that it reads: asking too much costs less than not asking. */
    private static final int MOST_CASES = 256;

    private final Decisions decisions;
    private final Feel feel;
    private final Facts facts = Facts.declared();
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    Relevance(Decisions decisions, Feel feel) {
        this.decisions = decisions;
        this.feel = feel;
    }

    /** A published table, read once per version; {@code plain} where no other decision feeds it. */
    private record Table(Set<String> inputs, List<Row> rows, boolean plain) {}

    /** A row: the cells that decide whether it fires, and the facts that its results read. */
    private record Row(List<Cell> cells, Set<String> results) {
        Set<String> asked() {
            return cells.stream().flatMap(cell -> cell.reads().stream()).collect(Collectors.toSet());
        }
    }

    /** One cell with the head of its column. */
    private record Cell(String head, @Nullable String type, String test, Set<String> reads) {}

    /** The facts that the filer is asked, given what is known; one that is known already stays among them. */
    public List<Fact> questions(Collection<String> tableIds, Map<String, Object> known) {
        var published = tableIds.stream().flatMap(id -> table(id).stream()).toList();
        return facts.askedOfFiler(known).stream()
                .filter(fact -> published.stream().anyMatch(table -> dependsOn(table, fact, known)))
                .toList();
    }

    private boolean dependsOn(Table table, Fact fact, Map<String, Object> known) {
        if (!table.inputs().contains(fact.name())) {
            return false;
        }
        try {
            return !table.plain() || table.rows().stream().anyMatch(row -> dependsOn(row, table, fact, known));
        } catch (RuntimeException unclear) {
            // A table that cannot be read now may be mended before it is asked.
            return true;
        }
    }

    private boolean dependsOn(Row row, Table table, Fact fact, Map<String, Object> known) {
        var read = row.results().contains(fact.name());
        if (!read && !row.asked().contains(fact.name())) {
            return false;
        }
        var besides = new HashMap<>(known);
        besides.remove(fact.name());
        var others = facts.all().stream()
                .filter(other -> other.isAskedOfFiler()
                        && !other.equals(fact)
                        && row.asked().contains(other.name())
                        && !besides.containsKey(other.name())
                        && !Boolean.FALSE.equals(other.suits(besides)))
                .toList();
        var given = new HashMap<String, @Nullable Object>();
        table.inputs().forEach(input -> given.put(input, known.get(input)));
        return cases(given, others, 0)
                .map(cases -> cases.stream().anyMatch(each -> {
                    var fires = values(fact).stream()
                            .map(value -> fires(row, each, fact.name(), value))
                            .collect(Collectors.toSet());
                    return read ? fires.contains(true) : fires.size() > 1;
                }))
                .orElse(true);
    }

    /** Every case of what is not known beside the fact; empty where there are too many. */
    private static Optional<List<Map<String, @Nullable Object>>> cases(
            Map<String, @Nullable Object> given, List<Fact> others, int next) {
        var number = others.stream().mapToLong(other -> values(other).size()).reduce(1, (a, b) -> a * b);
        if (number > MOST_CASES) {
            return Optional.empty();
        }
        var cases = new ArrayList<Map<String, @Nullable Object>>();
        if (next == others.size()) {
            cases.add(given);
            return Optional.of(cases);
        }
        for (var value : values(others.get(next))) {
            var chosen = new HashMap<>(given);
            chosen.put(others.get(next).name(), value);
            cases(chosen, others, next + 1).ifPresent(cases::addAll);
        }
        return Optional.of(cases);
    }

    /** What an answer can make of a fact; 我不知道 makes nothing of it. */
    private static List<@Nullable String> values(Fact fact) {
        var values = new ArrayList<@Nullable String>(fact.domain().codes().keySet());
        values.replaceAll(value -> Fact.UNKNOWN.equals(value) ? null : value);
        return values;
    }

    private boolean fires(Row row, Map<String, @Nullable Object> given, String fact, @Nullable String value) {
        var chosen = new HashMap<>(given);
        chosen.put(fact, value);
        return row.cells().stream().allMatch(cell -> holds(cell, chosen));
    }

    private boolean holds(Cell cell, Map<String, @Nullable Object> chosen) {
        return feel.holds(cell.test(), feel.value(cell.head(), cell.type(), chosen), chosen);
    }

    private Optional<Table> table(String id) {
        return decisions
                .published(id)
                .map(model -> tables.computeIfAbsent(model.definition(), key -> read(model.model())));
    }

    private static Table read(DmnModelInstance model) {
        var inputs = Evaluation.inputs(model).keySet();
        var decided = model.getModelElementsByType(Decision.class);
        var rows = new ArrayList<Row>();
        for (var table : model.getModelElementsByType(DecisionTable.class)) {
            var heads = List.copyOf(table.getInputs());
            for (var rule : table.getRules()) {
                rows.add(row(rule, heads, inputs));
            }
        }
        return new Table(inputs, rows, decided.size() == 1);
    }

    private static Row row(Rule rule, List<org.camunda.bpm.model.dmn.instance.Input> heads, Set<String> inputs) {
        var cells = new ArrayList<Cell>();
        var tests = List.copyOf(rule.getInputEntries());
        for (int column = 0; column < heads.size(); column++) {
            var head = heads.get(column).getInputExpression();
            var test = written(tests.get(column).getText());
            if (!test.isEmpty()) {
                var reads = names(test, inputs);
                reads.addAll(names(written(head.getText()), inputs));
                cells.add(new Cell(written(head.getText()), head.getTypeRef(), test, reads));
            }
        }
        var results = rule.getOutputEntries().stream()
                .flatMap(output -> names(written(output.getText()), inputs).stream())
                .collect(Collectors.toSet());
        return new Row(cells, results);
    }

    private static String written(@Nullable Text text) {
        return text == null
                ? ""
                : Objects.requireNonNullElse(text.getTextContent(), "").strip();
    }

    private static Set<String> names(String text, Set<String> inputs) {
        var names = new LinkedHashSet<String>();
        var matcher = NAME.matcher(QUOTED.matcher(text).replaceAll(""));
        while (matcher.find()) {
            if (inputs.contains(matcher.group())) {
                names.add(matcher.group());
            }
        }
        return names;
    }
}
