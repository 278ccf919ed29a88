package org.lian.transaction;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each table of what is in force was last written, asked once in a transaction for all of them. */
@Component
public class PublishedStamps {
    private final OncePerTransaction<String, Map<String, Long>> stamps = new OncePerTransaction<>();
    private final JdbcClient jdbc;

    PublishedStamps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another number than before whenever the table was written; the table must have its trigger. */
    long of(String table) {
        var found = stamps.get("all", all -> read()).get(table);
        if (found == null) {
            throw new IllegalStateException("No stamp is kept of " + table);
        }
        return found;
    }

    /** This transaction writes one of the tables. */
    void forget() {
        stamps.forget("all");
    }

    private Map<String, Long> read() {
        var found = new HashMap<String, Long>();
        jdbc.sql("select subject, stamp from published_stamp").query(row -> {
            found.put(row.getString("subject"), row.getLong("stamp"));
        });
        return found;
    }
}
