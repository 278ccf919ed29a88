package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.papers.CourtPaper;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 送达被申请人: after the measures were taken. */
@Component
@Variables(needs = Variable.FILING)
class SendRulingToRespondents implements JavaDelegate {
    private final PapersBeside papers;

    SendRulingToRespondents(PapersBeside papers) {
        this.papers = papers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        papers.send(new FilingVariables(execution).filing(), CourtPaper.PRESERVATION_RULING_TO_RESPONDENT);
    }
}
