package org.lian.vocabulary;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one who acts: an account with its roles and, for staff, the courts it acts for. Every service method takes one.
 *
 * @param groups codes of the court's own groups; those that go with a role are not among them
 * @param enteredBy id of the account of the clerk who does it in this person's name at the window; null for everybody else
 */
public record Actor(
        String accountId,
        String username,
        Set<Role> roles,
        Set<CourtCode> courts,
        Set<String> groups,
        @Nullable String enteredBy) {
    private static final Actor SYSTEM = new Actor("system", "system", Set.of(), Set.of());

    /** Somebody who acts himself. */
    public Actor(String accountId, String username, Set<Role> roles, Set<CourtCode> courts, Set<String> groups) {
        this(accountId, username, roles, courts, groups, null);
    }

    /** Somebody in none of the groups that a court made itself. */
    public Actor(String accountId, String username, Set<Role> roles, Set<CourtCode> courts) {
        this(accountId, username, roles, courts, Set.of());
    }

    /** The clock, the engine, the outbox: no person. */
    public static Actor system() {
        return SYSTEM;
    }

    /** The same, in whose name a clerk acts at the window. */
    public Actor enteredBy(String clerk) {
        return new Actor(accountId, username, roles, courts, groups, clerk);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return roles.stream().anyMatch(Role::isStaff);
    }

    public boolean actsFor(CourtCode court) {
        return isStaff() && courts.contains(court);
    }

    /** Whether the actor is an administrator of this court. */
    public boolean administers(CourtCode court) {
        return administersAll() || is(Role.ADMINISTRATOR) && courts.contains(court);
    }

    /** Whether the actor is an administrator of the whole installation: one to whom no court was named. */
    public boolean administersAll() {
        return administersAll(roles, courts);
    }

    /** The same of anybody with these duties. */
    public static boolean administersAll(Set<Role> roles, Set<CourtCode> courts) {
        return roles.contains(Role.ADMINISTRATOR) && courts.isEmpty();
    }

    /** Whether the actor may know of what is kept from the rest of a court: who rules, and who answers for the court. */
    public boolean seesSecrets() {
        return is(Role.JUDGE) || is(Role.SUPERVISOR) || is(Role.PRESIDENT);
    }

    /** For timelines: FILER, COURT or SYSTEM. */
    public String kind() {
        if (this.equals(SYSTEM)) {
            return "SYSTEM";
        }
        return isStaff() ? "COURT" : "FILER";
    }
}
