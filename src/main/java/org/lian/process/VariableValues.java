package org.lian.process;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.engine.VariableKind;
import org.lian.payment.Refund;
import org.lian.process.conclusions.Conclusions;
import org.lian.process.filing.CauseParts;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.rules.AnswerDomains;
import org.lian.vocabulary.Track;

/** The values that the variables of the diagrams can have, and the steps that set a date that certainly lies ahead. */
final class VariableValues {
    /** Of each variable that a condition may compare; ids, dates and numbers are open. */
    static final Map<String, Set<String>> VALUES = values();

    /** Of each variable. */
    static final Map<String, VariableKind> KINDS =
            Arrays.stream(Variable.values()).collect(Collectors.toUnmodifiableMap(Variable::key, Variable::kind));

    /**
     * A step that counts from a receipt, from a service or from another date may find the period over, so that what it
     * sets has passed; a date to claim a task by may be now.
     */
    static final Map<String, Set<String>> SET_AHEAD = Map.of(
            Variable.TASK_DUE.key(), Set.of("setTaskDeadline", "setSameDayDeadline"),
            Variable.FEE_CONFIRM_DUE.key(), Set.of("setFeeConfirmationDeadline"),
            Variable.BANK_GRACE.key(), Set.of("setBankGrace"),
            Variable.REFUND_QUERY.key(), Set.of("sendRefund", "recordRefundOutcome", "queryRefund"));

    private VariableValues() {}

    private static Map<String, Set<String>> values() {
        var values = new LinkedHashMap<String, Set<String>>();
        Arrays.stream(Variable.values())
                .filter(variable -> variable.kind() == VariableKind.TRUTH)
                .forEach(truth -> values.put(truth.key(), codes("true", "false")));
        values.put(Variable.TRACK.key(), names(Track.values()));
        values.put(Variable.BEFORE_OUTCOME.key(), names(FilingVariables.Before.values()));
        Conclusions.CODES.forEach((variable, codes) -> values.put(variable.key(), codes));
        values.put(Variable.REVIEW_ON_EXPIRY.key(), answers("review-clock", "onExpiry"));
        values.put(Variable.REVIEW_GROUP.key(), answers("review-routing", "group"));
        values.put(Variable.CAUSE_PART.key(), CauseParts.CODES);
        values.put(Variable.SERVICE_METHOD.key(), answers("service-method", "method"));
        values.put(Variable.FEE_OUTCOME.key(), codes("NOT_DUE", "PAID", "UNPAID"));
        values.put(Variable.REFUND_OUTCOME.key(), names(Refund.Outcome.values()));
        return Map.copyOf(values);
    }

    private static Set<String> answers(String decision, String output) {
        return AnswerDomains.of(decision, output).codes().keySet();
    }

    private static Set<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> codes(String... codes) {
        return new LinkedHashSet<>(List.of(codes));
    }
}
