package org.lian.process.conclusions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.rules.Decisions;
import org.lian.rules.ManualDecisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 人工认定: the values that a table should have given, for this filing alone, with article and reason. */
@Component
@Variables(needs = Variable.UNCLEAR_DECISION)
class ManualDecision implements TaskDecision<ManualDecision.Determination> {
    /** The values that the table should have given, by output; empty where nothing applies. */
    record Determination(Map<String, Object> values, String reason, String basis) {}

    private final Decisions decisions;
    private final ManualDecisions manual;

    ManualDecision(Decisions decisions, ManualDecisions manual) {
        this.decisions = decisions;
        this.manual = manual;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.MANUAL_DECISION;
    }

    @Override
    public Class<ManualDecision.Determination> answers() {
        return ManualDecision.Determination.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Determination determined) {
        var table = task.variable(Variable.UNCLEAR_DECISION.key());
        manual.decide(
                actor, task.filing(), table, rows(table, determined.values()), determined.basis(), determined.reason());
        return Map.of();
    }

    private List<Map<String, Object>> rows(String table, Map<String, Object> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        var row = new LinkedHashMap<String, Object>();
        var faults = new ArrayList<Refusal.Fault>();
        for (var output : decisions.outputsOf(table)) {
            var value = typed(output.type(), values.get(output.name()));
            if (value == null) {
                faults.add(new Refusal.Fault("values." + output.name(), "MISSING", "请填写“" + output.label() + "”"));
            } else {
                row.put(output.name(), value);
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return List.of(row);
    }

    private static @Nullable Object typed(String type, @Nullable Object value) {
        var text = value == null ? "" : String.valueOf(value).strip();
        return switch (type) {
            case "boolean" -> text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : null;
            case "long", "integer", "number" -> text.matches("-?\\d{1,15}") ? (Object) Long.valueOf(text) : null;
            // An empty text is an answer too, for example no specialty code.
            default -> value == null || text.length() > 500 ? null : text;
        };
    }
}
