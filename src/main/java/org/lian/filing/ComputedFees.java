package org.lian.filing;

import java.util.EnumMap;
import java.util.Map;
import org.lian.fees.Fees;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 登记时可以一并确认的诉讼费: the fees in whose sums a registered filing leaves nothing to choose. */
@Component
public class ComputedFees {
    private final Fees fees;
    private final PaymentObligation obligation;

    ComputedFees(Fees fees, PaymentObligation obligation) {
        this.fees = fees;
        this.obligation = obligation;
    }

    /**
     * The sum in fen by each procedure in which the court could register it; empty where a person chooses the sum, where
     * nothing is paid at registration, and where relief is decided first.
     */
    @Transactional(readOnly = true)
    public Map<Draft.Procedure, Long> of(Filing filing) {
        if (!filing.track().asks(Track.Asks.RELIEF)
                || filing.isReliefOpen()
                || obligation.notInAdvance(filing).isPresent()) {
            return Map.of();
        }
        var found = new EnumMap<Draft.Procedure, Long>(Draft.Procedure.class);
        for (var procedure : Draft.Procedure.values()) {
            try {
                var quote = fees.quote(FeeFacts.of(filing, procedure));
                if (quote.totalFen() == null || !quote.payableNow()) {
                    return Map.of();
                }
                found.put(procedure, quote.totalFen());
            } catch (Refusal | DecisionUnclear aPersonDecides) {
                return Map.of();
            }
        }
        return found;
    }
}
