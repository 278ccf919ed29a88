package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session of the browser that just changed the password: the one that goes on, under another number. */
@Component
public class OwnSession {
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Accounts accounts;

    OwnSession(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Where somebody's own work is. */
    public static String workOf(Actor actor) {
        return AfterLogin.workOf(actor);
    }

    /** Every other session keeps the old password's stamp, and ends with it. */
    public void renew(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        var account = accounts.find(actor.accountId()).orElseThrow();
        var context = new SecurityContextImpl(new SignedIn(account, accounts.stamp(account.username())));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        request.changeSessionId();
    }
}
