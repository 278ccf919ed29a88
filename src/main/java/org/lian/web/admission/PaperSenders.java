package org.lian.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lian.vocabulary.ClientNetwork;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * The share of one session, and of one network, of those who come to open a paper, told by the head of the request
 * alone: whoever comes with more connections does not fill the line of the others. Whose account it is, {@link
 * OnePaperEach} asks inside.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 19)
class PaperSenders extends OncePerRequestFilter {
    private static final String SESSION_COOKIE = "SESSION";
    private static final int MOST_OF_SESSION = 3;
    private static final int MOST_OF_NETWORK = 12;

    private final Map<String, Integer> inside = new HashMap<>();
    private final ComeAgain comeAgain;

    PaperSenders(ComeAgain comeAgain) {
        this.comeAgain = comeAgain;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Errand.of(request.getMethod(), request.getRequestURI())
                .filter(Errand.PAPER::equals)
                .isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var network = "network " + ClientNetwork.of(request.getRemoteAddr()).value();
        var who = session(request)
                .map(session -> Map.of("session " + session, MOST_OF_SESSION, network, MOST_OF_NETWORK))
                .orElseGet(() -> Map.of(network, MOST_OF_NETWORK));
        if (!enter(who)) {
            comeAgain.busy(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            leave(who.keySet());
        }
    }

    private static Optional<String> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, SESSION_COOKIE))
                        .map(cookie -> cookie.getValue()));
    }

    private synchronized boolean enter(Map<String, Integer> who) {
        if (who.entrySet().stream().anyMatch(one -> inside.getOrDefault(one.getKey(), 0) >= one.getValue())) {
            return false;
        }
        who.keySet().forEach(one -> inside.merge(one, 1, Integer::sum));
        return true;
    }

    private synchronized void leave(Set<String> who) {
        who.forEach(one -> inside.computeIfPresent(one, (key, count) -> count == 1 ? null : count - 1));
    }

    /** How many sessions and networks are inside or wait. */
    synchronized int people() {
        return inside.size();
    }
}
