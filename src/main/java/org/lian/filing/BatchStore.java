package org.lian.filing;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of batches; what is in one that waits is sealed, bound to its place. */
@Component
class BatchStore {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final JdbcTemplate together;
    private final Vault vault;

    BatchStore(JdbcClient jdbc, JdbcTemplate together, Vault vault) {
        this.jdbc = jdbc;
        this.together = together;
        this.vault = vault;
    }

    /** A row whose turn it is. */
    record Waiting(String accountId, String username, String key, int number, int attempts, Batches.Wish wish) {}

    /** Whether the key is new. */
    boolean begin(Actor actor, String key, int declared, byte[] digest, Instant at) {
        return jdbc.sql("""
                        insert into filing_batch (account_id, batch_key, username, declared, digest, at)
                        values (:account, :key, :username, :declared, :digest, :at)
                        on conflict (account_id, batch_key) do nothing""")
                        .param("account", actor.accountId())
                        .param("key", key)
                        .param("username", actor.username())
                        .param("declared", declared)
                        .param("digest", digest)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean isSame(Actor actor, String key, byte[] digest) {
        return jdbc.sql("select digest from filing_batch where account_id = ? and batch_key = ?")
                .params(actor.accountId(), key)
                .query((row, number) -> MessageDigest.isEqual(row.getBytes("digest"), digest))
                .single();
    }

    /** Rows whose turn comes at {@code due}; until then they are left to the request that brought them. */
    void add(Actor actor, String key, List<Batches.Wish> wishes, Instant due) {
        var rows = IntStream.range(0, wishes.size())
                .mapToObj(number -> {
                    var wish = wishes.get(number);
                    var readable = wish.draft() != null;
                    return new Object[] {
                        actor.accountId(),
                        key,
                        number,
                        (readable ? Batches.State.RECEIVED : Batches.State.REJECTED).name(),
                        JSON.text(wish.faults()),
                        readable ? sealed(actor.accountId(), key, number, wish) : null,
                        utc(due)
                    };
                })
                .toList();
        together.batchUpdate("""
                insert into filing_batch_row (account_id, batch_key, number, state, faults, content, due_at)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)""", rows);
    }

    List<Batches.Row> rows(Actor actor, String key) {
        return jdbc.sql("""
                        select number, state, filing_id, receipt, faults from filing_batch_row
                        where account_id = ? and batch_key = ? order by number""")
                .params(actor.accountId(), key)
                .query(BatchStore::row)
                .list();
    }

    /**
     * The next one whose turn it is, and of a batch that is named one that nobody tried yet; nobody else takes it until the
     * transaction ends.
     */
    Optional<Waiting> next(Instant now, @Nullable String account, @Nullable String key) {
        return jdbc.sql("""
                        select r.*, b.username from filing_batch_row r join filing_batch b using (account_id, batch_key)
                        where r.state = 'RECEIVED'
                          and (r.due_at <= :now or r.attempts = 0 and r.account_id = :account and r.batch_key = :key)
                        order by r.due_at, r.number limit 1 for update of r skip locked""")
                .param("now", utc(now))
                .param("account", account)
                .param("key", key)
                .query(this::waiting)
                .optional();
    }

    void done(Waiting row, Batches.Row result) {
        jdbc.sql("""
                        update filing_batch_row set state = :state, filing_id = :filing, receipt = :receipt,
                          faults = cast(:faults as jsonb), content = null
                        where account_id = :account and batch_key = :key and number = :number""")
                .param("state", result.state().name())
                .param(
                        "filing",
                        result.filingId() == null ? null : result.filingId().value())
                .param("receipt", result.receipt())
                .param("faults", JSON.text(result.errors()))
                .param("account", row.accountId())
                .param("key", row.key())
                .param("number", row.number())
                .update();
    }

    /** Its turn comes again at {@code at}. */
    void postpone(Waiting row, Instant at) {
        jdbc.sql("""
                        update filing_batch_row set attempts = attempts + 1, due_at = :at
                        where account_id = :account and batch_key = :key and number = :number and state = 'RECEIVED'""")
                .param("at", utc(at))
                .param("account", row.accountId())
                .param("key", row.key())
                .param("number", row.number())
                .update();
    }

    private Waiting waiting(ResultSet row, int number) throws SQLException {
        var account = row.getString("account_id");
        var key = row.getString("batch_key");
        var index = row.getInt("number");
        var wish = JSON.read(vault.open(row.getBytes("content"), context(account, key, index)), Batches.Wish.class);
        return new Waiting(account, row.getString("username"), key, index, row.getInt("attempts"), wish);
    }

    private static Batches.Row row(ResultSet row, int number) throws SQLException {
        var filing = row.getObject("filing_id", UUID.class);
        return new Batches.Row(
                row.getInt("number"),
                Batches.State.valueOf(row.getString("state")),
                filing == null ? null : new FilingId(filing),
                row.getString("receipt"),
                Arrays.asList(JSON.read(row.getString("faults"), Refusal.Fault[].class)));
    }

    private byte[] sealed(String account, String key, int number, Batches.Wish wish) {
        return vault.seal(JSON.bytes(wish), context(account, key, number));
    }

    private static String context(String account, String key, int number) {
        return "filing-batch:" + account + ":" + key + ":" + number;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
