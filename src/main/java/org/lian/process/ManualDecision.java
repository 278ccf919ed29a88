package org.lian.process;

import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Decisions;
import org.lian.rules.ManualDecisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 人工认定: the values that a table should have given, for this filing alone, with article and reason. */
@Component
@Variables(needs = FilingVariables.UNCLEAR_DECISION)
class ManualDecision implements TaskDecision {
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
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        throw new IllegalStateException("A manual decision answers a table");
    }

    @Override
    public Map<String, Object> decide(
            Actor actor, FilingId filing, Completion completion, UnaryOperator<String> variables) {
        var table = variables.apply(FilingVariables.UNCLEAR_DECISION);
        var basis = completion.requiredBasis("请写明法律依据");
        var reason = completion.requiredReason("请写明认定的理由");
        var values = completion.values();
        if (values == null) {
            throw Refusal.invalid("values", "MISSING", "请逐项填写认定的结果；确实没有适用内容的，提交空的 values");
        }
        manual.decide(actor, filing, table, rows(table, values), basis, reason);
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
