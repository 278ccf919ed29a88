package org.lian.process.papers;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定送达方式, by the table service-method. */
@Component
@Variables(
        needs = {Variable.FILING, Variable.DOCUMENT},
        sets = Variable.SERVICE_METHOD)
class ChooseServiceMethod implements JavaDelegate {
    private final CourtDocuments documents;

    ChooseServiceMethod(CourtDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.serviceMethod(documents.methodFor(variables.filing(), variables.document()));
    }
}
