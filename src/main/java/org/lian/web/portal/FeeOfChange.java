package org.lian.web.portal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.vocabulary.Refusal;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;

/** 变更请求以后的诉讼费, before the change is handed in: what it was, what it would be, what would be paid beside it. */
@Component
class FeeOfChange {
    private final Filings filings;
    private final Fees fees;

    FeeOfChange(Filings filings, Fees fees) {
        this.filings = filings;
        this.fees = fees;
    }

    /**
     * The two sums, and which way the difference goes.
     *
     * @param more to be paid beside what was, if the court takes the change; null where nothing is
     * @param less what goes back of what was paid; null where nothing does
     */
    record Shown(
            String before,
            String after,
            @Nullable String more,
            @Nullable String less) {}

    /** Empty where no fee is confirmed yet, or a person has to choose it. */
    Optional<Shown> of(Filing filing, Draft written) {
        return fees.bill(filing.id()).filter(FeeBill::confirmed).flatMap(bill -> after(filing, written)
                .map(after -> shown(bill.payableFen(), owed(filing), after)));
    }

    private Optional<Long> after(Filing filing, Draft written) {
        var question = filings.feeQuestion(filing).of(written.claimAmountFen());
        try {
            return Optional.ofNullable(
                    fees.quote(filings.asksProperty(filing) ? question.dividing(written.divorceProperty()) : question)
                            .totalFen());
        } catch (Refusal untold) {
            return Optional.empty();
        }
    }

    /** The part that an earlier change has left to be paid beside: it is no money that came. */
    private static long owed(Filing filing) {
        var supplement = filing.feeSupplement();
        return supplement == null ? 0 : supplement.fen();
    }

    private static Shown shown(long before, long owed, long after) {
        var more = after - (before - owed);
        return new Shown(
                Yuan.shown(before),
                Yuan.shown(after),
                more > 0 ? Yuan.shown(more) : null,
                more < 0 ? Yuan.shown(-more) : null);
    }
}
