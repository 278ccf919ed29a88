package org.lian.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Powers.Duties;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The password with which an account of the staff begins: of the demo one that the administrator gives, elsewhere one
 * that nobody knows, with a link to an own one.
 */
@Component
class GivenPasswords {
    private final PasswordEncoder passwords;
    private final StaffAccess access;
    private final SecondPersons seconds;
    private final Powers powers;

    GivenPasswords(PasswordEncoder passwords, StaffAccess access, SecondPersons seconds, Powers powers) {
        this.passwords = passwords;
        this.access = access;
        this.seconds = seconds;
        this.powers = powers;
    }

    /**
     * The hash to begin with; null where the password breaks the rule, which is among the faults then.
     *
     * @param toAnother whether somebody else than its holder chose it
     */
    @Nullable
    String hash(@Nullable String password, @Nullable String username, boolean toAnother, List<Fault> faults) {
        if (toAnother && access.byLink()) {
            return access.nobodysPassword();
        }
        var before = faults.size();
        PasswordRule.require(password, "password", faults, username);
        return faults.size() > before || password == null ? null : passwords.encode(password);
    }

    /** Whether the link goes through the asker's hands while somebody is there to confirm it. */
    boolean mustWait(Actor asker, Account account) {
        return access.byLink() && !access.reaches(account) && seconds.areCalledFor(asker.accountId());
    }

    /** A new access that waits for the second person. */
    void later(Actor asker, Account account, Duties held, String hash) {
        powers.ask(asker, PowerRequest.Kind.PASSWORD, account.id(), account.username(), held, hash);
        if (access.byLink()) {
            access.prepare(
                    account,
                    asker,
                    powers.openOf(account.username()).orElseThrow().id());
        }
    }

    /** A new access at once. */
    void now(Actor asker, Account account) {
        if (access.byLink()) {
            access.prepare(account, asker, null);
        }
    }

    /** A newcomer's: what he shall be and his link are confirmed by one word. */
    void toNewcomer(Actor asker, Account account, Duties wanted, boolean waits) {
        if (!access.byLink()) {
            return;
        }
        if (waits) {
            access.prepare(
                    account,
                    asker,
                    powers.openOf(account.username()).orElseThrow().id());
        } else if (mustWait(asker, account)) {
            later(asker, account, wanted, access.nobodysPassword());
        } else {
            now(asker, account);
        }
    }
}
