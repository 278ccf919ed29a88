package org.lian.filing;

import org.jspecify.annotations.Nullable;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The suitability of a filing for 先行调解: what the table mediation-suitability says, and whether the filer agrees. */
@Component
public class MediationSuitability {
    private static final String TABLE = "mediation-suitability";

    private final Decisions decisions;

    MediationSuitability(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Why the filing cannot be mediated first, as it stands; null where it can. Nothing is recorded. */
    public @Nullable Refusal refusal(Filing filing) {
        try {
            return refusal(filing, decisions.preview(TABLE, FilingFacts.of(filing)));
        } catch (DecisionUnclear unclear) {
            return Refusal.conflict("先行调解的规则表对本案没有给出唯一结论，请选择其他结论", Law.MEDIATION_FIRST);
        }
    }

    /** The same for a decision that is made now, which is recorded. */
    void require(FilingId id, Filing filing) {
        var refusal = refusal(filing, decisions.evaluate(TABLE, FilingFacts.of(filing), id, Visibility.PARTY));
        if (refusal != null) {
            throw refusal;
        }
    }

    private static @Nullable Refusal refusal(Filing filing, Decision decision) {
        if (!decision.text("suitable").equals("YES")) {
            return Refusal.conflict(decision.text("text"), new LegalBasis(decision.text("basis")));
        }
        var said = filing.wishes().mediationConsent();
        return Boolean.TRUE.equals(said)
                ? null
                : Refusal.conflict(said == null ? "申请人没有表示愿意先行调解，不能委派调解" : "申请人不同意先行调解，不能委派调解", Law.MEDIATION_FIRST);
    }
}
