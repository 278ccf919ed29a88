package org.lian.web.security;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectStreamException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.engine.EngineSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.serializer.Deserializer;

/**
 * The reader of a session's attribute from the database, which others can write: only what sessions here really hold,
 * small and flat, is made into an object. Anything else was not stored by this court: the attribute is as good as
 * absent, so that whoever holds such a session is signed out.
 */
class StoredAttributes implements Deserializer<Object> {
    private static final Logger log = LoggerFactory.getLogger(StoredAttributes.class);
    private static final int MOST_BYTES = 128 * 1024;
    private static final int MOST_OBJECTS = 5_000;
    private static final int LONGEST_ARRAY = 5_000;
    private static final int DEEPEST = 12;

    /** A person, a CSRF token, the page that one came from, what the next page says, who sits before Tasklist, and what these are made of. */
    private static final Set<String> ALLOWED = Set.of(
            "org.lian.web.security.SignedIn",
            "org.springframework.security.authentication.AbstractAuthenticationToken",
            "org.springframework.security.core.authority.SimpleGrantedAuthority",
            "org.springframework.security.core.context.SecurityContextImpl",
            "org.springframework.security.web.authentication.WebAuthenticationDetails",
            "org.springframework.security.web.csrf.DefaultCsrfToken",
            "org.springframework.security.web.savedrequest.DefaultSavedRequest",
            "org.springframework.security.web.savedrequest.SavedCookie",
            "org.springframework.util.LinkedMultiValueMap",
            "org.springframework.util.MultiValueMapAdapter",
            "org.springframework.web.servlet.FlashMap",
            "java.lang.Object",
            "java.lang.String",
            "java.lang.String$CaseInsensitiveComparator",
            "java.util.ArrayList",
            "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableList",
            "java.util.Collections$UnmodifiableRandomAccessList",
            "java.util.Date",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.Locale",
            "java.util.Map$Entry",
            "java.util.TreeMap",
            "java.util.concurrent.CopyOnWriteArrayList");

    private final ClassLoader classes;

    StoredAttributes(ClassLoader classes) {
        this.classes = classes;
    }

    @Override
    public @Nullable Object deserialize(InputStream stored) throws IOException {
        try (var objects = new ConfigurableObjectInputStream(stored, classes)) {
            objects.setObjectInputFilter(StoredAttributes::judge);
            return objects.readObject();
        } catch (ObjectStreamException | EOFException | ClassNotFoundException e) {
            log.warn("A session's attribute is none of this court's and is left out: {}", e.getMessage());
            return null;
        }
    }

    private static ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo seen) {
        if (seen.depth() > DEEPEST
                || seen.references() > MOST_OBJECTS
                || seen.streamBytes() > MOST_BYTES
                || seen.arrayLength() > LONGEST_ARRAY) {
            return ObjectInputFilter.Status.REJECTED;
        }
        var type = seen.serialClass();
        if (type == null) {
            return ObjectInputFilter.Status.UNDECIDED;
        }
        while (type.isArray()) {
            type = type.getComponentType();
        }
        if (type.isPrimitive() || ALLOWED.contains(type.getName()) || EngineSessions.TYPES.contains(type.getName())) {
            return ObjectInputFilter.Status.ALLOWED;
        }
        log.warn("A session holds a {}, which no session of this court does", type.getName());
        return ObjectInputFilter.Status.REJECTED;
    }
}
