package org.lian.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lian.identity.Sessions;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in who shows a bearer token; a wrong or expired one is anonymous, never the session's user. */
class BearerFilter extends OncePerRequestFilter {
    static final String SCHEME = "Bearer ";

    private final Sessions sessions;

    BearerFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    static boolean isBearer(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isBearer(request)) {
            var token = request.getHeader(HttpHeaders.AUTHORIZATION)
                    .substring(SCHEME.length())
                    .strip();
            var context = SecurityContextHolder.createEmptyContext();
            sessions.actorOf(token).ifPresent(actor -> context.setAuthentication(new BearerToken(actor)));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
