package org.lian.rules;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.lian.engine.DmnReader;
import org.lian.engine.TestEngine;

/** The shipped tables on the bare decision engine, with their examples; no database, no Spring. */
public final class Tables {
    private static final Map<String, DmnModelInstance> MODELS = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> NAMES = new ConcurrentHashMap<>();

    private final DmnEngine engine;
    private final Map<String, DmnDecision> decisions = new HashMap<>();
    private final Set<String> fired = new LinkedHashSet<>();

    /** One line of an examples file: inputs, and what must come out. */
    public record Example(String decision, long line, Map<String, Object> inputs, Map<String, String> expected) {
        private static final String NO_ROW = "-";

        /** Whether these rows are what the line expects. */
        public boolean isMetBy(List<Map<String, Object>> rows) {
            return expected.entrySet().stream()
                    .allMatch(entry -> entry.getValue().equals(NO_ROW)
                            ? rows.isEmpty()
                            : rows.stream()
                                    .map(row -> Objects.toString(row.get(entry.getKey())))
                                    .collect(joining("|"))
                                    .equals(entry.getValue()));
        }

        @Override
        public String toString() {
            return decision + " 第" + line + "行 " + inputs + " → " + expected;
        }
    }

    public Tables() {
        var configuration = TestEngine.decisions();
        configuration.setCustomPostDecisionEvaluationListeners(
                new ArrayList<>(List.<DmnDecisionEvaluationListener>of(event -> {
                    remember(event.getDecisionResult());
                    event.getRequiredDecisionResults().forEach(this::remember);
                })));
        engine = configuration.buildEngine();
    }

    private void remember(org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent event) {
        if (event instanceof DmnDecisionTableEvaluationEvent table) {
            table.getMatchingRules().forEach(rule -> fired.add(rule.getId()));
        }
    }

    public static Path folder() {
        return Path.of("decisions");
    }

    public static List<String> ids() throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".dmn"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    DmnModelInstance model(String id) {
        return MODELS.computeIfAbsent(id, key -> {
            try {
                return DmnReader.read(new ByteArrayInputStream(Files.readAllBytes(folder().resolve(key + ".dmn"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Set<String> names(String id) {
        return NAMES.computeIfAbsent(id, key -> model(key).getModelElementsByType(InputData.class).stream()
                .map(InputData::getId)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What fired since the last question. */
    public Set<String> fired() {
        return Set.copyOf(fired);
    }

    /** The rows that the decision answers with; inputs that are not given are null, as in {@code Decisions}. */
    public List<Map<String, Object>> ask(String id, Map<String, Object> inputs) {
        var all = new HashMap<String, Object>();
        names(id).forEach(name -> all.put(name, null));
        all.putAll(inputs);
        fired.clear();
        return engine.evaluateDecision(decision(id), all).getResultList();
    }

    private DmnDecision decision(String id) {
        return decisions.computeIfAbsent(id, key -> engine.parseDecision(key, model(key)));
    }

    public List<Example> examples(String id) throws IOException {
        var types = new HashMap<String, String>();
        for (var input : model(id).getModelElementsByType(InputData.class)) {
            var type = input.getInformationItem().getTypeRef();
            types.put(input.getId(), type == null ? "list" : type);
        }
        var examples = new ArrayList<Example>();
        var format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var reader = Files.newBufferedReader(folder().resolve(id + ".examples.csv"), StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            for (var row : rows) {
                var inputs = new LinkedHashMap<String, Object>();
                var expected = new LinkedHashMap<String, String>();
                row.toMap().forEach((column, text) -> {
                    if (column.startsWith("=")) {
                        expected.put(column.substring(1), text);
                    } else if (types.containsKey(column)) {
                        inputs.put(column, value(types.get(column), text));
                    } else {
                        throw new IllegalArgumentException(id + ": no input " + column);
                    }
                });
                examples.add(new Example(id, rows.getCurrentLineNumber(), inputs, expected));
            }
        }
        return examples;
    }

    private static Object value(String type, String text) {
        if (type.equals("list")) {
            return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
        }
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "long" -> Long.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> text;
        };
    }

    /** Opens tables without Spring. */
    public static TrialTables trials() {
        return new TrialTables(TestEngine.trials(), TestEngine.guard());
    }
}
