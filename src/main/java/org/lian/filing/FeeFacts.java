package org.lian.filing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.fees.FeeQuestion;
import org.lian.fees.Relief;
import org.lian.vocabulary.CourtCode;

/**
 * The facts of a filing that its fee is asked by: track, cause, amount, procedure and court, and what was
 * granted of it.
 */
final class FeeFacts {
    private FeeFacts() {}

    static FeeQuestion of(Filing filing) {
        var draft = filing.draft();
        // Only the court's decision halves: a wish does not.
        var procedure = filing.marks().procedure();
        var court = draft.courtCode();
        return new FeeQuestion(
                null,
                filing.track(),
                draft.causeCode(),
                draft.claimAmountFen(),
                null,
                procedure == null || procedure == Draft.Procedure.ORDINARY ? Set.of() : Set.of(procedure.name()),
                court == null ? null : new CourtCode(court),
                relief(filing.relief()),
                draft.divorceProperty());
    }

    /** What the court has granted of the fee; 缓交 takes nothing off. */
    private static @Nullable Relief relief(Filing.@Nullable Relief granted) {
        var percent = granted == null ? null : granted.percent();
        if (granted == null || percent == null) {
            return null;
        }
        var basis = granted.state() == Filing.Relief.State.EXEMPTED ? Law.EXEMPTION : Law.REDUCTION;
        return new Relief(percent, basis.text());
    }
}
