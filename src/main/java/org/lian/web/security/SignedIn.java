package org.lian.web.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A person who proved who they are. The session keeps name and stamp only; roles and courts are read anew for every
 * request, so that what an administrator takes away is gone at once.
 */
final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final String username;
    private final String stamp;
    private final transient @Nullable Actor actor;

    /** @param stamp changes with the password, see {@code Accounts.stamp}; empty for a bearer token */
    SignedIn(Actor actor, String stamp) {
        super(authorities(actor.roles()));
        this.username = actor.username();
        this.stamp = stamp;
        this.actor = actor;
        setAuthenticated(true);
    }

    @Nullable
    Actor actor() {
        return actor;
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

    private static Set<SimpleGrantedAuthority> authorities(Set<Role> roles) {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .collect(Collectors.toSet());
    }
}
