package org.lian.filing;

import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.springframework.stereotype.Component;

/**
 * Papers with a sign that no font here can print: a person at the court makes them and hands them over, so that a rare
 * name leaves nobody without (登记立案规定 2).
 */
@Component
class HandMadePapers {
    private final Papers papers;
    private final FilingProcess process;

    HandMadePapers(Papers papers, FilingProcess process) {
        this.papers = papers;
        this.process = process;
    }

    /** Asks a clerk for it where it cannot be printed. */
    void askFor(Filing filing, Paper paper) {
        if (!papers.unprintable(paper).isEmpty()) {
            process.handOver(filing.id(), filing.court(), filing.track(), paper.document());
        }
    }
}
