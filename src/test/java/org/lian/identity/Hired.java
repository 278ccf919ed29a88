package org.lian.identity;

import java.util.Set;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;

/** Members of the staff for a test: added by the administrator, and with a password of their own already. */
public final class Hired {
    private Hired() {}

    /** Adds one who goes to work at once; the administrator's password is behind him. */
    public static void at(
            StaffDirectory staff,
            Accounts accounts,
            String username,
            String password,
            String displayName,
            Set<Role> roles,
            Set<String> courts) {
        staff.add(ofAllCourts(accounts), username, "given to " + username, displayName, roles, courts);
        ownPassword(accounts, username, "given to " + username, password);
    }

    /** The same for somebody with an office of power, which president1 confirms. */
    public static void head(
            StaffDirectory staff,
            Accounts accounts,
            Powers powers,
            String username,
            String password,
            String displayName,
            Set<Role> roles,
            Set<String> courts) {
        at(staff, accounts, username, password, displayName, roles, courts);
        var wish = powers.openOf(username).orElseThrow();
        powers.answer(accounts.actorOf("president1"), wish.id(), Powers.Answer.CONFIRM);
    }

    /** admin1 as if he had been given every court. */
    public static Actor ofAllCourts(Accounts accounts) {
        var administrator = accounts.actorOf("admin1");
        return new Actor(administrator.accountId(), administrator.username(), administrator.roles(), Set.of());
    }

    /** Sets the own password in place of the one that an administrator gave. */
    public static void ownPassword(Accounts accounts, String username, String given, String own) {
        accounts.changePassword(accounts.actorOf(username), given, own, "test");
    }
}
