package org.lian.filing;

import java.util.Set;
import org.lian.fees.FeeQuestion;
import org.lian.vocabulary.CourtCode;

/** What a fee is asked about: track, cause, amount, procedure and court of a filing. */
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
                court == null ? null : new CourtCode(court));
    }
}
