package org.lian.web.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Account;
import org.lian.vocabulary.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A person who proved who they are. The session keeps name and stamp only; roles and courts are read anew for every
 * request, so that what an administrator takes away is gone at once.
 */
final class SignedIn extends AbstractAuthenticationToken {
    /** The authority of who has a password that an administrator gave, in place of every role. */
    static final String PASSWORD_GIVEN = "PASSWORD_GIVEN";

    private static final long serialVersionUID = 1L;

    private final String username;
    private final String stamp;
    private final transient @Nullable Actor actor;
    private final transient boolean passwordGiven;

    /** @param stamp changes with the password, see {@code Accounts.stamp}; empty for a bearer token */
    SignedIn(Account account, String stamp) {
        this(account, account.actor(), stamp);
    }

    /** The person of whom a clerk enters a filing at the window, by that clerk. */
    static SignedIn entered(Account person, Account clerk, String stamp) {
        return new SignedIn(person, person.actor().enteredBy(clerk.id()), stamp);
    }

    private SignedIn(Account account, Actor actor, String stamp) {
        super(authorities(account));
        this.username = account.username();
        this.stamp = stamp;
        this.actor = actor;
        this.passwordGiven = account.passwordGiven();
        setAuthenticated(true);
    }

    @Nullable
    Actor actor() {
        return actor;
    }

    /** Whether the password is still the one that an administrator gave. */
    boolean passwordGiven() {
        return passwordGiven;
    }

    String stamp() {
        return stamp;
    }

    @Override
    public String getPrincipal() {
        return username;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && username.equals(that.username) && stamp.equals(that.stamp);
    }

    @Override
    public int hashCode() {
        return username.hashCode();
    }

    // No role's door knows a given password: what it opens is one page by name.
    private static Set<SimpleGrantedAuthority> authorities(Account account) {
        return account.passwordGiven()
                ? Set.of(new SimpleGrantedAuthority(PASSWORD_GIVEN))
                : account.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .collect(Collectors.toSet());
    }
}
