package org.lian.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lian.operations.FailedSubmissions;
import org.lian.operations.SubmissionFaults;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The watch on the submissions that end in a fault of ours, and on those that are accepted, whoever of the pages and
 * the API answered them. Whoever comes a second time to the receipt of an old one counts as accepted: rather too short
 * an outage than one too long.
 */
@Component
class SubmissionsWatched extends OncePerRequestFilter {
    private final SubmissionFaults faults;
    private final FailedSubmissions failures;

    SubmissionsWatched(SubmissionFaults faults, FailedSubmissions failures) {
        this.faults = faults;
        this.failures = failures;
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
                failures.failed();
            }
        }
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            failures.accepted();
        }
    }
}
