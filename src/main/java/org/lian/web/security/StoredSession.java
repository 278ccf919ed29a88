package org.lian.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lian.identity.SessionRows;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A browser's session between the table and a request: opens an attribute when it is asked for, and knows what to write back. */
final class StoredSession implements Session {
    private final MapSession now;
    private final SessionIds ids;
    private final String row;
    private final Map<String, byte[]> sealed;
    private final BiFunction<String, byte[], @Nullable Object> opening;
    private final Set<String> written = new HashSet<>();
    private String idInStore;
    private boolean begun;
    private boolean touched;

    StoredSession(
            SessionIds ids, SessionRows.Kept kept, String id, BiFunction<String, byte[], @Nullable Object> opening) {
        this.ids = ids;
        var row = kept.row();
        this.row = row.id();
        this.sealed = new HashMap<>(kept.attributes());
        this.opening = opening;
        this.idInStore = id;
        this.now = new MapSession(id);
        now.setCreationTime(row.begun());
        now.setLastAccessedTime(row.lastAccess());
        now.setMaxInactiveInterval(row.longestPause());
    }

    private StoredSession(SessionIds ids, Duration longestPause) {
        this.ids = ids;
        this.row = UUID.randomUUID().toString();
        this.sealed = new HashMap<>();
        this.opening = (name, bytes) -> null;
        this.idInStore = ids.generate();
        this.begun = true;
        this.now = new MapSession(idInStore);
        now.setMaxInactiveInterval(longestPause);
    }

    /** A session that the table does not have yet. */
    static StoredSession begun(SessionIds ids, Duration longestPause) {
        return new StoredSession(ids, longestPause);
    }

    /** The row as it is now, under the hash of its number. */
    SessionRows.Row row(String hash) {
        return new SessionRows.Row(row, hash, getCreationTime(), getLastAccessedTime(), getMaxInactiveInterval());
    }

    String idInStore() {
        return idInStore;
    }

    boolean isNew() {
        return begun;
    }

    boolean isTouched() {
        return touched;
    }

    /** The attributes to be written, as they are now: who set one may have changed it since. Null for one that is gone. */
    Map<String, @Nullable Object> changed() {
        var changed = new HashMap<String, @Nullable Object>();
        written.forEach(name -> changed.put(name, now.getAttribute(name)));
        return changed;
    }

    void saved() {
        begun = false;
        touched = false;
        written.clear();
        idInStore = getId();
    }

    @Override
    public String getId() {
        return now.getId();
    }

    /** Every attribute is sealed to the number, so each is written anew under another one. */
    @Override
    public String changeSessionId() {
        Set.copyOf(sealed.keySet()).forEach(this::open);
        written.addAll(now.getAttributeNames());
        now.setId(ids.generate());
        touched = true;
        return getId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's
    public <T> @Nullable T getAttribute(String name) {
        open(name);
        return now.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        Set.copyOf(sealed.keySet()).forEach(this::open);
        return Set.copyOf(now.getAttributeNames());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        sealed.remove(name);
        written.add(name);
        now.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return now.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant lastAccess) {
        now.setLastAccessedTime(lastAccess);
        touched = true;
    }

    @Override
    public Instant getLastAccessedTime() {
        return now.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration longestPause) {
        now.setMaxInactiveInterval(longestPause);
        touched = true;
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return now.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return now.isExpired();
    }

    private void open(String name) {
        var bytes = sealed.remove(name);
        var value = bytes == null ? null : opening.apply(name, bytes);
        if (value != null) {
            now.setAttribute(name, value);
        }
    }
}
