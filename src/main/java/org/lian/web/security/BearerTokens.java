package org.lian.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.lian.identity.Sessions;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …} of the API; it outranks a cookie, and a wrong one is refused, never ignored. */
public class BearerTokens extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Sessions sessions;
    private final AuthenticationEntryPoint refused;

    BearerTokens(Sessions sessions, AuthenticationEntryPoint refused) {
        this.sessions = sessions;
        this.refused = refused;
    }

    /** The token of a request, if it carries one. */
    public static Optional<String> of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.strip().equalsIgnoreCase(SCHEME.strip())) {
            return Optional.of("");
        }
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPath.is(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = of(request);
        if (token.isPresent()) {
            var account = sessions.accountOf(token.get());
            if (account.isEmpty()) {
                SecurityContextHolder.clearContext();
                refused.commence(request, response, new BadCredentialsException("unknown bearer token"));
                return;
            }
            SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(account.get(), "")));
        }
        chain.doFilter(request, response);
    }
}
