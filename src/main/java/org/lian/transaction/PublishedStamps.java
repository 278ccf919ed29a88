package org.lian.transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The moments at which each table of what is in force was last written, asked once in a transaction for all of them.
 */
@Component
public class PublishedStamps {
    /** The same as a column, for a question that is asked at the beginning of most transactions anyway. */
    public static final String COLUMN =
            "array(select subject || '=' || stamp from published_stamp) as published_stamps";

    private static final String ALL = "all";

    private final OncePerTransaction<String, Map<String, Long>> stamps = new OncePerTransaction<>();
    private final JdbcClient jdbc;

    PublishedStamps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another number than before whenever the table was written; the table must have its trigger. */
    long of(String table) {
        var found = stamps.get(ALL, all -> read()).get(table);
        if (found == null) {
            throw new IllegalStateException("No stamp is kept of " + table);
        }
        return found;
    }

    /** Takes them from {@link #COLUMN}. */
    public void seen(ResultSet row) throws SQLException {
        var found = new HashMap<String, Long>();
        for (var one : (String[]) row.getArray("published_stamps").getArray()) {
            var at = one.indexOf('=');
            found.put(one.substring(0, at), Long.valueOf(one.substring(at + 1)));
        }
        stamps.find(ALL, none -> Optional.of(found));
    }

    /** This transaction writes one of the tables. */
    void forget() {
        stamps.forget(ALL);
    }

    private Map<String, Long> read() {
        var found = new HashMap<String, Long>();
        jdbc.sql("select subject, stamp from published_stamp").query(row -> {
            found.put(row.getString("subject"), row.getLong("stamp"));
        });
        return found;
    }
}
