package org.lian.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.lian.identity.Sessions;
import org.lian.web.security.Route.Who;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** The judgement on a sender by the head of the request alone. The security chain decides; this only saves waiting. */
@Component
public class Senders {
    private static final String SESSION_COOKIE = "SESSION";

    private final Routes routes;
    private final ObjectProvider<Sessions> tokens;
    private final ObjectProvider<SessionRepository<?>> sessions;

    Senders(Routes routes, ObjectProvider<Sessions> tokens, ObjectProvider<SessionRepository<?>> sessions) {
        this.routes = routes;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** False where no body could help: there is no such door, or it is for people who show who they are. */
    public boolean mayComeIn(HttpServletRequest request) {
        return routes.of(HttpMethod.valueOf(request.getMethod()), request.getRequestURI())
                .map(route -> route.who() == Who.ANYBODY
                        || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        || sessionIds(request).findAny().isPresent())
                .orElse(false);
    }

    /** Whether it is somebody who has signed in. */
    public boolean isKnown(HttpServletRequest request) {
        var token = BearerTokens.of(request);
        return token.isPresent()
                ? tokens.getObject().accountOf(token.get()).isPresent()
                : sessionIds(request).anyMatch(this::isSignedIn);
    }

    private boolean isSignedIn(String id) {
        Session session = sessions.getObject().findById(id);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() instanceof SignedIn;
    }

    private static Stream<String> sessionIds(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(SESSION_COOKIE))
                        .map(Cookie::getValue)
                        .flatMap(Senders::decoded);
    }

    private static Stream<String> decoded(String value) {
        try {
            return Stream.of(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Stream.empty();
        }
    }
}
