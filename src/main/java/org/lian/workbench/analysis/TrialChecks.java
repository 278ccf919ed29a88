package org.lian.workbench.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.engine.TableTrials.Fired;
import org.lian.engine.TableTrials.Outcome;
import org.lian.engine.TableTrials.Trial;
import org.lian.workbench.analysis.DecisionTableAnalyzer.Analysis;
import org.lian.workbench.analysis.Representatives.Value;

/**
 * The trial of the draft and the version in force on the same inputs: what fails or stays empty only now is found.
 * Where the version in force has no row to compare with, it is said and stops nothing.
 */
class TrialChecks {
    private static final int QUESTIONS = 100;
    private static final int MOST_FINDINGS = 5;
    private static final Duration EXTREMES = Duration.ofSeconds(1);

    private final TableDraft draft;
    private final Analysis analysis;
    private final ComputedOutputs computed;
    private final TableFindings findings;

    TrialChecks(TableDraft draft, Analysis analysis, ComputedOutputs computed, TableFindings findings) {
        this.draft = draft;
        this.analysis = analysis;
        this.computed = computed;
        this.findings = findings;
    }

    /** {@code inForce} is read only when there is something to compare with it. */
    void check(Trial trial, Supplier<@Nullable Trial> inForce, Budget budget) {
        var said = new HashSet<String>();
        extremes(trial, budget.part(EXTREMES), said);
        computed.warn(findings);
        ordinary(trial, inForce, budget, said);
    }

    private void ordinary(Trial trial, Supplier<@Nullable Trial> inForce, Budget budget, Set<String> said) {
        var questions = questions();
        for (var question : questions) {
            if (said.size() >= MOST_FINDINGS) {
                return;
            }
            if (budget.isSpent()) {
                findings.warn(
                        "NOT_TRIED",
                        "时间不够，%d 种情况没有全部试过：试算不超过%s。请用示例核对，或者把表改简单".formatted(questions.size(), budget.words()),
                        draft.ruleId(),
                        null,
                        null);
                return;
            }
            var outcome = trial.ask(question);
            outcome.rows().forEach(row -> domains(question, row, said));
            if (outcome.fault() != null || outcome.rows().stream().anyMatch(TrialChecks::isHollow)) {
                var before = draft.startsFromNothing() ? null : inForce.get();
                report(question, outcome, before == null ? null : before.ask(question), said);
            }
        }
    }

    /** Where a formula is not proven, the facts at their ends show what it can come to. */
    private void extremes(Trial trial, Budget budget, Set<String> said) {
        var numbers = computed.numbers();
        var facts = List.copyOf(facts());
        var names = facts.stream().filter(draft.names()::isNumber).toList();
        for (var number : numbers) {
            for (var name : names) {
                for (var question : firing(facts, new Random(1))) {
                    if (budget.isSpent() || said.size() >= MOST_FINDINGS) {
                        return;
                    }
                    var extreme = new HashMap<>(question);
                    extreme.put(name, number);
                    trial.ask(extreme).rows().forEach(row -> domains(extreme, row, said));
                }
            }
        }
    }

    private void domains(Map<String, @Nullable Object> question, Fired row, Set<String> said) {
        if (question.values().stream().anyMatch(value -> value instanceof Long number && number < 0)) {
            // No sum and no count is; a condition alone looks there.
            return;
        }
        row.outputs().forEach((name, value) -> {
            var domain = Domains.ofOutput(row.decision(), name);
            if (value != null && !domain.accepts(value) && said.add(row.row() + "/" + name + "/domain")) {
                findings.block(
                        TableChecks.OUT_OF_DOMAIN,
                        "输入 %s 时算出 %s，不能用，程序按这个结果办理案件。%s"
                                .formatted(words(question), value, Domains.remedy(domain, value)),
                        place(row, name));
            }
        });
    }

    private static boolean isHollow(Fired row) {
        return row.outputs().containsValue(null);
    }

    private void report(
            Map<String, @Nullable Object> question, Outcome outcome, @Nullable Outcome before, Set<String> said) {
        if (outcome.fault() == null) {
            outcome.rows().forEach(row -> empty(question, row, before, said));
        } else if ((before == null || before.fault() == null) && said.add("FAILS")) {
            var message = "输入 %s 时无法得出结果，请检查相关的行".formatted(words(question));
            if (draft.startsFromNothing()) {
                findings.warn("FAILS", message, draft.ruleId(), null, null);
            } else {
                findings.block("FAILS", message, draft.ruleId());
            }
        }
    }

    private void empty(Map<String, @Nullable Object> question, Fired row, @Nullable Outcome before, Set<String> said) {
        row.outputs().forEach((name, value) -> {
            if (value == null && !wasEmpty(before, row.decision(), name) && said.add(row.row() + "/" + name)) {
                say("EMPTY_OUTPUT", "输入 %s 时没有算出结果，请检查公式和它读取的名称".formatted(words(question)), place(row, name));
            }
        });
    }

    private DmnFile.Text place(Fired row, String output) {
        var place = draft.file().places().get(row.row());
        return new DmnFile.Text(
                "", row.row(), place == null ? null : place.row(), draft.names().label(output), false);
    }

    private void say(String code, String message, DmnFile.Text place) {
        if (draft.startsFromNothing()) {
            findings.warn(code, message, place);
        } else {
            findings.block(code, message, place);
        }
    }

    private boolean wasEmpty(@Nullable Outcome before, String decision, String output) {
        if (before == null) {
            return !decision.equals(draft.ruleId());
        }
        return before.rows().stream()
                .anyMatch(row -> row.decision().equals(decision)
                        && row.outputs().containsKey(output)
                        && row.outputs().get(output) == null);
    }

    /** What makes each row fire, with the other facts at random; the same at each check. */
    private List<Map<String, @Nullable Object>> questions() {
        var random = new Random(1);
        var names = List.copyOf(facts());
        var questions = firing(names, random);
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(random(names, random));
        }
        if (draft.file().decisions().size() > 1) {
            throughTheGraph(names, questions);
        }
        return List.copyOf(questions);
    }

    private Set<Map<String, @Nullable Object>> firing(List<String> names, Random random) {
        var questions = new LinkedHashSet<Map<String, @Nullable Object>>();
        for (var known : analysis.questions()) {
            var question = random(names, random);
            known.forEach((name, value) -> {
                if (names.contains(name)) {
                    question.put(name, value);
                }
            });
            questions.add(question);
        }
        return questions;
    }

    /** A row of an inner table looks at what other tables give, so it is asked with each code that may lead there. */
    private void throughTheGraph(List<String> names, Set<Map<String, @Nullable Object>> questions) {
        var codes = names.stream()
                .filter(name -> draft.names().type(name).equals("string"))
                .toList();
        for (var known : analysis.questions()) {
            for (var code : codes) {
                for (var value : analysis.values().getOrDefault(code, List.<Value>of())) {
                    var question = new HashMap<String, @Nullable Object>();
                    names.forEach(name -> question.put(name, known.get(name)));
                    question.put(code, value.value());
                    questions.add(question);
                }
            }
        }
    }

    private Set<String> facts() {
        var names = new LinkedHashSet<String>();
        draft.file().facts().forEach(fact -> names.add(fact.name()));
        if (draft.base() != null) {
            draft.base().facts().forEach(fact -> names.add(fact.name()));
        }
        return names;
    }

    private Map<String, @Nullable Object> random(List<String> names, Random random) {
        var question = new HashMap<String, @Nullable Object>();
        for (var name : names) {
            var values = analysis.values().getOrDefault(name, List.<Value>of());
            question.put(
                    name,
                    values.isEmpty()
                            ? null
                            : values.get(random.nextInt(values.size())).value());
        }
        return question;
    }

    private String words(Map<String, @Nullable Object> question) {
        var words = new ArrayList<String>();
        question.forEach((name, value) -> {
            if (value != null) {
                words.add(draft.names().label(name) + " = " + value);
            }
        });
        return "“" + String.join("，", words) + "”";
    }
}
