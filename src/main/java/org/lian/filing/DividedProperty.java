package org.lian.filing;

import org.jspecify.annotations.Nullable;
import org.lian.fees.Fees;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 离婚案件要分的财产: asked where its total measures the fee (诉讼费用交纳办法 13(二)1). */
@Component
class DividedProperty {
    private final Fees fees;

    DividedProperty(Fees fees) {
        this.fees = fees;
    }

    /** Whether a suit of that cause is asked for it; no while the table cannot tell. */
    boolean isAsked(Track track, @Nullable String causeCode) {
        try {
            return causeCode != null && fees.measuresProperty(track, causeCode);
        } catch (DecisionUnclear aPersonChoosesTheClass) {
            return false;
        }
    }
}
