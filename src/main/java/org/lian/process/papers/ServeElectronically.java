package org.lian.process.papers;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 电子送达: puts the document into the parties' inbox; every period of theirs starts at that moment. */
@Component
@Variables(
        needs = {Variable.FILING, Variable.DOCUMENT},
        sets = Variable.SERVED_AT)
class ServeElectronically implements JavaDelegate {
    private final CourtDocuments documents;

    ServeElectronically(CourtDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.servedAt(documents.serve(variables.filing(), variables.document()));
    }
}
