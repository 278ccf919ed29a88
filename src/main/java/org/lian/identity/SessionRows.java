package org.lian.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of browsers' sessions: each under a hash of its cookie's number, with attributes that whoever writes them has
 * sealed (ADR 0186). Written apart from the work of the request, so that a refusal does not end what its person was told.
 */
@Component
public class SessionRows {
    private final JdbcClient jdbc;
    private final BusinessClock clock;

    SessionRows(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A session as the table has it, its attributes apart; {@code id} stays when the number of the cookie is changed. */
    public record Row(String id, String hash, Instant begun, Instant lastAccess, Duration longestPause) {
        private long expiry() {
            return lastAccess.plus(longestPause).toEpochMilli();
        }
    }

    /** A row with its sealed attributes. */
    public record Kept(Row row, Map<String, byte[]> attributes) {}

    /** The session of this hash, one that has expired too until it is cleared away. */
    public Optional<Kept> find(String hash) {
        var attributes = new HashMap<String, byte[]>();
        return jdbc
                .sql("""
                        select s.primary_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                          a.attribute_name, a.attribute_bytes
                        from session s left join session_attributes a on a.session_primary_id = s.primary_id
                        where s.session_id = :hash""")
                .param("hash", hash)
                .query((row, number) -> {
                    var name = row.getString("attribute_name");
                    if (name != null) {
                        attributes.put(name, row.getBytes("attribute_bytes"));
                    }
                    return new Row(
                            row.getString("primary_id"),
                            hash,
                            Instant.ofEpochMilli(row.getLong("creation_time")),
                            Instant.ofEpochMilli(row.getLong("last_access_time")),
                            Duration.ofSeconds(row.getInt("max_inactive_interval")));
                })
                .list()
                .stream()
                .findFirst()
                .map(row -> new Kept(row, attributes));
    }

    /** Puts in a session that the table does not have yet. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void add(Row row, Map<String, byte @Nullable []> attributes) {
        jdbc.sql("""
                        insert into session
                          (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        row.id(),
                        row.hash(),
                        row.begun().toEpochMilli(),
                        row.lastAccess().toEpochMilli(),
                        row.longestPause().toSeconds(),
                        row.expiry())
                .update();
        attributes.forEach((name, sealedContent) -> keep(row, name, sealedContent));
    }

    /**
     * Writes one back: nothing where it has ended meanwhile, or goes on under another number. Two tabs of one log-in may
     * write the same attribute at once: the later one wins, and neither fails.
     *
     * @param before the hash under which the table has it
     * @param attributes those that were changed; null for one that is gone
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void change(String before, Row row, Map<String, byte @Nullable []> attributes) {
        jdbc.sql("""
                        update session set session_id = ?, last_access_time = ?, max_inactive_interval = ?, expiry_time = ?
                        where primary_id = ? and session_id = ?""")
                .params(
                        row.hash(),
                        row.lastAccess().toEpochMilli(),
                        row.longestPause().toSeconds(),
                        row.expiry(),
                        row.id(),
                        before)
                .update();
        attributes.forEach((name, sealedContent) -> keep(row, name, sealedContent));
    }

    /** Ends the session of this hash. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void end(String hash) {
        jdbc.sql("delete from session where session_id = ?").param(hash).update();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void endExpired() {
        jdbc.sql("delete from session where expiry_time < ?")
                .param(clock.database().toEpochMilli())
                .update();
    }

    private void keep(Row row, String name, byte @Nullable [] sealedContent) {
        if (sealedContent == null) {
            jdbc.sql("""
                            delete from session_attributes where attribute_name = ? and session_primary_id =
                              (select primary_id from session where primary_id = ? and session_id = ?)""").params(name, row.id(), row.hash()).update();
            return;
        }
        jdbc.sql("""
                        insert into session_attributes (session_primary_id, attribute_name, attribute_bytes)
                        select primary_id, ?, ? from session where primary_id = ? and session_id = ?
                        on conflict (session_primary_id, attribute_name)
                        do update set attribute_bytes = excluded.attribute_bytes""").params(name, sealedContent, row.id(), row.hash()).update();
    }
}
