package org.lian.process.conclusions;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.forms.Conclusion;
import org.lian.process.variables.Variable;

/** The codes of the conclusions that a decision's records stand for. */
public final class Conclusions {
    /** All codes of each variable that the diagrams branch by, in the order of the decision's records. */
    public static final Map<Variable, Set<String>> CODES = Map.of(
            Variable.REVIEW_OUTCOME, all(ReviewDecision.Review.class),
            Variable.SIGN_OUTCOME, all(RefusalSignature.Ruling.class),
            Variable.EXPIRY_OUTCOME, all(ExpiryDecision.AtExpiry.class),
            Variable.FORWARD_OUTCOME, all(ForwardingRegistration.Forwarding.class),
            Variable.MEDIATION_OUTCOME, all(MediationResult.Result.class),
            Variable.LATER_FILING_OUTCOME, all(LaterFilingDecision.Verdict.class),
            Variable.PAYMENT_ORDER_OUTCOME, all(PaymentOrderRuling.Ruling.class),
            Variable.ORDER_MATTER_DECISION, all(OrderMatterDecision.Verdict.class));

    private Conclusions() {}

    /** The code of the conclusion that was drawn. */
    static String of(Object concluded) {
        return code(concluded.getClass());
    }

    private static Set<String> all(Class<?> decision) {
        return Arrays.stream(Objects.requireNonNull(decision.getPermittedSubclasses()))
                .map(Conclusions::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String code(Class<?> record) {
        return Objects.requireNonNull(record.getAnnotation(Conclusion.class)).value();
    }
}
