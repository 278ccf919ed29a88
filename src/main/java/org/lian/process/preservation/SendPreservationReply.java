package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.papers.CourtPaper;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 送达决定 on a matter that came up, to the applicant. */
@Component
@Variables(needs = Variable.FILING)
class SendPreservationReply implements JavaDelegate {
    private final PapersBeside papers;

    SendPreservationReply(PapersBeside papers) {
        this.papers = papers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        papers.sendDecision(new FilingVariables(execution).filing(), CourtPaper.PRESERVATION_REPLY);
    }
}
