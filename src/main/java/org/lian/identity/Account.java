package org.lian.identity;

import java.util.Set;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;

/**
 * An account with its real-name data; {@code roles} and {@code courts} are those of staff.
 *
 * @param passwordGiven whether the password is still the one that an administrator gave
 * @param phoneProved whether a code that went to the telephone came back from the window where it was said
 */
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
        boolean active,
        Set<String> groups,
        boolean passwordGiven,
        boolean phoneProved) {
    /** Begins the user names that nobody chose. */
    static final String AT_WINDOW = "window.";

    /** The kind of person whose account it is. */
    public enum Kind {
        PERSON,
        LAWYER,
        ORGANISATION,
        STAFF
    }

    /** The standing of the machine's check of an identity; PENDING is looked at by a person. */
    public enum Verification {
        VERIFIED,
        PENDING
    }

    public Account {
        roles = Set.copyOf(roles);
        courts = Set.copyOf(courts);
        groups = Set.copyOf(groups);
    }

    /** Somebody in none of the groups that a court made itself, with a password of his own. */
    Account(
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
        this(
                id,
                username,
                kind,
                name,
                idType,
                idNumber,
                phone,
                verification,
                roles,
                courts,
                active,
                Set.of(),
                false,
                false);
    }

    /** Whether it was opened for somebody at a window, who was given no password. */
    public boolean openedAtWindow() {
        return username.startsWith(AT_WINDOW);
    }

    /** Whether a code to its telephone may set its password: of one that a clerk typed, once it was proved. */
    public boolean isRecoverable() {
        return active && kind != Kind.STAFF && (!openedAtWindow() || phoneProved);
    }

    public Actor actor() {
        return new Actor(id, username, roles, courts, groups);
    }
}
