package org.lian.process.tasks;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.lian.grievances.UrgedTasks;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The open tasks, moved to the front of the lists and never back where they stand further in front. */
@Component
public class OpenTasks implements UrgedTasks {
    static final int URGENT = 90;
    private static final int FIRST = 100;

    private final TaskService tasks;

    OpenTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    public void makeUrgent(String processInstance) {
        raise(tasks.createTaskQuery().processInstanceId(processInstance).list(), URGENT);
    }

    public void makeFirst(String processInstance) {
        raise(tasks.createTaskQuery().processInstanceId(processInstance).list(), FIRST);
    }

    /** Whatever the court has open on a filing, as its filer urges. */
    @Override
    public int urge(FilingId filing) {
        var open = tasks.createTaskQuery()
                .processInstanceBusinessKey(filing.toString())
                .list();
        raise(open, URGENT);
        return open.size();
    }

    private void raise(List<Task> open, int priority) {
        for (var task : open) {
            if (task.getPriority() < priority) {
                tasks.setPriority(task.getId(), priority);
            }
        }
    }
}
