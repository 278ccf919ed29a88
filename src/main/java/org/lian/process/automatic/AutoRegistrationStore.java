package org.lian.process.automatic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The filings that a row of the table met, each once. */
@Component
class AutoRegistrationStore {
    /** What was withdrawn, or registered by the clock, waits no more. */
    private static final String WAITING = """
             from automatic_registration a join filing f on f.id = a.filing_id and f.status = 'UNDER_REVIEW'
            where a.state = 'WAITING' and a.court_code = any (?)""";

    private static final String IN_ORDER = " order by a.due_at, a.filing_id limit ?";

    private final JdbcClient jdbc;

    AutoRegistrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state of a filing that a row met. */
    enum State {
        /** Drawn by lot: a person reviews it. */
        SAMPLED,
        WAITING,
        REGISTERED,
        /** A person took it out, and reviews it. */
        TAKEN_OUT,
        /** At the end of the wait something spoke against it: a person reviews it. */
        PASSED_ON
    }

    /**
     * A filing that a row met.
     *
     * @param judge user name
     * @param dueAt when it is registered; null of what was sampled
     */
    record Entry(
            FilingId filing,
            String judge,
            int version,
            State state,
            @Nullable Instant dueAt) {}

    Optional<Entry> find(FilingId filing) {
        return query("select * from automatic_registration where filing_id = ?", filing.value());
    }

    /** The same, kept by this transaction until its end. */
    Optional<Entry> lock(FilingId filing) {
        return query("select * from automatic_registration where filing_id = ? for update", filing.value());
    }

    /** What waits in these courts, the next first; behind a place where one is given. */
    List<Entry> waiting(Collection<CourtCode> courts, @Nullable Mark after, int most) {
        return after == null
                ? jdbc.sql("select a.*" + WAITING + IN_ORDER)
                        .params(codes(courts), most)
                        .query(AutoRegistrationStore::entry)
                        .list()
                : jdbc.sql("select a.*" + WAITING + " and (a.due_at, a.filing_id) > (?, ?)" + IN_ORDER)
                        .params(codes(courts), after.at().atOffset(ZoneOffset.UTC), after.uuid(), most)
                        .query(AutoRegistrationStore::entry)
                        .list();
    }

    long number(Collection<CourtCode> courts) {
        return jdbc.sql("select count(*)" + WAITING)
                .params((Object) codes(courts))
                .query(Long.class)
                .single();
    }

    /** What became of those that were decided since then, in these courts. */
    AutoRegistrations.Counts counts(Collection<CourtCode> courts, Instant since) {
        return jdbc.sql("""
                        select count(*) filter (where a.state = 'REGISTERED') as registered,
                          count(*) filter (where a.state = 'TAKEN_OUT') as taken_out,
                          count(*) filter (where a.state = 'PASSED_ON') as passed_on,
                          count(*) filter (where a.state = 'SAMPLED') as sampled,
                          count(*) filter (where a.state = 'SAMPLED' and f.registered_at is not null
                            and not f.registered_by_clock and not exists (select from filing_act t
                              where t.filing_id = f.id and t.kind in ('CORRECTION_NOTICE', 'ADVICE', 'REFUSAL_PROPOSAL'))
                          ) as sampled_registered
                        from automatic_registration a join filing f on f.id = a.filing_id
                        where a.court_code = any (?) and a.decided_at >= ?""")
                .params(codes(courts), since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new AutoRegistrations.Counts(
                        row.getLong("registered"),
                        row.getLong("taken_out"),
                        row.getLong("passed_on"),
                        row.getLong("sampled"),
                        row.getLong("sampled_registered")))
                .single();
    }

    private static String[] codes(Collection<CourtCode> courts) {
        return courts.stream().map(CourtCode::value).toArray(String[]::new);
    }

    void add(Entry entry, CourtCode court, Instant now) {
        jdbc.sql("insert into automatic_registration"
                        + " (filing_id, court_code, judge, table_version, state, decided_at, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.filing().value(),
                        court.value(),
                        entry.judge(),
                        entry.version(),
                        entry.state().name(),
                        now.atOffset(ZoneOffset.UTC),
                        entry.dueAt() == null ? null : entry.dueAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends the wait; by whom where a person did. */
    void end(FilingId filing, State state, Instant now, @Nullable String by) {
        jdbc.sql("update automatic_registration set state = ?, ended_at = ?, ended_by = ?"
                        + " where filing_id = ? and state = 'WAITING'")
                .params(state.name(), now.atOffset(ZoneOffset.UTC), by, filing.value())
                .update();
    }

    private Optional<Entry> query(String sql, UUID filing) {
        return jdbc.sql(sql).param(filing).query(AutoRegistrationStore::entry).optional();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var due = row.getObject("due_at", OffsetDateTime.class);
        return new Entry(
                new FilingId(row.getObject("filing_id", UUID.class)),
                row.getString("judge"),
                row.getInt("table_version"),
                State.valueOf(row.getString("state")),
                due == null ? null : due.toInstant());
    }
}
