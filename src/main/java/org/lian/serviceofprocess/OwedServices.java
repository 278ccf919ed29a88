package org.lian.serviceofprocess;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The service on plaintiffs who did not file and have no account: what was served on who filed has to reach each of them
 * (民诉法 88), by hand or by an account that he joins with later. What was done is proof and never changed.
 */
@Component
public class OwedServices {
    private static final StoredJson JSON = new StoredJson();
    private static final String COLUMNS = """
            select o.served_id, o.person, o.filing_id, d.content, o.owed_at, o.done_at, o.proof
            from owed_service o join served_document d on d.id = o.served_id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    OwedServices(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Notes once that a served paper has to reach somebody else too. */
    public void owe(Served served, FilingId filing, CourtCode court, byte[] person) {
        jdbc.sql("""
                        insert into owed_service (served_id, person, filing_id, court, owed_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(served.id(), person, filing.value(), court.value(), CourtTime.column(served.servedAt()))
                .update();
    }

    /** The papers of a filing that are not done, and since when the oldest is owed. */
    public record Waiting(FilingId filing, int papers, Instant since) {}

    /** What is not done of courts by filing, the oldest first. */
    public List<Waiting> open(Collection<CourtCode> courts, int most) {
        return courts.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select filing_id, count(*) as papers, min(owed_at) as since from owed_service
                                where done_at is null and court in (:courts)
                                group by filing_id order by since, filing_id limit :most""")
                        .param("courts", courts.stream().map(CourtCode::value).toList())
                        .param("most", most)
                        .query((row, number) -> new Waiting(
                                new FilingId(row.getObject("filing_id", UUID.class)),
                                row.getInt("papers"),
                                row.getObject("since", OffsetDateTime.class).toInstant()))
                        .list();
    }

    /** How many papers are not done of courts. */
    public int numberOpen(Collection<CourtCode> courts) {
        return courts.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from owed_service where done_at is null and court in (:courts)")
                        .param("courts", courts.stream().map(CourtCode::value).toList())
                        .query(Integer.class)
                        .single();
    }

    /** All of a filing, in the order in which they were served. */
    public List<OwedService> of(FilingId filing) {
        return jdbc.sql(COLUMNS + "where o.filing_id = ? order by o.owed_at, o.served_id, o.person")
                .param(filing.value())
                .query(this::row)
                .list();
    }

    /** What is not done for one of a filing, locked until the caller's transaction ends. */
    public List<OwedService> lockOpen(FilingId filing, byte[] person) {
        return jdbc.sql(COLUMNS + """
                        where o.filing_id = ? and o.person = ? and o.done_at is null
                        order by o.owed_at, o.served_id for update of o""")
                .params(filing.value(), person)
                .query(this::row)
                .list();
    }

    /** It came into the account with which he joined. */
    void reached(OwedService owed, Actor reader, Instant at) {
        done(owed, "ELECTRONIC", at, null, reader.username());
    }

    /** It was handed over, as the receipt of it says. */
    public void handedOver(OwedService owed, Actor clerk, Instant at, String proof) {
        done(
                owed,
                "PAPER",
                at,
                vault.seal(proof.getBytes(StandardCharsets.UTF_8), context(owed.served(), owed.person())),
                clerk.username());
    }

    private void done(OwedService owed, String method, Instant at, byte @Nullable [] proof, String by) {
        jdbc.sql("""
                        update owed_service set method = ?, done_at = ?, proof = ?, done_by = ?
                        where served_id = ? and person = ?""")
                .params(method, CourtTime.column(at), proof, by, owed.served(), owed.person())
                .update();
    }

    private OwedService row(ResultSet row, int number) throws SQLException {
        var served = row.getObject("served_id", UUID.class);
        var person = row.getBytes("person");
        var words = JSON.read(vault.open(row.getBytes("content"), served.toString()), Inbox.Words.class);
        var done = row.getObject("done_at", OffsetDateTime.class);
        var proof = row.getBytes("proof");
        return new OwedService(
                served,
                person,
                new FilingId(row.getObject("filing_id", UUID.class)),
                words.title(),
                words.text(),
                row.getObject("owed_at", OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant(),
                proof == null ? null : new String(vault.open(proof, context(served, person)), StandardCharsets.UTF_8));
    }

    private static String context(UUID served, byte[] person) {
        return "owed-service:" + served + HexFormat.of().formatHex(person);
    }
}
