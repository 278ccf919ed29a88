package org.lian.web.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.lian.identity.SessionRows;
import org.lian.keys.Vault;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.stereotype.Component;

/**
 * Sessions in PostgreSQL, of which the database alone is no use: the cookie's number is kept as a keyed hash, and each
 * attribute is sealed to that hash and to its name, the person and the stamp of the password among them. What is read
 * there opens nothing, and what is copied into another session is as good as absent (ADR 0186).
 */
@Component
@EnableSpringHttpSession
class StoredSessions implements SessionRepository<StoredSession> {
    private static final Logger log = LoggerFactory.getLogger(StoredSessions.class);

    private final SessionRows rows;
    private final Vault vault;
    private final SessionIds ids;
    private final Duration timeout;
    private final StoredAttributes attributes = new StoredAttributes(StoredSessions.class.getClassLoader());

    StoredSessions(SessionRows rows, Vault vault, SessionIds ids, ServerProperties server) {
        this.rows = rows;
        this.vault = vault;
        this.ids = ids;
        this.timeout = server.getServlet().getSession().getTimeout();
    }

    @Override
    public StoredSession createSession() {
        return StoredSession.begun(ids, timeout);
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        var hash = hash(id);
        var kept = rows.find(hash).orElse(null);
        if (kept == null) {
            return null;
        }
        var session = new StoredSession(ids, kept, id, (name, bytes) -> opened(hash, name, bytes));
        if (session.isExpired()) {
            rows.end(hash);
            return null;
        }
        return session;
    }

    @Override
    public void save(StoredSession session) {
        var hash = hash(session.getId());
        var changed = new HashMap<String, byte @Nullable []>();
        session.changed().forEach((name, value) -> changed.put(name, sealed(hash, name, value)));
        if (session.isNew()) {
            rows.add(session.row(hash), changed);
        } else if (session.isTouched() || !changed.isEmpty()) {
            rows.change(hash(session.idInStore()), session.row(hash), changed);
        }
        session.saved();
    }

    @Override
    public void deleteById(String id) {
        rows.end(hash(id));
    }

    private byte @Nullable [] sealed(String hash, String name, @Nullable Object value) {
        return value == null ? null : vault.seal(written(value), context(hash, name));
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
