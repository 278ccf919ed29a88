package org.lian.transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The versions of one text that governs the court, in a table of its own: the newest is in force from the commit that
 * brought it, and every older one stays.
 */
public final class TextVersions {
    private final JdbcClient jdbc;
    private final String table;
    private final long oneNodeAtATime;

    /**
     * @param table its table; never a text from outside
     * @param oneNodeAtATime the number of the lock under which a program that starts puts its own text in force
     */
    public TextVersions(JdbcClient jdbc, String table, long oneNodeAtATime) {
        this.jdbc = jdbc;
        this.table = table;
        this.oneNodeAtATime = oneNodeAtATime;
    }

    /**
     * One version.
     *
     * @param packaged whether it came with the program
     */
    public record Version(int version, Instant since, boolean packaged) {}

    /** The newest version with its hash: a number whose transaction was rolled back comes again with another content. */
    public record Newest(int version, String sha256) {}

    /**
     * Puts what the program ships in force, within the caller's transaction: the first version, or the next where the one
     * in force was itself packaged.
     */
    public void ship(String packaged, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(oneNodeAtATime)
                .query((row, number) -> "")
                .list();
        var versions = all();
        if (versions.isEmpty()
                || (versions.get(0).packaged()
                        && !text(versions.get(0).version()).equals(packaged))) {
            add(packaged, true, now);
        }
    }

    /** All versions, the one in force first. */
    public List<Version> all() {
        return jdbc.sql("select version, since, packaged from " + table + " order by version desc")
                .query(TextVersions::row)
                .list();
    }

    /** The one in force. */
    public Newest newest() {
        return jdbc.sql("select version, sha256 from " + table + " order by version desc limit 1")
                .query((row, number) -> new Newest(row.getInt("version"), row.getString("sha256")))
                .single();
    }

    /** The text of one version. */
    public String text(int version) {
        return jdbc.sql("select content from " + table + " where version = ?")
                .param(version)
                .query(String.class)
                .single();
    }

    /** Puts a text that somebody published in force, within the caller's transaction. */
    public Version publish(String text, Instant now) {
        add(text, false, now);
        return all().get(0);
    }

    private void add(String text, boolean packaged, Instant now) {
        jdbc.sql("insert into " + table + """
                         (version, content, sha256, packaged, since)
                        select coalesce(max(version), 0) + 1, :content,
                          encode(sha256(convert_to(:content, 'UTF8')), 'hex'), :packaged, :since
                        from\s""" + table)
                .param("content", text)
                .param("packaged", packaged)
                .param("since", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Version row(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getBoolean("packaged"));
    }
}
