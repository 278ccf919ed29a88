package org.lian.process.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Filings;
import org.lian.identity.Accounts;
import org.lian.process.TaskCompletion;
import org.lian.process.Tasks;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 登记并确认诉讼费: what a clerk confirmed with the registration decides the task of the fee when it opens, in the clerk's
 * name. Where the sum came out otherwise, or the clerk may not take the task, it stays open like any other.
 */
@Component
public class FeeAhead implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(FeeAhead.class);

    private final JdbcClient jdbc;
    private final Filings questions;
    private final FilingLifecycle filings;
    private final Fees fees;
    private final Accounts accounts;
    private final ObjectProvider<Tasks> tasks;
    private final BusinessClock clock;
    private final ExecutorService afterwards = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "fee-ahead");
        made.setDaemon(true);
        return made;
    });

    FeeAhead(
            JdbcClient jdbc,
            Filings questions,
            FilingLifecycle filings,
            Fees fees,
            Accounts accounts,
            ObjectProvider<Tasks> tasks,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.filings = filings;
        this.fees = fees;
        this.accounts = accounts;
        this.tasks = tasks;
        this.clock = clock;
    }

    private record Confirmed(String username, long fen) {}

    /** Keeps the sum that was shown; another than is computed now is refused. In the transaction of the registration. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(Actor actor, FilingId id, long fen) {
        var computed = computed(id);
        if (computed == null) {
            throw Refusal.invalid("feeFen", "NOT_COMPUTED", "诉讼费的数额要由人确定，不能随立案一并确认；请先登记立案，再确认诉讼费");
        }
        if (computed != fen) {
            throw Refusal.invalid("feeFen", "NOT_THE_COMPUTED_FEE", "按收费标准应交 " + new Fen(computed) + "，请核对后再办");
        }
        jdbc.sql("""
                        insert into fee_ahead (filing_id, username, fen, at) values (:filing, :username, :fen, :at)
                        on conflict (filing_id) do update set username = :username, fen = :fen, at = :at""")
                .param("filing", id.value())
                .param("username", actor.username())
                .param("fen", fen)
                .param("at", CourtTime.column(clock.now()))
                .update();
    }

    private @Nullable Long computed(FilingId id) {
        try {
            return fees.quote(questions.feeQuestion(filings.filing(id))).totalFen();
        } catch (DecisionUnclear aPersonDecides) {
            return null;
        }
    }

    /**
     * The task of the fee has opened: after the commit it is decided, where somebody has confirmed the sum before.
     *
     * @return whether somebody has
     */
    boolean opened(String task, FilingId id) {
        var before = take(id);
        before.ifPresent(confirmed ->
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        // On a thread of its own: the connection of this transaction is not free yet.
                        afterwards.execute(() -> decide(task, id, confirmed));
                    }
                }));
        return before.isPresent();
    }

    private Optional<Confirmed> take(FilingId id) {
        return jdbc.sql("delete from fee_ahead where filing_id = ? returning username, fen")
                .param(id.value())
                .query((row, number) -> new Confirmed(row.getString("username"), row.getLong("fen")))
                .optional();
    }

    private void decide(String task, FilingId id, Confirmed confirmed) {
        try {
            if (!fees.bill(id)
                    .map(FeeBill::totalFen)
                    .filter(total -> total == confirmed.fen())
                    .isPresent()) {
                log.info("The fee of {} is not what was confirmed with the registration, a clerk confirms it", id);
                return;
            }
            var actor = accounts.actorOf(confirmed.username());
            tasks.getObject().claim(actor, task);
            tasks.getObject()
                    .complete(
                            actor,
                            task,
                            new TaskCompletion(Map.of("confirmedFen", confirmed.fen()), Map.of(), null, null));
        } catch (RuntimeException stays) {
            // Nothing is lost: the task is open, and whoever takes it confirms the fee.
            log.warn("The fee of {} was not confirmed with the registration, its task stays open", id, stays);
        }
    }

    @Override
    public void destroy() {
        afterwards.shutdown();
    }
}
