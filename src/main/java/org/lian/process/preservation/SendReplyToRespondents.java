package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.papers.CourtPaper;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 决定送达被申请人 who had asked for it. */
@Component
@Variables(needs = Variable.FILING)
class SendReplyToRespondents implements JavaDelegate {
    private final PapersBeside papers;

    SendReplyToRespondents(PapersBeside papers) {
        this.papers = papers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        papers.sendDecision(new FilingVariables(execution).filing(), CourtPaper.PRESERVATION_REPLY_TO_RESPONDENT);
    }
}
