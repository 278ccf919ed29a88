package org.lian.process.conclusions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.process.TaskKind;
import org.lian.process.papers.PaperReceipts;
import org.lian.process.papers.PublicNotices;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 登记送达回证: the day that the receipt proves, or the public notice; every period of the party starts the day after. */
@Component
@Variables(
        needs = Variable.DOCUMENT,
        sets = {Variable.SERVED_AT, Variable.SERVED_BY_NOTICE, Variable.PUBLIC_NOTICE_OVER, Variable.PUBLIC_NOTICE})
class PaperServiceRegistration implements TaskDecision<PaperServiceRegistration.Receipt> {
    /**
     * The service that the receipt proves, or the notice to whoever cannot be found.
     *
     * @param until the day, not after today
     * @param document number of the receipt or of the letter; of a notice where it stands
     * @param noticeOn the day on which the public notice was given, not after today; null for what was handed over
     */
    record Receipt(
            @Nullable LocalDate until,
            String document,
            @Nullable LocalDate noticeOn) {}

    private final PaperReceipts receipts;
    private final PublicNotices notices;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    PaperServiceRegistration(PaperReceipts receipts, PublicNotices notices, BusinessClock clock, JdbcClient jdbc) {
        this.receipts = receipts;
        this.notices = notices;
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
        var document = task.variable(Variable.DOCUMENT.key());
        var announced = receipt.noticeOn();
        if (announced != null) {
            var over = notices.given(
                    actor, task.task().id(), task.filing(), document, announced, receipt.until(), receipt.document());
            keepForTheBoard(task.task().id(), announced);
            return variables(notices.servedOn(over), true, over, receipt.document());
        }
        var until = receipt.until();
        if (until == null || until.isAfter(clock.today())) {
            throw Refusal.invalid("until", "MISSING", "请登记签收日期或者回执上注明的收件日期，不晚于今天；公告送达的，改填发出公告的日期");
        }
        receipts.handed(actor, task.filing(), document, until, receipt.document());
        keepForTheBoard(task.task().id(), until);
        var servedAt = until.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
        return variables(servedAt, false, servedAt, receipt.document());
    }

    private static Map<String, Object> variables(Instant served, boolean byNotice, Instant over, String proof) {
        return Map.of(
                Variable.SERVED_AT.key(),
                Date.from(served),
                Variable.SERVED_BY_NOTICE.key(),
                byNotice,
                Variable.PUBLIC_NOTICE_OVER.key(),
                Date.from(over),
                Variable.PUBLIC_NOTICE.key(),
                proof);
    }

    /** From the day after it is no longer the post's turn but the court's. */
    private void keepForTheBoard(String task, LocalDate signedOn) {
        jdbc.sql("insert into paper_receipt (task_id, signed_on) values (?, ?)")
                .params(task, signedOn)
                .update();
    }
}
