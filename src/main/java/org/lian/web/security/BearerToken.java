package org.lian.web.security;

import org.lian.vocabulary.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who showed a valid API token. */
class BearerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;

    BearerToken(Actor actor) {
        super(SignIn.authorities(actor).toList());
        this.actor = actor;
        setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor.username();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BearerToken token && super.equals(other) && actor.equals(token.actor);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
