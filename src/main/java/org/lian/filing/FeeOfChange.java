package org.lian.filing;

import java.util.Optional;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 变更请求以后的诉讼费, before the court takes the change: what it was, what it would be, what would be paid beside it. */
@Component
public class FeeOfChange {
    private final Fees fees;
    private final DividedProperty divided;

    FeeOfChange(Fees fees, DividedProperty divided) {
        this.fees = fees;
        this.divided = divided;
    }

    /**
     * The two sums in fen.
     *
     * @param owedFen the part of the first that an earlier change has left to be paid beside: it is no money that came
     */
    public record Change(long beforeFen, long afterFen, long owedFen) {
        /** Positive where the fee grows. */
        public long differenceFen() {
            return afterFen - beforeFen;
        }

        /** Positive: to be paid beside what was paid, if the court takes the change; negative: goes back of it. */
        public long moreFen() {
            return differenceFen() + owedFen;
        }
    }

    /** Empty where no fee is confirmed yet, or a person has to choose it. */
    public Optional<Change> of(Filing filing, Draft written) {
        return fees.bill(filing.id()).filter(FeeBill::confirmed).flatMap(bill -> after(filing, written)
                .map(after -> new Change(bill.payableFen(), after, owed(filing))));
    }

    private Optional<Long> after(Filing filing, Draft written) {
        var question = FeeFacts.of(filing).of(written.claimAmountFen());
        var property = divided.isAsked(filing.track(), filing.draft().causeCode());
        try {
            return Optional.ofNullable(fees.quote(property ? question.dividing(written.divorceProperty()) : question)
                    .totalFen());
        } catch (Refusal | DecisionUnclear aPersonChooses) {
            return Optional.empty();
        }
    }

    private static long owed(Filing filing) {
        var supplement = filing.feeSupplement();
        return supplement == null ? 0 : supplement.fen();
    }
}
