package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * The log-in of who has just opened an account or set a new password: it was typed a moment ago and is not asked again.
 */
@Component
public class FirstLogin {
    private final Accounts accounts;
    private final SessionAccounts sessions;
    private final HttpSessionRequestCache cameFrom = new HttpSessionRequestCache();

    FirstLogin(Accounts accounts, AtWindow window) {
        this.accounts = accounts;
        this.sessions = new SessionAccounts(accounts, window);
    }

    /** Signs in, as the log-in form does, and tells where the person wanted to go. */
    public String of(Account account, HttpServletRequest request, HttpServletResponse response) {
        var wanted = wanted(request, response);
        in(account, request, response);
        return wanted == null ? "/filings?welcome" : wanted;
    }

    /** The page that asked for the log-in, once; null where none did. */
    @Nullable
    String wanted(HttpServletRequest request, HttpServletResponse response) {
        var wanted = cameFrom.getRequest(request, response);
        cameFrom.removeRequest(request, response);
        return wanted == null ? null : AfterLogin.pathOf(wanted.getRedirectUrl());
    }

    /**
     * Signs in, and leaves for later where the person wanted to go.
     *
     * @return the mark of the browser
     */
    public String in(Account account, HttpServletRequest request, HttpServletResponse response) {
        // Session and token that were there before belong to whoever planted them.
        request.getSession();
        request.changeSessionId();
        new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
        var context = new SecurityContextImpl(new SignedIn(account, accounts.stamp(account.username())));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        var device = accounts.deviceOf(account.actor(), DeviceCookie.of(request));
        DeviceCookie.give(request, response, device);
        return device;
    }
}
