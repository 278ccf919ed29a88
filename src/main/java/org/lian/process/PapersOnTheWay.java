package org.lian.process;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.lian.documents.OwnNotice;
import org.lian.filing.Filing;
import org.lian.process.papers.CourtDocuments;
import org.lian.process.papers.CourtPaper;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The court's documents that are sent on paper and whose receipt has not come back (民诉法 88); not what is only given, by
 * which no period starts.
 */
@Component
public class PapersOnTheWay {
    private final TaskService tasks;

    PapersOnTheWay(TaskService tasks) {
        this.tasks = tasks;
    }

    /** A service on paper whose receipt a clerk is to register. */
    record Service(String instance, String document) {}

    /** The titles, for example 补正通知书, the first sent first; empty where nothing is on its way. */
    public List<String> of(Filing filing) {
        return services(filing.id()).stream()
                .map(Service::document)
                .filter(document -> !CourtDocuments.isGiven(document) && !CourtPaper.isToRespondent(document))
                .flatMap(document -> titles(document, filing))
                .toList();
    }

    /** What is on its way, the first sent first; what is only given, too. */
    List<Service> services(FilingId filing) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(filing.toString())
                .taskDefinitionKey(TaskKind.PAPER_SERVICE.elementIds().get(0))
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> new Service(
                        task.getProcessInstanceId(), (String) tasks.getVariable(task.getId(), Variable.DOCUMENT.key())))
                .toList();
    }

    /** The titles of a document's papers. */
    Stream<String> titles(String document, Filing filing) {
        return OwnNotice.find(document)
                .map(notice -> Stream.of(notice.name()))
                .orElseGet(() -> CourtPaper.of(document, filing).stream().map(paper -> paper.fullName(filing.track())));
    }
}
