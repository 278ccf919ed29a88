package org.lian.web.security;

import java.util.Optional;
import java.util.stream.Stream;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people in with their account; the session keeps the user name, rights are read anew at each request. */
@Component
class SignIn implements AuthenticationProvider {
    private final Accounts accounts;

    SignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication wish) {
        var address = wish.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        try {
            var account = accounts.authenticate(wish.getName(), String.valueOf(wish.getCredentials()), address);
            return new UsernamePasswordAuthenticationToken(
                    account.username(), null, authorities(account.actor()).toList());
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.TOO_MANY) {
                throw new LockedException(refused.detail());
            }
            throw new BadCredentialsException(refused.detail());
        }
    }

    static Stream<GrantedAuthority> authorities(Actor actor) {
        return actor.roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    /** The person of a signed-in session, as the database knows them now. */
    Optional<Actor> actorOf(Authentication authentication) {
        if (authentication instanceof BearerToken bearer) {
            return Optional.of(bearer.actor());
        }
        return accounts.findByUsername(authentication.getName())
                .filter(account -> account.active())
                .map(account -> account.actor());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
