package org.lian.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts that sink as time goes by, the same on all nodes. Who is counted stands there hashed. */
@Component
class FadingCounts {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;

    FadingCounts(JdbcClient jdbc, Vault vault, BusinessClock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** The kind of what is counted: so many may be, and one is forgotten each such while. */
    record Kind(String name, int allowed, Duration fadesOne) {}

    /** A count as it stood when something was last added. */
    record Count(double added, Instant at) {
        private static final Count NONE = new Count(0, Instant.EPOCH);

        double left(Kind kind, Instant now) {
            return Math.max(0, added - (double) Duration.between(at, now).toMillis() / kind.fadesOne.toMillis());
        }

        /** How many were added when no more were allowed. */
        double beyond(Kind kind) {
            return added - kind.allowed + 1;
        }
    }

    Count of(Kind kind, String subject) {
        // A count that lies ahead is of a calendar that was set back since: it would never sink.
        return jdbc.sql("select failures, last_failure from login_failure where subject = ? and last_failure <= ?")
                .params(key(kind, subject), CourtTime.column(clock.now().plus(AHEAD)))
                .query((row, number) -> new Count(
                        row.getDouble("failures"),
                        row.getObject("last_failure", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(Count.NONE);
    }

    /** How long until one more is allowed; nothing left, or less, when it is allowed now. */
    Duration untilRoom(Kind kind, String subject) {
        var over = of(kind, subject).left(kind, clock.now()) - (kind.allowed - 1);
        return Duration.ofMillis((long) Math.ceil(over * kind.fadesOne.toMillis()));
    }

    @Transactional
    public void add(Kind kind, String subject) {
        jdbc.sql("""
                        insert into login_failure (subject, failures, last_failure) values (:subject, 1, :now)
                        on conflict (subject) do update set last_failure = :now,
                          failures = 1 + case when login_failure.last_failure > :ahead then 0
                            else greatest(0, login_failure.failures
                              - extract(epoch from cast(:now as timestamptz) - login_failure.last_failure) / :fades) end""")
                .param("subject", key(kind, subject))
                .param("now", CourtTime.column(clock.now()))
                .param("ahead", CourtTime.column(clock.now().plus(AHEAD)))
                .param("fades", kind.fadesOne.toSeconds())
                .update();
        forgetOld();
    }

    /**
     * Adds one, and tells how long it should have waited; nothing, or less, where it was allowed. Whoever rolls back
     * then has counted nothing, and of many at once, which wait here for each other, no more than are allowed come in.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Duration addAndWait(Kind kind, String subject) {
        add(kind, subject);
        return Duration.ofMillis((long) Math.ceil((of(kind, subject).added - kind.allowed) * kind.fadesOne.toMillis()));
    }

    @Transactional
    public void clear(Kind kind, String subject) {
        jdbc.sql("delete from login_failure where subject = ?")
                .param(key(kind, subject))
                .update();
    }

    // Rows that another node is just deleting or counting in are left to it.
    private void forgetOld() {
        jdbc.sql("""
                        delete from login_failure where subject in (
                          select subject from login_failure where last_failure < ? limit 1000 for update skip locked)""").param(CourtTime.column(clock.now().minus(KEPT))).update();
    }

    // What is typed into a login form is now and then a password or somebody's phone number.
    private String key(Kind kind, String subject) {
        return kind.name + ":" + HexFormat.of().formatHex(vault.index("login-" + kind.name, subject));
    }
}
