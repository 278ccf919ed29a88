package org.lian.web.portal;

import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.PreservationStandings;
import org.lian.filing.SettlementAgreement;
import org.lian.filing.Settlements;
import org.lian.process.PapersOnTheWay;
import org.springframework.stereotype.Component;

/**
 * The one whose turn it is now, the same in lists and on the filing's own page: also while documents are in the post,
 * while a request for time waits and while an agreement waits for the filer's signature.
 */
@Component
class CurrentTurn {
    private final Filings filings;
    private final Settlements settlements;
    private final PreservationStandings preserved;
    private final PapersOnTheWay papers;
    private final BusinessClock clock;

    CurrentTurn(
            Filings filings,
            Settlements settlements,
            PreservationStandings preserved,
            PapersOnTheWay papers,
            BusinessClock clock) {
        this.preserved = preserved;
        this.filings = filings;
        this.settlements = settlements;
        this.papers = papers;
        this.clock = clock;
    }

    Turn of(Filing filing) {
        if (extensionPending(filing)) {
            return Turn.ofExtension();
        }
        var turn = Turn.of(filing, clock.today(), preserved.of(filing).orElse(null));
        if (signatureAwaited(filing)) {
            return turn.toSign();
        }
        var posted = papers.of(filing);
        return posted.isEmpty() ? turn : turn.whilePosted(filing, posted);
    }

    private boolean signatureAwaited(Filing filing) {
        return filing.status() == FilingStatus.IN_MEDIATION
                && settlements
                        .of(filing.id())
                        .filter(SettlementAgreement::awaitsFiler)
                        .isPresent();
    }

    private boolean extensionPending(Filing filing) {
        return filing.status() == FilingStatus.CORRECTION_REQUIRED
                && filings.correction(filing)
                        .filter(notice -> notice.open() && notice.extensionPending())
                        .isPresent();
    }
}
