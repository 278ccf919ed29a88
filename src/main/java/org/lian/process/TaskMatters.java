package org.lian.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.process.papers.CourtDocuments;
import org.lian.process.papers.CourtPaper;
import org.lian.process.papers.PaperHandover;
import org.lian.process.variables.Variable;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The matters of a task beside its filing: the document to hand over, the table that gave no answer. */
@Component
public class TaskMatters {
    private final TaskService tasks;
    private final CourtDocuments documents;
    private final FilingLifecycle filings;
    private final Papers papers;
    private final Inbox inbox;
    private final PaperHandover handover;

    TaskMatters(
            TaskService tasks,
            CourtDocuments documents,
            FilingLifecycle filings,
            Papers papers,
            Inbox inbox,
            PaperHandover handover) {
        this.tasks = tasks;
        this.documents = documents;
        this.filings = filings;
        this.papers = papers;
        this.inbox = inbox;
        this.handover = handover;
    }

    /** The papers that a task of 登记送达回证 is about, as they are handed over. */
    public List<Paper> papers(TaskView task) {
        return documents.fixed(filings.filing(task.filing()), variable(task, Variable.DOCUMENT.key()));
    }

    /** Whether they are for the other side of the filing. */
    public boolean goesToTheOtherSide(TaskView task) {
        return CourtPaper.isToRespondent(variable(task, Variable.DOCUMENT.key()));
    }

    /** All that such a task hands over, as it is printed: the papers, 送达回证 and the label of the envelope. */
    public byte[] print(Actor clerk, TaskView task) {
        if (task.kind() != TaskKind.PAPER_SERVICE) {
            throw Refusal.conflict("这项任务没有要送达的纸质文书");
        }
        return handover.print(clerk, filings.filing(task.filing()), papers(task));
    }

    /** What the court has served in the filing already, as papers. */
    public List<Paper> served(Filing filing) {
        return inbox.ofFiling(filing.id()).stream()
                .map(Message::paper)
                .filter(Objects::nonNull)
                .map(paper -> papers.find(paper).orElseThrow())
                .toList();
    }

    /** A paper of the filing; that of another is not found. */
    public Paper paper(Filing filing, UUID id) {
        return papers.find(id)
                .filter(paper -> paper.filing().equals(filing.id()))
                .orElseThrow(() -> Refusal.notFound("没有找到这份文书"));
    }

    public byte[] pdf(Paper paper) {
        return papers.pdf(paper.id());
    }

    /** The id of the table that a task of 人工认定 stands in for. */
    public String unclearTable(TaskView task) {
        return variable(task, Variable.UNCLEAR_DECISION.key());
    }

    private String variable(TaskView task, String name) {
        return Optional.ofNullable((String) tasks.getVariable(task.id(), name))
                .orElseThrow(() -> new IllegalStateException("Task " + task.id() + " has no variable " + name));
    }
}
