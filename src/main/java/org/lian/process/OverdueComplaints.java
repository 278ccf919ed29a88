package org.lian.process;

import java.util.UUID;
import org.lian.complaints.Complaints;
import org.springframework.stereotype.Component;

/** A complaint that was not answered within its days. */
@Component
class OverdueComplaints {
    private final Complaints complaints;
    private final OpenTasks tasks;

    OverdueComplaints(Complaints complaints, OpenTasks tasks) {
        this.complaints = complaints;
        this.tasks = tasks;
    }

    void escalate(UUID complaint, String processInstance) {
        complaints.overdue(complaint);
        tasks.makeFirst(processInstance);
    }
}
