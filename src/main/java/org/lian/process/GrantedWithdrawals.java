package org.lian.process;

import java.util.HashSet;
import org.lian.fees.FeeQuestion;
import org.lian.fees.Fees;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Filings;
import org.lian.vocabulary.FilingId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 准许撤诉: the acceptance fee is halved (办法 15). */
@Component
class GrantedWithdrawals {
    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final Filings questions;
    private final Fees fees;

    GrantedWithdrawals(CourtActs acts, FilingLifecycle filings, @Lazy Filings questions, Fees fees) {
        this.acts = acts;
        this.filings = filings;
        this.questions = questions;
        this.fees = fees;
    }

    void record(FilingId id) {
        acts.withdrawalGranted(id);
    }

    /** What is left to bear of the acceptance fee, in fen. */
    long halvedFen(FilingId id) {
        var question = questions.feeQuestion(filings.filing(id));
        var modifiers = new HashSet<>(question.modifiers());
        modifiers.add("WITHDRAWN");
        var quote = fees.quote(new FeeQuestion(
                question.feeClass(),
                question.causeCode(),
                question.amountFen(),
                question.baseFen(),
                modifiers,
                question.court()));
        var total = quote.totalFen();
        return total == null ? 0 : total;
    }
}
