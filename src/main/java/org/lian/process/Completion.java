package org.lian.process;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingLifecycle;
import org.lian.vocabulary.Refusal;

/**
 * What a person decided in a task; which fields count depends on the kind of task. Amounts in fen.
 *
 * @param days a period that the decision sets, in calendar days
 * @param until a day, ISO-8601, in Asia/Shanghai
 * @param document number of a document or of a receipt of service
 * @param mediator user name of who is appointed
 * @param percent of the fee that 减交 takes off
 * @param outcome of a review; or the conclusion of a step that the court drew itself, as its form names it
 * @param formVersion of the form that was answered; null takes the one in force
 * @param answers to the form of a step that the court drew itself: key of the field to answer
 * @param values of a decision that a table could not give: output column to value
 */
public record Completion(
        @Nullable String outcome,
        FilingLifecycle.@Nullable Confirmed confirmed,
        @Nullable List<Item> items,
        @Nullable String ground,
        @Nullable String competentCourt,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable Long confirmedFen,
        @Nullable Decision decision,
        @Nullable Integer days,
        @Nullable String until,
        @Nullable String document,
        @Nullable Map<String, Object> values,
        @Nullable Boolean approved,
        @Nullable String voucher,
        @Nullable String answer,
        @Nullable Integer percent,
        @Nullable Map<String, Object> answers,
        @Nullable Integer formVersion,
        @Nullable String mediator) {

    /** Answers to what was proposed, asked or received. */
    public enum Decision {
        SIGN,
        RETURN,
        REGISTER,
        GRANT,
        REFUSE,
        ACCEPTED,
        DECLINED,
        AGREED,
        EXTENDED,
        FAILED
    }

    /** The conclusion of a review; null when none was given. */
    @Nullable
    Outcome reviewOutcome() {
        if (outcome == null) {
            return null;
        }
        try {
            return Outcome.valueOf(outcome);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid(
                    "outcome",
                    "UNKNOWN_VALUE",
                    "outcome 只能是 "
                            + Arrays.stream(Outcome.values()).map(Enum::name).collect(Collectors.joining("、")));
        }
    }

    /** The day in {@code until}; null when none was given. */
    @Nullable
    LocalDate untilDay() {
        if (until == null || until.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(until.strip());
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("until", "NOT_A_DATE", "日期请写成 2026-12-01 这样的格式");
        }
    }

    String requiredReason(String message) {
        return required("reason", reason, message);
    }

    String requiredBasis(String message) {
        return required("basis", basis, message);
    }

    private static String required(String field, @Nullable String value, String message) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(field, "MISSING", message);
        }
        return value.strip();
    }

    /** Conclusions of a review. */
    public enum Outcome {
        REGISTER,
        CORRECT,
        ADVISE,
        MEDIATE,
        REFUSE
    }

    /** One item of a correction notice. */
    public record Item(
            @Nullable String materialId,
            @Nullable String field,
            @Nullable String code,
            @Nullable String text) {}
}
