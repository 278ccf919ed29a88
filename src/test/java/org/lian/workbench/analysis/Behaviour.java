package org.lian.workbench.analysis;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.lian.engine.DmnReader;
import org.lian.engine.TestEngine;
import org.lian.rules.Tables;

/** What a table answers on the bare engine: the judge of mutants that knows nothing of the checks. */
class Behaviour {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\p{IsHan}]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\".-])\\d{1,12}(?![\\w\".-])");
    private static final Object FAULT = "fault";

    private static final DmnEngine ENGINE = TestEngine.decisions().buildEngine();

    private final String id;
    private final List<Map<String, Object>> questions = new ArrayList<>();
    private final List<Object> answers = new ArrayList<>();
    private final List<Tables.Example> examples;
    private final Map<String, Object> nothing = new HashMap<>();

    Behaviour(String id, byte[] table, int randomQuestions) throws Exception {
        this.id = id;
        examples = new Tables().examples(id);
        var facts = new HashMap<String, String>();
        for (var fact : DmnReader.read(new ByteArrayInputStream(table)).getModelElementsByType(InputData.class)) {
            facts.put(fact.getId(), fact.getInformationItem().getTypeRef());
            nothing.put(fact.getId(), null);
        }
        examples.forEach(example -> questions.add(question(example.inputs())));
        addRandom(facts, new String(table, java.nio.charset.StandardCharsets.UTF_8), randomQuestions);
        var decision = decision(table);
        questions.forEach(question -> answers.add(answer(decision, question)));
    }

    /** Whether it answers any question otherwise, or cannot even be read. */
    boolean differs(byte[] table) {
        DmnDecision decision;
        try {
            decision = decision(table);
        } catch (RuntimeException unreadable) {
            return true;
        }
        for (int i = 0; i < questions.size(); i++) {
            if (!answer(decision, questions.get(i)).equals(answers.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an example of the table notices. */
    boolean isNoticed(byte[] table) {
        var decision = decision(table);
        return examples.stream().anyMatch(example -> {
            try {
                return !example.isMetBy(ENGINE.evaluateDecision(decision, question(example.inputs()))
                        .getResultList());
            } catch (RuntimeException fault) {
                return true;
            }
        });
    }

    private void addRandom(Map<String, String> facts, String text, int count) {
        var random = new Random(7);
        var texts = new LinkedHashSet<String>();
        var quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            texts.add(quoted.group(1));
        }
        var numbers = new LinkedHashSet<Long>();
        var digits = NUMBER.matcher(text);
        while (digits.find()) {
            numbers.add(Long.parseLong(digits.group()));
        }
        for (int i = 0; i < count; i++) {
            // Half of them near an example, so that they meet a row.
            var question = i % 2 == 0 && !examples.isEmpty()
                    ? question(examples.get(random.nextInt(examples.size())).inputs())
                    : new HashMap<>(nothing);
            facts.forEach((name, type) -> {
                if (question.get(name) == null || random.nextInt(3) == 0) {
                    question.put(name, value(type, List.copyOf(texts), List.copyOf(numbers), random));
                }
            });
            questions.add(question);
        }
    }

    private static Object value(String type, List<String> texts, List<Long> numbers, Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        if (type == null) {
            var some = new ArrayList<>(texts);
            Collections.shuffle(some, random);
            return List.copyOf(some.subList(0, Math.min(some.size(), random.nextInt(4))));
        }
        return switch (type) {
            case "boolean" -> random.nextBoolean();
            case "long" -> numbers.isEmpty() ? 0L : numbers.get(random.nextInt(numbers.size())) + random.nextInt(3) - 1;
            default ->
                texts.isEmpty() ? "x" : texts.get(random.nextInt(texts.size())) + (random.nextInt(5) == 0 ? ".1" : "");
        };
    }

    private Map<String, Object> question(Map<String, Object> inputs) {
        var question = new HashMap<>(nothing);
        question.putAll(inputs);
        return question;
    }

    private DmnDecision decision(byte[] table) {
        return ENGINE.parseDecision(id, DmnReader.read(new ByteArrayInputStream(table)));
    }

    /** What a person reads may be put in other words. */
    private static Map<String, Object> withoutWording(Map<String, Object> row) {
        var rest = new HashMap<>(row);
        rest.keySet().removeIf(name -> name.equals("text") || name.endsWith("Item"));
        return rest;
    }

    private static Object answer(DmnDecision decision, Map<String, Object> question) {
        try {
            return ENGINE.evaluateDecision(decision, question).getResultList().stream()
                    .map(Behaviour::withoutWording)
                    .toList();
        } catch (RuntimeException fault) {
            return FAULT;
        }
    }
}
