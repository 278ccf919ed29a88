package org.lian.engine;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Which form of the court's own a task names, in the version of the diagram that it belongs to. */
@Component
public class OwnForms {
    private final RepositoryService repository;

    OwnForms(RepositoryService repository) {
        this.repository = repository;
    }

    /** The form's id; empty for a task with a page of the program's. */
    public Optional<String> of(String processDefinitionId, String task) {
        return repository.getBpmnModelInstance(processDefinitionId).getModelElementById(task) instanceof UserTask drawn
                ? Optional.ofNullable(drawn.getCamundaFormRef())
                : Optional.empty();
    }
}
