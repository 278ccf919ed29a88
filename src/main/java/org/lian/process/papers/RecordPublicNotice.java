package org.lian.process.papers;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录公告送达: thirty days after the public notice the document is taken as served (民诉法 95). */
@Component
@Variables(needs = {Variable.FILING, Variable.DOCUMENT, Variable.SERVED_AT, Variable.PUBLIC_NOTICE})
class RecordPublicNotice implements JavaDelegate {
    private final PaperReceipts receipts;

    RecordPublicNotice(PaperReceipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        receipts.byNotice(variables.filing(), variables.document(), variables.servedAt(), variables.publicNotice());
    }
}
