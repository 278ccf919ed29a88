package org.lian.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.filing.FilingLifecycle;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** What a task is about beside its filing: the document to hand over, the table that gave no answer. */
@Component
public class TaskMatters {
    private final TaskService tasks;
    private final CourtDocuments documents;
    private final FilingLifecycle filings;
    private final Papers papers;

    TaskMatters(TaskService tasks, CourtDocuments documents, FilingLifecycle filings, Papers papers) {
        this.tasks = tasks;
        this.documents = documents;
        this.filings = filings;
        this.papers = papers;
    }

    /** The papers that a task of 登记送达回证 is about, as they are handed over. */
    public List<Paper> papers(TaskView task) {
        return documents.fixed(filings.filing(task.filing()), variable(task, FilingVariables.DOCUMENT));
    }

    /** The PDF of one of them; a paper of another task is not found. */
    public byte[] pdf(TaskView task, UUID paper) {
        if (task.kind() != TaskKind.PAPER_SERVICE
                || papers(task).stream().noneMatch(one -> one.id().equals(paper))) {
            throw Refusal.notFound("没有找到这份文书");
        }
        return papers.pdf(paper);
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
