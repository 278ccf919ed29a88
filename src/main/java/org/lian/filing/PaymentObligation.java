package org.lian.filing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lian.fees.Fees;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 预交: whether a fee is paid at registration, as the table payment-obligation says. */
@Component
public class PaymentObligation {
    public static final String TABLE = "payment-obligation";

    private final Decisions decisions;
    private final Fees fees;

    PaymentObligation(Decisions decisions, Fees fees) {
        this.decisions = decisions;
        this.fees = fees;
    }

    /** What the table asks of a filing. */
    public Map<String, Object> facts(Filing filing) {
        return facts(filing.track(), filing.draft(), FilingFacts.of(filing));
    }

    private Map<String, Object> facts(Track track, Draft draft, Map<String, Object> known) {
        var facts = new HashMap<>(known);
        fees.feeClassOf(track, draft.causeCode(), draft.claimAmountFen() != null)
                .ifPresent(feeClass -> facts.put("feeClass", feeClass));
        return facts;
    }

    /**
     * The terms of a fee that is due, as the table has them: within which period, and what follows where it is not paid.
     *
     * @param courtSet the court sets the period (办法 22 III); otherwise the seven days of an acceptance fee run
     * @param judgeDecides what follows is for a judge (办法 22 IV); otherwise the case is taken as withdrawn
     */
    public record Terms(boolean courtSet, boolean judgeDecides) {
        static final Terms OF_ACCEPTANCE = new Terms(false, false);
    }

    /** The terms of a filing's fee; those of an acceptance fee where a person had to decide on them. */
    public Terms terms(Filing filing) {
        try {
            var row = decisions.preview(TABLE, facts(filing), filing.id());
            var judgeDecides = row.text("onUnpaid").equals("JUDGE");
            // Of an acceptance fee the judge who refuses relief sets the period, and where he is silent the seven days
            // run.
            return new Terms(judgeDecides && !row.text("deadlineKind").equals("SEVEN_DAYS_FROM_SERVICE"), judgeDecides);
        } catch (DecisionUnclear aPersonDecides) {
            return Terms.OF_ACCEPTANCE;
        }
    }

    /** The article by which nothing is paid at registration; empty where it is, and where a person must decide. */
    public Optional<String> notInAdvance(Filing filing) {
        if (isCovered(filing)) {
            return Optional.of(Law.TOP_UP.text());
        }
        return notInAdvance(filing.track(), filing.draft(), FilingFacts.of(filing));
    }

    /** Whether what was paid for the payment order before is no less than the suit's fee: nothing is left to top up. */
    public boolean isCovered(Filing filing) {
        if (filing.marks().orderFeeFen() == null) {
            return false;
        }
        try {
            var left = fees.quote(FeeFacts.of(filing)).totalFen();
            return left != null && left == 0;
        } catch (Refusal | DecisionUnclear aPersonDecides) {
            return false;
        }
    }

    /** The same of a case that nobody has filed, by its facts. */
    public Optional<String> notInAdvance(Track track, Draft draft, Map<String, Object> facts) {
        try {
            var decision = decisions.preview(TABLE, facts(track, draft, facts));
            if (decision.flag("dueNow")) {
                return Optional.empty();
            }
            var own = track.word("notInAdvanceBasis");
            return Optional.of(own.isEmpty() ? decision.text("basis") : own);
        } catch (DecisionUnclear aPersonDecides) {
            return Optional.empty();
        }
    }
}
