package org.lian.process.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.identity.Accounts;
import org.lian.process.TaskCompletion;
import org.lian.process.Tasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
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
    private final Fees fees;
    private final Accounts accounts;
    private final ObjectProvider<Tasks> tasks;
    private final BusinessClock clock;
    private final ExecutorService afterwards = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "fee-ahead");
        made.setDaemon(true);
        return made;
    });

    FeeAhead(JdbcClient jdbc, Fees fees, Accounts accounts, ObjectProvider<Tasks> tasks, BusinessClock clock) {
        this.jdbc = jdbc;
        this.fees = fees;
        this.accounts = accounts;
        this.tasks = tasks;
        this.clock = clock;
    }

    private record Confirmed(String username, long fen) {}

    /** Keeps the sum that was shown; whether it is the one that comes out shows when the task opens. With the registration. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(Actor actor, FilingId id, long fen) {
        jdbc.sql("""
                        insert into fee_ahead (filing_id, username, fen, at) values (:filing, :username, :fen, :at)
                        on conflict (filing_id) do update set username = :username, fen = :fen, at = :at""")
                .param("filing", id.value())
                .param("username", actor.username())
                .param("fen", fen)
                .param("at", CourtTime.column(clock.now()))
                .update();
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
            tasks.getObject()
                    .takeAndComplete(
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
