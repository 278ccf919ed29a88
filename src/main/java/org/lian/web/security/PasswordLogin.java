package org.lian.web.security;

import org.lian.identity.Accounts;
import org.lian.identity.LoginCodes;
import org.lian.identity.LoginOrigin;
import org.lian.vocabulary.Refusal;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The login form, answered by {@link Accounts}. */
@Component
class PasswordLogin implements AuthenticationProvider {
    private final Accounts accounts;
    private final LoginCodes codes;

    PasswordLogin(Accounts accounts, LoginCodes codes) {
        this.accounts = accounts;
        this.codes = codes;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        if (attempt.getName().isBlank()) {
            // Nobody's name is guessed by a form that was sent empty or broken.
            throw new BadCredentialsException("请填写用户名");
        }
        try {
            var account =
                    accounts.authenticate(attempt.getName(), String.valueOf(attempt.getCredentials()), origin(attempt));
            if (attempt.getDetails() instanceof DeviceCookie.Details browser) {
                LoginInPlace.requireSamePerson(browser.person(), account.actor());
            }
            var stamp = accounts.stamp(account.username());
            if (codes.owes(account, origin(attempt).device())) {
                throw new CodeOwed(account, stamp);
            }
            var signedIn = new SignedIn(account, stamp);
            // The session keeps no mark of the device.
            signedIn.setDetails(new WebAuthenticationDetails(address(attempt), null));
            return signedIn;
        } catch (Refusal refusal) {
            throw refusal.kind() == Refusal.Kind.TOO_MANY
                    ? new LockedException(refusal.detail(), refusal)
                    : new BadCredentialsException(refusal.detail());
        }
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    private static LoginOrigin origin(Authentication attempt) {
        if (attempt.getDetails() instanceof DeviceCookie.Details browser) {
            return LoginOrigin.of(browser.getRemoteAddress(), browser.device());
        }
        return LoginOrigin.of(address(attempt));
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }
}
