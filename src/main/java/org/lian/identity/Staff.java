package org.lian.identity;

import java.util.Set;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;

/**
 * A member of a court's staff.
 *
 * @param phone eleven digits, for messages of the court; empty where none is known
 * @param groups codes of the court's own groups; those that go with a role are not among them
 * @param passwordGiven whether the password is still the one that an administrator gave
 */
public record Staff(
        String id,
        String username,
        String displayName,
        String phone,
        Set<Role> roles,
        Set<CourtCode> courts,
        Set<String> groups,
        boolean active,
        boolean passwordGiven) {
    /** Whether tasks on filings may be given to this person. */
    public boolean takesTasks() {
        return active && (roles.contains(Role.CLERK) || roles.contains(Role.JUDGE) || roles.contains(Role.SUPERVISOR));
    }

    /** Whether this is an administrator of all courts: one to whom none was named. */
    boolean administersAll() {
        return Actor.administersAll(roles, courts);
    }

    static Staff of(Account account) {
        return new Staff(
                account.id(),
                account.username(),
                account.name(),
                account.phone(),
                account.roles(),
                account.courts(),
                account.groups(),
                account.active(),
                account.passwordGiven());
    }
}
