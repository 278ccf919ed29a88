package org.lian.process.refund;

import java.util.UUID;
import org.lian.payment.Refunds;
import org.lian.process.tasks.OpenTasks;
import org.springframework.stereotype.Component;

/** A refund that was not decided within its days. */
@Component
class OverdueRefunds {
    private final Refunds refunds;
    private final OpenTasks tasks;

    OverdueRefunds(Refunds refunds, OpenTasks tasks) {
        this.refunds = refunds;
        this.tasks = tasks;
    }

    void escalate(UUID refund, String processInstance) {
        refunds.overdue(refund);
        tasks.makeFirst(processInstance);
    }
}
