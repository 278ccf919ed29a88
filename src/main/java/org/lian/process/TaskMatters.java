package org.lian.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.lian.filing.FilingLifecycle;
import org.springframework.stereotype.Component;

/** What a task is about beside its filing: the document to hand over, the table that gave no answer. */
@Component
public class TaskMatters {
    private final TaskService tasks;
    private final CourtDocuments documents;
    private final FilingLifecycle filings;

    TaskMatters(TaskService tasks, CourtDocuments documents, FilingLifecycle filings) {
        this.tasks = tasks;
        this.documents = documents;
        this.filings = filings;
    }

    /** A document as it is handed over. */
    public record Paper(String title, String text) {}

    /** The document that a task of 登记送达回证 is about. */
    public Paper paper(TaskView task) {
        return documents.paper(filings.filing(task.filing()), variable(task, FilingVariables.DOCUMENT));
    }

    /** The id of the table that a task of 人工认定 stands in for. */
    public String unclearTable(TaskView task) {
        return variable(task, FilingVariables.UNCLEAR_DECISION);
    }

    private String variable(TaskView task, String name) {
        return Optional.ofNullable((String) tasks.getVariable(task.id(), name))
                .orElseThrow(() -> new IllegalStateException("Task " + task.id() + " has no variable " + name));
    }
}
