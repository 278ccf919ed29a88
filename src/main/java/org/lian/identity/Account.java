package org.lian.identity;

import java.util.Set;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;

/** An account with its real-name data; {@code roles} and {@code courts} are those of staff. */
public record Account(
        String id,
        String username,
        Kind kind,
        String name,
        String idType,
        String idNumber,
        String phone,
        Verification verification,
        Set<Role> roles,
        Set<CourtCode> courts,
        boolean active) {

    /** Whose account it is. */
    public enum Kind {
        PERSON,
        LAWYER,
        ORGANISATION,
        STAFF
    }

    /** Whether the identity was confirmed by the machine; PENDING is looked at by a person. */
    public enum Verification {
        VERIFIED,
        PENDING
    }

    public Account {
        roles = Set.copyOf(roles);
        courts = Set.copyOf(courts);
    }

    public Actor actor() {
        return new Actor(id, username, roles, courts);
    }
}
