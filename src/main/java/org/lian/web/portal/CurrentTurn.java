package org.lian.web.portal;

import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.process.PapersOnTheWay;
import org.springframework.stereotype.Component;

/**
 * The one whose turn it is now, the same in lists and on the filing's own page: also while documents are in the post
 * and while a request for time waits.
 */
@Component
class CurrentTurn {
    private final Filings filings;
    private final PapersOnTheWay papers;
    private final BusinessClock clock;

    CurrentTurn(Filings filings, PapersOnTheWay papers, BusinessClock clock) {
        this.filings = filings;
        this.papers = papers;
        this.clock = clock;
    }

    Turn of(Filing filing) {
        if (extensionPending(filing)) {
            return Turn.ofExtension();
        }
        var turn = Turn.of(filing, clock.today());
        var posted = papers.of(filing);
        return posted.isEmpty() ? turn : turn.whilePosted(filing, posted);
    }

    private boolean extensionPending(Filing filing) {
        return filing.status() == FilingStatus.CORRECTION_REQUIRED
                && filings.correction(filing)
                        .filter(notice -> notice.open() && notice.extensionPending())
                        .isPresent();
    }
}
