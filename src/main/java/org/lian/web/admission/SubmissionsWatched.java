package org.lian.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lian.operations.SubmissionFaults;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the submissions that end in a fault of ours, whoever of the pages and the API answered them. */
@Component
class SubmissionsWatched extends OncePerRequestFilter {
    private final SubmissionFaults faults;

    SubmissionsWatched(SubmissionFaults faults) {
        this.faults = faults;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Errand.of(request.getMethod(), request.getRequestURI())
                .filter(Errand.SUBMIT::equals)
                .isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answered = false;
        try {
            chain.doFilter(request, response);
            answered = response.getStatus() != HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        } finally {
            if (!answered) {
                faults.met();
            }
        }
    }
}
