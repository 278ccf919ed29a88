package org.lian.grievances;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The complaints, their words sealed and bound to their id. */
@Repository
class GrievanceStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    GrievanceStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** False when another complaint on the filing is still open. */
    boolean insert(Grievance complaint) {
        var sealed = vault.seal(
                complaint.text().getBytes(StandardCharsets.UTF_8),
                complaint.id().toString());
        return jdbc.sql("""
                                insert into complaint (id, filing_id, court_code, account_id, content, received_at, due_at,
                                                       due_basis)
                                values (:id, :filing, :court, :account, :content, :at, :due, :basis)
                                on conflict (filing_id) where answered_at is null do nothing""")
                        .param("id", complaint.id())
                        .param("filing", complaint.filing().value())
                        .param("court", complaint.court().value())
                        .param("account", complaint.accountId())
                        .param("content", sealed)
                        .param("at", CourtTime.column(complaint.receivedAt()))
                        .param("due", CourtTime.column(complaint.dueAt()))
                        .param("basis", complaint.dueBasis())
                        .update()
                == 1;
    }

    Optional<Grievance> find(UUID id) {
        return jdbc.sql("select * from complaint where id = ?")
                .param(id)
                .query(this::complaint)
                .optional();
    }

    List<Grievance> of(FilingId filing) {
        return jdbc.sql("select * from complaint where filing_id = ? order by received_at, id")
                .param(filing.value())
                .query(this::complaint)
                .list();
    }

    /** Those that wait for their answer, in order. */
    List<UUID> open() {
        return jdbc.sql("select id from complaint where answered_at is null order by received_at, id")
                .query(UUID.class)
                .list();
    }

    /** Its answer is due later than it was; never earlier. */
    void postponed(UUID id, Instant due) {
        jdbc.sql("update complaint set due_at = greatest(due_at, :due) where id = :id")
                .param("due", CourtTime.column(due))
                .param("id", id)
                .update();
    }

    /** False when it was answered before. */
    boolean answer(UUID id, byte[] words, String by, Instant at) {
        return jdbc.sql("""
                                update complaint set answer = :answer, answered_by = :by, answered_at = :at
                                where id = :id and answered_at is null""")
                        .param("answer", vault.seal(words, answerOf(id)))
                        .param("by", by)
                        .param("at", CourtTime.column(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** What was answered before the period was received before it. */
    GrievanceNumbers numbers(Collection<CourtCode> courts, Instant from, Instant until, Instant now) {
        return jdbc.sql("""
                        select count(*) filter (where received_at >= :from and received_at < :until) as received,
                          count(*) filter (where answered_at < :until) as answered,
                          count(*) filter (where answered_at < :until and answered_at > due_at) as answered_late,
                          count(*) filter (where answered_at is null) as open,
                          count(*) filter (where answered_at is null and due_at <= :now) as overdue
                        from complaint
                        where court_code = any (:courts) and (answered_at is null or answered_at >= :from)""")
                .param("courts", courts.stream().map(CourtCode::value).toArray(String[]::new))
                .param("from", CourtTime.column(from))
                .param("until", CourtTime.column(until))
                .param("now", CourtTime.column(now))
                .query(GrievanceNumbers.class)
                .single();
    }

    private Grievance complaint(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var answer = row.getBytes("answer");
        var answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Grievance(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                new CourtCode(row.getString("court_code")),
                row.getString("account_id"),
                text(row.getBytes("content"), id.toString()),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("due_basis"),
                answer == null ? null : text(answer, answerOf(id)),
                answered == null ? null : answered.toInstant());
    }

    private String text(byte[] sealed, String context) {
        return new String(vault.open(sealed, context), StandardCharsets.UTF_8);
    }

    private static String answerOf(UUID id) {
        return id + "/answer";
    }
}
