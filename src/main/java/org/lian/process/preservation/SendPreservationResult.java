package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.papers.CourtPaper;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 送达保全结果: what was preserved and until when, or that nothing was found (财产保全规定 11, 18). */
@Component
@Variables(needs = Variable.FILING)
class SendPreservationResult implements JavaDelegate {
    private final PapersBeside papers;

    SendPreservationResult(PapersBeside papers) {
        this.papers = papers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        papers.send(new FilingVariables(execution).filing(), CourtPaper.PRESERVATION_RESULT);
    }
}
