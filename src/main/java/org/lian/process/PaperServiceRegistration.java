package org.lian.process;

import org.lian.process.papers.CourtDocuments;
import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.sql.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lian.clock.BusinessClock;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 登记送达回证: the day that the receipt proves; every period of the party starts the day after. */
@Component
@Variables(needs = FilingVariables.DOCUMENT, sets = FilingVariables.SERVED_AT)
class PaperServiceRegistration implements TaskDecision {
    private final CourtActs acts;
    private final CourtDocuments documents;
    private final BusinessClock clock;

    PaperServiceRegistration(CourtActs acts, CourtDocuments documents, BusinessClock clock) {
        this.acts = acts;
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PAPER_SERVICE;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        throw new IllegalStateException("Paper service is of a document");
    }

    @Override
    public Map<String, Object> decide(
            Actor actor, FilingId filing, Completion completion, UnaryOperator<String> variables) {
        var on = completion.untilDay();
        if (on == null || on.isAfter(clock.today())) {
            throw Refusal.invalid("until", "MISSING", "请登记签收日期或者回执上注明的收件日期，不晚于今天");
        }
        var proof = completion.document();
        if (proof == null || proof.isBlank()) {
            throw Refusal.invalid("document", "MISSING", "请登记送达回证或者邮件的编号");
        }
        var document = variables.apply(FilingVariables.DOCUMENT);
        var servedAt = on.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
        acts.servedOnPaper(actor, filing, document, on, proof.strip());
        documents.servedOnPaper(filing, document, servedAt);
        return Map.of(FilingVariables.SERVED_AT, Date.from(servedAt));
    }
}
