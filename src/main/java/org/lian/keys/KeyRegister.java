package org.lian.keys;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register in the database of the keys that live beside it: ids, fingerprints, public keys. Rows are only added.
 */
@Component
class KeyRegister {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    KeyRegister(JdbcClient jdbc, TransactionTemplate transaction, BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A registered key. */
    record Entry(KeyId id, String fingerprint, @Nullable String publicKey) {}

    /** One at a time over all nodes, or two that start together would each make a first key. */
    <T> T exclusively(Supplier<T> work) {
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('keys', 0))")
                    .query((row, number) -> 0)
                    .single();
            return work.get();
        });
    }

    List<Entry> all() {
        return jdbc.sql("select id, fingerprint, public_key from key_register order by since, id")
                .query((row, number) -> KeyId.parse(row.getString("id"))
                        .map(id -> entry(id, row))
                        .orElseThrow(() -> new IllegalStateException("key_register holds an unknown key")))
                .list();
    }

    void add(Entry entry) {
        jdbc.sql("""
                        insert into key_register (id, algorithm, fingerprint, public_key, since)
                        values (:id, :algorithm, :fingerprint, :publicKey, :since)""")
                .param("id", entry.id().toString())
                .param("algorithm", entry.id().kind().algorithm())
                .param("fingerprint", entry.fingerprint())
                .param("publicKey", entry.publicKey())
                .param("since", CourtTime.column(clock.now()))
                .update();
    }

    private static Entry entry(KeyId id, java.sql.ResultSet row) {
        try {
            return new Entry(id, row.getString("fingerprint"), row.getString("public_key"));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
