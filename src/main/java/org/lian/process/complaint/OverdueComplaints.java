package org.lian.process.complaint;

import java.util.UUID;
import org.lian.grievances.Grievances;
import org.lian.process.tasks.OpenTasks;
import org.springframework.stereotype.Component;

/** A complaint that was not answered within its days. */
@Component
class OverdueComplaints {
    private final Grievances complaints;
    private final OpenTasks tasks;

    OverdueComplaints(Grievances complaints, OpenTasks tasks) {
        this.complaints = complaints;
        this.tasks = tasks;
    }

    void escalate(UUID complaint, String processInstance) {
        complaints.overdue(complaint);
        tasks.makeFirst(processInstance);
    }
}
