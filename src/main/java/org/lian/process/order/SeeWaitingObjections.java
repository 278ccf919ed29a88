package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.OrderObjections;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 查看有没有没审查的异议: one that came in while another was before the judge is decided on before the period goes on. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.OBJECTION_WAITS)
class SeeWaitingObjections implements JavaDelegate {
    private final OrderObjections objections;

    SeeWaitingObjections(OrderObjections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.objectionWaits(objections.waiting(variables.filing()).isPresent());
    }
}
