package org.lian.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lian.operations.LostDatabase;
import org.lian.operations.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The answer that the database is away, given at once instead of letting everybody wait for a connection: sessions are
 * in it too, so even an error page would wait. Who was on the way when it went is told that the outcome is not known.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAway extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);

    private final Readiness readiness;
    private final ComeAgain comeAgain;

    DatabaseAway(Readiness readiness, ComeAgain comeAgain) {
        this.readiness = readiness;
        this.comeAgain = comeAgain;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (readiness.databaseIsAway()) {
            if (Errand.of(request.getMethod(), request.getRequestURI()).isPresent()) {
                comeAgain.away(request, response);
            } else {
                chain.doFilter(new OfNobody(request), response);
            }
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !LostDatabase.isBehind(failure)) {
                throw failure;
            }
            log.error("The database was lost during {}", request.getMethod(), failure);
            comeAgain.lost(request, response);
        }
    }

    /** The requests of nobody: status, health and style need no session, and looking for one would wait. */
    private static final class OfNobody extends HttpServletRequestWrapper {
        private OfNobody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie[] getCookies() {
            return new Cookie[0];
        }
    }
}
