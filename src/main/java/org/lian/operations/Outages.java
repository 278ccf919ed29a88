package org.lian.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 系统中断记录: the system's own unavailability. Every node that can accept a filing renews one time in the database;
 * whoever renews it after a gap writes the gap down. So a stop, a crash, a lost database and a full disk are all found,
 * and one working node of several is enough for no outage.
 */
@Component
public class Outages {
    private static final int SECONDS = 5;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final OutageLedger ledger;
    private final FailedSubmissions failed;
    private final TransactionTemplate transaction;

    Outages(
            JdbcClient jdbc,
            BusinessClock clock,
            OutageLedger ledger,
            FailedSubmissions failed,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ledger = ledger;
        this.failed = failed;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(SECONDS);
    }

    /** All outages that touch the time between two moments, in order; the last may still last. */
    @Transactional(readOnly = true)
    public List<Outage> between(Instant from, Instant to) {
        // Outages happen in real time; whoever asks lives by the business clock, which a demo may have moved.
        var offset = clock.offset();
        var found = new ArrayList<>(jdbc.sql("""
                        select began_at, ended_at, cause, reasons from outage
                        where ended_at > :from and began_at < :to order by began_at, id""")
                .param("from", CourtTime.column(from.minus(offset)))
                .param("to", CourtTime.column(to.minus(offset)))
                .query((row, number) -> outage(row, offset))
                .list());
        var now = clock.freshly().plus(offset);
        lastAccepting()
                .map(last -> last.plus(offset))
                .filter(last -> last.isBefore(to) && ledger.isOutage(last, now))
                .ifPresent(last -> found.add(new Outage(last, null, Outage.Cause.STOPPED, "")));
        failed.lasting(now.minus(offset))
                .map(outage -> outage.later(offset))
                .filter(outage -> outage.touches(from, to))
                .ifPresent(found::add);
        return found;
    }

    /**
     * Filings can be accepted now. Writes a gap since the last time down.
     *
     * @param reasons why this node was not ready during the gap; empty when it did not run
     */
    Instant accepting(String reasons) {
        return transaction.execute(status -> {
            var now = clock.freshly();
            jdbc.sql("insert into availability (last_accepting_at) values (?) on conflict (only_one) do nothing")
                    .param(CourtTime.column(now))
                    .update();
            var last = jdbc.sql("select last_accepting_at from availability for update")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            if (ledger.isOutage(last, now)) {
                var cause = reasons.isEmpty() ? Outage.Cause.STOPPED : Outage.Cause.NOT_READY;
                ledger.write(last, now, cause, reasons);
            }
            jdbc.sql("update availability set last_accepting_at = greatest(last_accepting_at, ?)")
                    .param(CourtTime.column(now))
                    .update();
            return now;
        });
    }

    /** Shows whether the database takes a write, without leaving one. */
    void probe() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update availability set last_accepting_at = last_accepting_at")
                    .update();
            status.setRollbackOnly();
        });
    }

    Optional<Instant> lastAccepting() {
        return jdbc.sql("select last_accepting_at from availability")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static Outage outage(ResultSet row, Duration offset) throws SQLException {
        return new Outage(
                row.getObject("began_at", OffsetDateTime.class).toInstant().plus(offset),
                row.getObject("ended_at", OffsetDateTime.class).toInstant().plus(offset),
                Outage.Cause.valueOf(row.getString("cause")),
                row.getString("reasons"));
    }
}
