package org.lian.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The firewall's look at an address before anything reads it: a winding one below the engine's pages is no path that
 * Spring can parse, and ended there as a fault of the court.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class StraightPathsOnly extends OncePerRequestFilter {
    private final HttpFirewall firewall;
    private final RequestRejectedHandler refusal;

    StraightPathsOnly(HttpFirewall firewall, RequestRejectedHandler refusal) {
        this.firewall = firewall;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException rejected) {
            refusal.handle(request, response, rejected);
            return;
        }
        chain.doFilter(request, response);
    }
}
