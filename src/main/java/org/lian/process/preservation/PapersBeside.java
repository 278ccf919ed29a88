package org.lian.process.preservation;

import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.FilingLifecycle;
import org.lian.process.filing.FilingStarts;
import org.lian.process.papers.CourtPaper;
import org.lian.process.papers.DocumentOfAct;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The sender of a preservation's papers in flows of their own: its periods run from the measures, not from a receipt (民诉法 104). */
@Component
class PapersBeside {
    private final FilingStarts flows;
    private final FilingLifecycle filings;
    private final Acts acts;

    PapersBeside(FilingStarts flows, FilingLifecycle filings, Acts acts) {
        this.flows = flows;
        this.filings = filings;
        this.acts = acts;
    }

    void send(FilingId id, CourtPaper paper) {
        hand(id, paper.name());
    }

    /** Of what was decided last: a later decision may be on its way before the receipt of this one comes back. */
    void sendDecision(FilingId id, CourtPaper paper) {
        var decided = acts.last(id, Act.Kind.PRESERVATION_DECISION).orElseThrow();
        hand(id, new DocumentOfAct(paper.name(), decided.id()).variable());
    }

    private void hand(FilingId id, String document) {
        var filing = filings.filing(id);
        flows.handOver(id, filing.court(), filing.track(), document);
    }
}
