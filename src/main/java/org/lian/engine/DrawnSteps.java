package org.lian.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Steps of the diagram on which a task runs: one of an earlier release, or of the court's own, may not draw all of today's. */
@Component
public class DrawnSteps {
    private final TaskService tasks;
    private final RepositoryService models;

    DrawnSteps(TaskService tasks, RepositoryService models) {
        this.tasks = tasks;
        this.models = models;
    }

    /** Whether an element of that id stands in the task's own diagram. */
    public boolean has(String task, String element) {
        var definition = tasks.createTaskQuery().taskId(task).singleResult().getProcessDefinitionId();
        return models.getBpmnModelInstance(definition).getModelElementById(element) != null;
    }
}
