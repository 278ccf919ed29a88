package org.lian.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lian.clock.CourtTime;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of 跨域立案: at most one court assists a filing. */
@Component
class AssistanceStore {
    private final JdbcClient jdbc;
    private final Courts courts;

    AssistanceStore(JdbcClient jdbc, Courts courts) {
        this.jdbc = jdbc;
        this.courts = courts;
    }

    Optional<Assistance> of(FilingId id) {
        return jdbc.sql("select * from assisting_court where filing_id = ?")
                .param(id.value())
                .query(this::assistance)
                .optional();
    }

    /** What nobody compared yet at these courts, of filings in these states; the earliest first. */
    List<Assistance.Waiting> waiting(Set<CourtCode> at, Set<FilingStatus> states, int most) {
        return jdbc.sql("""
                        select a.filing_id, a.chosen_at, f.court_code, r.number
                        from assisting_court a join filing f on f.id = a.filing_id
                        join filing_receipt r on r.filing_id = a.filing_id
                        where a.court = any (:courts) and a.checked_at is null and f.status = any (:states)
                        order by a.chosen_at, a.filing_id limit :most""")
                .param("courts", at.stream().map(CourtCode::value).toArray(String[]::new))
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("most", most)
                .query((row, number) -> new Assistance.Waiting(
                        FilingId.of(row.getString("filing_id")),
                        row.getString("number"),
                        courts.find(new CourtCode(row.getString("court_code"))).orElseThrow(),
                        row.getObject("chosen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Another court takes the place of the one that was chosen before. */
    void choose(FilingId id, Court court, Instant at) {
        jdbc.sql("""
                        insert into assisting_court (filing_id, court, chosen_at) values (:id, :court, :at)
                        on conflict (filing_id) do update set court = :court, chosen_at = :at""")
                .param("id", id.value())
                .param("court", court.code().value())
                .param("at", CourtTime.column(at))
                .update();
    }

    /** Keeps the comparison; no where there is one already. */
    boolean compared(FilingId id, Actor clerk, boolean agrees, Instant at) {
        return jdbc.sql("""
                                update assisting_court set checked_by = :by, checked_at = :at, agrees = :agrees
                                where filing_id = :id and checked_at is null""")
                        .param("by", clerk.accountId())
                        .param("at", CourtTime.column(at))
                        .param("agrees", agrees)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private Assistance assistance(ResultSet row, int number) throws SQLException {
        var checked = row.getObject("checked_at", OffsetDateTime.class);
        return new Assistance(
                FilingId.of(row.getString("filing_id")),
                courts.find(new CourtCode(row.getString("court"))).orElseThrow(),
                row.getObject("chosen_at", OffsetDateTime.class).toInstant(),
                checked == null ? null : new Assistance.Check(checked.toInstant(), row.getBoolean("agrees")));
    }
}
