package org.lian.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** The way of a person after login: to the page that asked for it, else to their own work. */
class AfterLogin extends SavedRequestAwareAuthenticationSuccessHandler {
    private final Accounts accounts;
    private final RequestCache cameFrom;

    AfterLogin(Accounts accounts, RequestCache cameFrom) {
        this.accounts = accounts;
        this.cameFrom = cameFrom;
        setRequestCache(cameFrom);
        setRedirectStrategy((request, response, address) -> response.sendRedirect(pathOf(address)));
    }

    /** The page that was asked for, whatever host the one who asked called it by. */
    static String pathOf(String address) {
        var path = address.replaceFirst("(?i)^https?://[^/?#]*", "");
        return "/" + path.replaceFirst("^[/\\\\]+", "");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication instanceof SignedIn signedIn && signedIn.actor() != null) {
            DeviceCookie.give(request, response, accounts.deviceOf(signedIn.actor(), DeviceCookie.of(request)));
        }
        if (LoginInPlace.person(request) != null) {
            // The page goes on where it is; what it asked for meanwhile is no page to lead to.
            cameFrom.removeRequest(request, response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        return authentication instanceof SignedIn signedIn && signedIn.actor() != null ? workOf(signedIn.actor()) : "/";
    }

    static String workOf(Actor actor) {
        if (actor.is(Role.LITIGANT)) {
            return "/filings";
        }
        if (actor.is(Role.CLERK) || actor.is(Role.JUDGE)) {
            return "/camunda/app/tasklist/default/";
        }
        if (actor.is(Role.SUPERVISOR) || actor.is(Role.PRESIDENT) || actor.is(Role.MEDIATOR)) {
            return "/staff";
        }
        if (actor.is(Role.ANALYST)) {
            return "/workbench";
        }
        return actor.is(Role.ADMINISTRATOR) ? "/admin/staff" : "/";
    }
}
