package org.lian.web.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.keys.Vault;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions in PostgreSQL, of which the database alone is no use: the cookie's number is kept as a keyed hash, and each
 * attribute is sealed to that hash and to its name, the person and the stamp of the password among them. What is read
 * there opens nothing, and what is copied into another session is as good as absent (ADR 0186).
 */
@Component
@EnableSpringHttpSession
class StoredSessions implements SessionRepository<StoredSession> {
    private static final Logger log = LoggerFactory.getLogger(StoredSessions.class);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SessionIds ids;
    private final BusinessClock clock;
    private final TransactionTemplate apart;
    private final Duration timeout;
    private final StoredAttributes attributes = new StoredAttributes(StoredSessions.class.getClassLoader());

    StoredSessions(
            JdbcClient jdbc,
            Vault vault,
            SessionIds ids,
            BusinessClock clock,
            PlatformTransactionManager transactions,
            ServerProperties server) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.timeout = server.getServlet().getSession().getTimeout();
    }

    @Override
    public StoredSession createSession() {
        return StoredSession.begun(ids, timeout);
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        var hash = hash(id);
        var sealed = new HashMap<String, byte[]>();
        var found = jdbc.sql("""
                        select s.primary_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                          a.attribute_name, a.attribute_bytes
                        from session s left join session_attributes a on a.session_primary_id = s.primary_id
                        where s.session_id = :hash""")
                .param("hash", hash)
                .query((row, number) -> {
                    var name = row.getString("attribute_name");
                    if (name != null) {
                        sealed.put(name, row.getBytes("attribute_bytes"));
                    }
                    return new StoredSession.Row(
                            row.getString("primary_id"),
                            Instant.ofEpochMilli(row.getLong("creation_time")),
                            Instant.ofEpochMilli(row.getLong("last_access_time")),
                            Duration.ofSeconds(row.getInt("max_inactive_interval")));
                })
                .list();
        if (found.isEmpty()) {
            return null;
        }
        var session = new StoredSession(ids, found.get(0), id, sealed, (name, bytes) -> opened(hash, name, bytes));
        if (session.isExpired()) {
            deleteById(id);
            return null;
        }
        return session;
    }

    /** Two tabs of one log-in may write the same attribute at once: the later one wins, and neither fails. */
    @Override
    public void save(StoredSession session) {
        apart.executeWithoutResult(now -> {
            var hash = hash(session.getId());
            if (session.isNew()) {
                insert(session, hash);
            } else if (session.isTouched()) {
                update(session, hash);
            }
            session.changed().forEach((name, value) -> keep(session, hash, name, value));
        });
        session.saved();
    }

    @Override
    public void deleteById(String id) {
        apart.executeWithoutResult(now -> jdbc.sql("delete from session where session_id = ?")
                .param(hash(id))
                .update());
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void endExpired() {
        apart.executeWithoutResult(now -> jdbc.sql("delete from session where expiry_time < ?")
                .param(clock.database().toEpochMilli())
                .update());
    }

    private void insert(StoredSession session, String hash) {
        jdbc.sql("""
                        insert into session
                          (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        session.row(),
                        hash,
                        session.getCreationTime().toEpochMilli(),
                        session.getLastAccessedTime().toEpochMilli(),
                        session.getMaxInactiveInterval().toSeconds(),
                        session.expiry().toEpochMilli())
                .update();
    }

    private void update(StoredSession session, String hash) {
        jdbc.sql("""
                        update session set session_id = ?, last_access_time = ?, max_inactive_interval = ?, expiry_time = ?
                        where primary_id = ? and session_id = ?""")
                .params(
                        hash,
                        session.getLastAccessedTime().toEpochMilli(),
                        session.getMaxInactiveInterval().toSeconds(),
                        session.expiry().toEpochMilli(),
                        session.row(),
                        hash(session.idInStore()))
                .update();
    }

    /** Nothing is kept for a session that has ended meanwhile, or goes on under another number. */
    private void keep(StoredSession session, String hash, String name, @Nullable Object value) {
        if (value == null) {
            jdbc.sql("""
                            delete from session_attributes where attribute_name = ?
                              and session_primary_id = (select primary_id from session where primary_id = ? and session_id = ?)""").params(name, session.row(), hash).update();
            return;
        }
        jdbc.sql("""
                        insert into session_attributes (session_primary_id, attribute_name, attribute_bytes)
                        select primary_id, ?, ? from session where primary_id = ? and session_id = ?
                        on conflict (session_primary_id, attribute_name)
                        do update set attribute_bytes = excluded.attribute_bytes""")
                .params(name, vault.seal(written(value), context(hash, name)), session.row(), hash)
                .update();
    }

    private @Nullable Object opened(String hash, String name, byte[] sealed) {
        byte[] plain;
        try {
            plain = vault.open(sealed, context(hash, name));
        } catch (IllegalStateException | Refusal e) {
            log.warn("The attribute {} of a session was not put there by this court and is left out", name);
            return null;
        }
        try {
            return attributes.deserialize(new ByteArrayInputStream(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String hash(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.token("session:" + id));
    }

    private static String context(String hash, String name) {
        return "session:" + hash + ":" + name;
    }
}
