package org.lian.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 提交都出错: the system runs and takes writes, and yet each submission ends in a fault of ours, on whatever node. From the
 * first one until a submission is accepted that is an outage too, as long as somebody tried at least once an hour.
 */
@Component
public class FailedSubmissions {
    /** Fewer may be chance, or one filing. */
    private static final int SEVERAL = 3;
    /** Of a longer time in which nobody tried, nothing is known. */
    private static final Duration QUIET = Duration.ofHours(1);

    private static final int SECONDS = 5;
    private static final Logger log = LoggerFactory.getLogger(FailedSubmissions.class);

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final OutageLedger ledger;
    private final TransactionTemplate transaction;

    FailedSubmissions(
            JdbcClient jdbc, BusinessClock clock, OutageLedger ledger, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(SECONDS);
    }

    /** A row of them, in the database's time. */
    private record Series(Instant began, Instant last, int times) {
        boolean isOver(Instant now) {
            return last.plus(QUIET).isBefore(now);
        }

        String words() {
            return "%d 次提交都出错，没有一次成功".formatted(times);
        }
    }

    /** A submission was answered with a fault. */
    public void failed() {
        whileThereIsADatabase(now -> {
            var inserted = jdbc.sql("""
                            insert into failed_submissions (began_at, last_at, times) values (:now, :now, 1)
                            on conflict (only_one) do nothing""").param("now", CourtTime.column(now)).update();
            if (inserted == 0) {
                var series = locked().orElseThrow();
                if (series.isOver(now)) {
                    close(series, series.last());
                    update(now, now, 1);
                } else {
                    update(series.began(), now, series.times() + 1);
                }
            }
        });
    }

    /** A submission was accepted, so the others that failed are over. */
    public void accepted() {
        whileThereIsADatabase(now -> {
            if (open().isPresent()) {
                locked().ifPresent(series -> {
                    close(series, series.isOver(now) ? series.last() : now);
                    jdbc.sql("delete from failed_submissions").update();
                });
            }
        });
    }

    /** The outage that lasts, or that nobody has tried to end since, in the database's time. */
    Optional<Outage> lasting(Instant now) {
        return open().filter(series -> isOutage(series, series.isOver(now) ? series.last() : now))
                .map(series -> new Outage(
                        series.began(),
                        series.isOver(now) ? series.last() : null,
                        Outage.Cause.SUBMISSIONS_FAILED,
                        series.words()));
    }

    private void close(Series series, Instant ended) {
        if (isOutage(series, ended)) {
            ledger.write(series.began(), ended, Outage.Cause.SUBMISSIONS_FAILED, series.words());
        }
    }

    private boolean isOutage(Series series, Instant ended) {
        return series.times() >= SEVERAL && ledger.isOutage(series.began(), ended);
    }

    private void update(Instant began, Instant last, int times) {
        jdbc.sql("update failed_submissions set began_at = ?, last_at = greatest(last_at, ?), times = ?")
                .params(CourtTime.column(began), CourtTime.column(last), times)
                .update();
    }

    private Optional<Series> open() {
        return jdbc.sql("select began_at, last_at, times from failed_submissions")
                .query((row, number) -> series(row))
                .optional();
    }

    private Optional<Series> locked() {
        return jdbc.sql("select began_at, last_at, times from failed_submissions for update")
                .query((row, number) -> series(row))
                .optional();
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getInt("times"));
    }

    /** Without the database there is an outage of another cause, and the answer to the filer stays what it is. */
    private void whileThereIsADatabase(Consumer<Instant> work) {
        try {
            transaction.executeWithoutResult(status -> work.accept(clock.freshly()));
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database does not answer", e);
        }
    }
}
