package org.lian.process.conclusions;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.filing.CourtActs;
import org.lian.process.TaskKind;
import org.lian.process.papers.CourtDocuments;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 登记送达回证: the day that the receipt proves; every period of the party starts the day after. */
@Component
@Variables(needs = Variable.DOCUMENT, sets = Variable.SERVED_AT)
class PaperServiceRegistration implements TaskDecision<PaperServiceRegistration.Receipt> {
    /**
     * The service that the receipt proves.
     *
     * @param until the day, not after today
     * @param document number of the receipt or of the letter
     */
    record Receipt(LocalDate until, String document) {}

    private final CourtActs acts;
    private final CourtDocuments documents;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    PaperServiceRegistration(CourtActs acts, CourtDocuments documents, BusinessClock clock, JdbcClient jdbc) {
        this.acts = acts;
        this.documents = documents;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PAPER_SERVICE;
    }

    @Override
    public Class<PaperServiceRegistration.Receipt> answers() {
        return PaperServiceRegistration.Receipt.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Receipt receipt) {
        if (receipt.until().isAfter(clock.today())) {
            throw Refusal.invalid("until", "MISSING", "请登记签收日期或者回执上注明的收件日期，不晚于今天");
        }
        var document = task.variable(Variable.DOCUMENT.key());
        var servedAt = receipt.until().atStartOfDay(BusinessClock.SHANGHAI).toInstant();
        acts.servedOnPaper(actor, task.filing(), document, receipt.until(), receipt.document());
        documents.servedOnPaper(actor, task.filing(), document, servedAt);
        keepForTheBoard(task.task().id(), receipt.until());
        return Map.of(Variable.SERVED_AT.key(), Date.from(servedAt));
    }

    /** From the day after it is no longer the post's turn but the court's. */
    private void keepForTheBoard(String task, LocalDate signedOn) {
        jdbc.sql("insert into paper_receipt (task_id, signed_on) values (?, ?)")
                .params(task, signedOn)
                .update();
    }
}
