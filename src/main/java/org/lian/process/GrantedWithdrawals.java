package org.lian.process;

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
        var quote = fees.quote(questions.feeQuestion(filings.filing(id)).withdrawn());
        var total = quote.totalFen();
        return total == null ? 0 : total;
    }
}
