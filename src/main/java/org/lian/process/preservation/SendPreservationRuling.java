package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.papers.CourtPaper;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 送达申请人: the ruling, which is carried out at once whether or not its receipt came back (民诉法 103, 104). */
@Component
@Variables(needs = Variable.FILING)
class SendPreservationRuling implements JavaDelegate {
    private final PapersBeside papers;

    SendPreservationRuling(PapersBeside papers) {
        this.papers = papers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        papers.send(new FilingVariables(execution).filing(), CourtPaper.PRESERVATION_RULING);
    }
}
