package org.lian.filing;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The later filings' rows; what was written and what the court said are sealed, bound to their id. */
@Component
class LaterFilingStore {
    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build());

    private static final String ROWS = """
            select l.*, array(select material_id from later_filing_material m where m.later_filing_id = l.id
              order by material_id) as materials
            from later_filing l\s""";

    private final JdbcClient jdbc;
    private final Vault vault;

    LaterFilingStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(LaterFiling later) {
        jdbc.sql("""
                        insert into later_filing (id, filing_id, account_id, kind, name, asks, effect, words, basis, state,
                                                  content, begun_at)
                        values (:id, :filing, :account, :kind, :name, :asks, :effect, :words, :basis, :state, :content, :at)""")
                .param("id", later.id())
                .param("filing", later.filing().value())
                .param("account", later.accountId())
                .param("kind", later.kind().code())
                .param("name", later.kind().name())
                .param("asks", later.kind().asks().name())
                .param("effect", later.kind().effect().name())
                .param("words", later.kind().words())
                .param("basis", later.kind().basis().text())
                .param("state", later.state().name())
                .param("content", sealed(later.id(), later.content()))
                .param("at", CourtTime.column(later.begunAt()))
                .update();
    }

    void keep(UUID id, LaterFiling.Content content) {
        jdbc.sql("update later_filing set content = ? where id = ?")
                .params(sealed(id, content), id)
                .update();
    }

    /** What was begun and never handed in. */
    void remove(UUID id) {
        jdbc.sql("delete from later_filing_material where later_filing_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from later_filing where id = ?").param(id).update();
    }

    void handedIn(UUID id, LaterFiling.State state, LaterFiling.Content content, String number, Instant at) {
        var kept = sealed(id, content);
        // The content first: what was handed in is not written any more.
        jdbc.sql("update later_filing set content = ? where id = ?")
                .params(kept, id)
                .update();
        jdbc.sql("""
                        update later_filing set state = :state, number = :number, received_at = :at, decision = null,
                          decided_by = null, decided_at = null where id = :id""")
                .param("state", state.name())
                .param("number", number)
                .param("at", CourtTime.column(at))
                .param("id", id)
                .update();
        jdbc.sql("insert into later_filing_handed_in (later_filing_id, number, content, at) values (?, ?, ?, ?)")
                .params(id, number, kept, CourtTime.column(at))
                .update();
    }

    void due(UUID id, Instant dueAt, String basis) {
        jdbc.sql("update later_filing set due_at = ?, due_basis = ? where id = ?")
                .params(CourtTime.column(dueAt), basis, id)
                .update();
    }

    void decided(UUID id, LaterFiling.Decision decision) {
        jdbc.sql("""
                        update later_filing set state = :state, decision = :decision, decided_by = :by, decided_at = :at
                        where id = :id""")
                .param("state", decision.state().name())
                .param("decision", vault.seal(JSON.bytes(decision), decisionContext(id)))
                .param("by", decision.by())
                .param("at", CourtTime.column(decision.at()))
                .param("id", id)
                .update();
    }

    /** Back to the reviewer as it is: nobody corrected it in its days. */
    void reviewedAgain(UUID id) {
        jdbc.sql("""
                        update later_filing set state = 'RECEIVED', decision = null, decided_by = null, decided_at = null
                        where id = ?""").param(id).update();
    }

    void link(UUID id, UUID material) {
        jdbc.sql("""
                        insert into later_filing_material (later_filing_id, material_id) values (?, ?)
                        on conflict (material_id) do nothing""").params(id, material).update();
    }

    void unlink(UUID material) {
        jdbc.sql("delete from later_filing_material where material_id = ?")
                .param(material)
                .update();
    }

    Optional<LaterFiling> find(UUID id) {
        return jdbc.sql(ROWS + "where l.id = ?").param(id).query(this::later).optional();
    }

    List<LaterFiling> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(ROWS + "where l.id = any (:ids)")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(this::later)
                        .list();
    }

    /** Those by which claims of registered cases were changed, the first decision first. */
    List<LaterFiling> changedSinceRegistration(Collection<FilingId> cases) {
        return jdbc.sql(ROWS + """
                        join filing f on f.id = l.filing_id
                        where l.filing_id = any (:cases) and l.state = 'ACCEPTED' and l.effect = 'CHANGE'
                          and l.asks like 'CLAIMS%' and l.decided_at >= f.registered_at
                        order by l.decided_at, l.id""")
                .param("cases", cases.stream().map(FilingId::value).toArray(UUID[]::new))
                .query(this::later)
                .list();
    }

    Optional<LaterFiling> lock(UUID id) {
        jdbc.sql("select 1 from later_filing where id = ? for update")
                .param(id)
                .query()
                .listOfRows();
        return find(id);
    }

    List<LaterFiling> of(FilingId filing) {
        return jdbc.sql(ROWS + "where l.filing_id = ? order by l.begun_at, l.id")
                .param(filing.value())
                .query(this::later)
                .list();
    }

    private LaterFiling later(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var decision = row.getBytes("decision");
        return new LaterFiling(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                row.getString("account_id"),
                new LaterKind(
                        row.getString("kind"),
                        row.getString("name"),
                        LaterKind.Asks.valueOf(row.getString("asks")),
                        LaterKind.Effect.valueOf(row.getString("effect")),
                        row.getString("words"),
                        new LegalBasis(row.getString("basis"))),
                LaterFiling.State.valueOf(row.getString("state")),
                JSON.read(vault.open(row.getBytes("content"), context(id)), LaterFiling.Content.class),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                received(row),
                decision == null
                        ? null
                        : JSON.read(vault.open(decision, decisionContext(id)), LaterFiling.Decision.class),
                Arrays.stream((Object[]) row.getArray("materials").getArray())
                        .map(UUID.class::cast)
                        .toList());
    }

    private static LaterFiling.@Nullable Received received(ResultSet row) throws SQLException {
        var at = row.getObject("received_at", OffsetDateTime.class);
        var due = row.getObject("due_at", OffsetDateTime.class);
        return at == null
                ? null
                : new LaterFiling.Received(
                        row.getString("number"),
                        at.toInstant(),
                        due == null ? null : due.toInstant(),
                        row.getString("due_basis"));
    }

    private byte[] sealed(UUID id, LaterFiling.Content content) {
        return vault.seal(JSON.bytes(content), context(id));
    }

    private static String context(UUID id) {
        return "later-filing:" + id;
    }

    private static String decisionContext(UUID id) {
        return "later-filing-decision:" + id;
    }
}
