package org.lian.web.portal;

import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.LaterFilings;
import org.lian.filing.LaterKind;
import org.springframework.stereotype.Component;

/** The kinds of later filings that a page offers: no 复议 once it was asked for, or after its last day. */
@Component
class LaterOffers {
    private final LaterFilings laterFilings;
    private final CourtsDecision decision;
    private final BusinessClock clock;

    LaterOffers(LaterFilings laterFilings, CourtsDecision decision, BusinessClock clock) {
        this.laterFilings = laterFilings;
        this.decision = decision;
        this.clock = clock;
    }

    /** What may be begun now; the caller has found the filing. */
    List<LaterKind> of(Filing filing) {
        return laterFilings.offered(filing).stream()
                .filter(kind -> kind.effect() != LaterKind.Effect.RECONSIDER || !isOver(filing))
                .toList();
    }

    private boolean isOver(Filing filing) {
        return decision.remedyUntil(filing)
                .filter(until -> !clock.now().isBefore(until))
                .isPresent();
    }
}
