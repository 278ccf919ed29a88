package org.lian.engine;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The forms of the court's own that tasks name, in the version of the diagram that each belongs to. */
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
