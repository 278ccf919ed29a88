package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/** The session's person as the database knows them now: closed accounts and old passwords end the session. */
class SessionAccounts implements SecurityContextRepository {
    private final HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
    private final Accounts accounts;
    private final AtWindow window;

    SessionAccounts(Accounts accounts, AtWindow window) {
        this.accounts = accounts;
        this.window = window;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Now(session.loadDeferredContext(request), request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        session.saveContext(context, request, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return session.containsContext(request);
    }

    /** The account as it is now, read at the first question only: a picture or a style sheet asks nobody. */
    private class Now implements DeferredSecurityContext {
        private final DeferredSecurityContext stored;
        private final HttpServletRequest request;
        private @Nullable SecurityContext current;

        Now(DeferredSecurityContext stored, HttpServletRequest request) {
            this.stored = stored;
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (current == null) {
                current = asOfNow(stored.get(), request);
            }
            return current;
        }

        @Override
        public boolean isGenerated() {
            return stored.isGenerated();
        }
    }

    private SecurityContext asOfNow(SecurityContext stored, HttpServletRequest request) {
        if (stored.getAuthentication() instanceof SignedIn signedIn) {
            return accounts.accountOf(signedIn.getName(), signedIn.stamp())
                    .<SecurityContext>map(
                            account -> new SecurityContextImpl(acting(request, account, signedIn.stamp())))
                    .orElseGet(SecurityContextHolder::createEmptyContext);
        }
        return stored;
    }

    private SignedIn acting(HttpServletRequest request, Account account, String stamp) {
        var acting = window.acting(request, account);
        return acting.id().equals(account.id())
                ? new SignedIn(account, stamp)
                : SignedIn.entered(acting, account, stamp);
    }
}
