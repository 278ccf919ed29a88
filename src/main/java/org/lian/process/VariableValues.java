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
import org.lian.process.filing.CauseParts;
import org.lian.process.variables.FilingVariables;
import org.lian.rules.AnswerDomains;
import org.lian.vocabulary.Track;

/** What the variables of the diagrams can be, and which steps set a date that certainly lies ahead. */
final class VariableValues {
    private static final Set<String> TRUTH = codes("true", "false");

    /** Of each variable that a condition may compare; ids, dates and numbers are open. */
    static final Map<String, Set<String>> VALUES = values();

    /** Of each variable. */
    static final Map<String, VariableKind> KINDS =
            FilingVariables.NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, VariableValues::kind));

    /**
     * A step that counts from a receipt, from a service or from another date may find the period over, so that what it
     * sets has passed; a date to claim a task by may be now.
     */
    static final Map<String, Set<String>> SET_AHEAD = Map.of(
            FilingVariables.TASK_DUE, Set.of("setTaskDeadline", "setSameDayDeadline"),
            FilingVariables.FEE_CONFIRM_DUE, Set.of("setFeeConfirmationDeadline"),
            FilingVariables.BANK_GRACE, Set.of("setBankGrace"),
            FilingVariables.REFUND_QUERY, Set.of("sendRefund", "recordRefundOutcome", "queryRefund"));

    private VariableValues() {}

    private static VariableKind kind(String name) {
        if (name.equals(FilingVariables.REVIEW_PRIORITY)) {
            return VariableKind.NUMBER;
        }
        if (TRUTH.equals(VALUES.get(name))) {
            return VariableKind.TRUTH;
        }
        return name.endsWith("At") ? VariableKind.DATE : VariableKind.TEXT;
    }

    private static Map<String, Set<String>> values() {
        var values = new LinkedHashMap<String, Set<String>>();
        List.of(
                        FilingVariables.REGISTERED_BY_CLOCK,
                        FilingVariables.PAYMENT_DUE_NOW,
                        FilingVariables.INSISTED,
                        FilingVariables.ORDERED,
                        FilingVariables.SENSITIVE,
                        FilingVariables.DEFERRAL_OPEN,
                        FilingVariables.CORRECTION_STILL_OPEN,
                        FilingVariables.FEE_PAID,
                        FilingVariables.WITHDRAWAL_GRANTED,
                        FilingVariables.MEDIATOR_ACCEPTS,
                        FilingVariables.OTHER_SIDE_AGREES,
                        FilingVariables.REFUND_APPROVED)
                .forEach(truth -> values.put(truth, TRUTH));
        values.put(FilingVariables.TRACK, names(Track.values()));
        values.put(FilingVariables.BEFORE_OUTCOME, names(FilingVariables.Before.values()));
        values.put(FilingVariables.REVIEW_OUTCOME, Conclusions.all(ReviewDecision.Review.class));
        values.put(FilingVariables.SIGN_OUTCOME, Conclusions.all(RefusalSignature.Ruling.class));
        values.put(FilingVariables.EXPIRY_OUTCOME, Conclusions.all(ExpiryDecision.AtExpiry.class));
        values.put(FilingVariables.FORWARD_OUTCOME, Conclusions.all(ForwardingRegistration.Forwarding.class));
        values.put(FilingVariables.MEDIATION_OUTCOME, Conclusions.all(MediationResult.Result.class));
        values.put(FilingVariables.REVIEW_ON_EXPIRY, answers("review-clock", "onExpiry"));
        values.put(FilingVariables.REVIEW_GROUP, answers("review-routing", "group"));
        values.put(FilingVariables.CAUSE_PART, CauseParts.CODES);
        values.put(FilingVariables.SERVICE_METHOD, answers("service-method", "method"));
        values.put(FilingVariables.FEE_OUTCOME, codes("NOT_DUE", "PAID", "UNPAID"));
        values.put(FilingVariables.REFUND_OUTCOME, names(Refund.Outcome.values()));
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
