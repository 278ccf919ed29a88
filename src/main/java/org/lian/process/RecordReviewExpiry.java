package org.lian.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 认定先行立案: the period ended undecided, so the case is registered (登记立案规定 8). */
@Component
class RecordReviewExpiry implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        new FilingVariables(execution).registerByClock();
    }
}
