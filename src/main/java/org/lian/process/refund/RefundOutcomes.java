package org.lian.process.refund;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.lian.payment.RefundSettled;
import org.lian.payment.RefundSettledListener;
import org.springframework.stereotype.Component;

/** The messenger who brings 退费结果已到 to the instance that waits for it. */
@Component
class RefundOutcomes implements RefundSettledListener {
    private final RuntimeService runtime;
    private final TaskService tasks;

    RefundOutcomes(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void refundSettled(RefundSettled settled) {
        var key = settled.refund().toString();
        if (waits(key)) {
            runtime.createMessageCorrelation("RefundSettled")
                    .processInstanceBusinessKey(key)
                    .correlateWithResult();
        } else if (isUnderWay(key)) {
            throw new IllegalStateException("Refund " + key + " does not wait for its outcome yet");
        }
        // Otherwise the drawn query was faster: the flow has ended, or is back before a person.
    }

    private boolean waits(String key) {
        return runtime.createExecutionQuery()
                        .messageEventSubscriptionName("RefundSettled")
                        .processInstanceBusinessKey(key)
                        .count()
                > 0;
    }

    private boolean isUnderWay(String key) {
        return runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(key, "refund")
                                .count()
                        > 0
                && tasks.createTaskQuery().processInstanceBusinessKey(key).count() == 0;
    }
}
