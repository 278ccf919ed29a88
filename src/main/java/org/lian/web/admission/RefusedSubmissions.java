package org.lian.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import org.lian.operations.FailedSubmissions;
import org.lian.operations.SubmissionFaults;
import org.lian.web.security.Senders;
import org.springframework.stereotype.Component;

/**
 * The submissions that the door itself turned away: for the party it is the same as a fault of ours, and a period may
 * end meanwhile. Of somebody who has signed in, for any stranger could make an outage else; one is counted at a time,
 * for a crowd must not take the database with being counted.
 */
@Component
class RefusedSubmissions {
    private final Senders senders;
    private final SubmissionFaults faults;
    private final FailedSubmissions failures;
    private final Semaphore counting = new Semaphore(1);

    RefusedSubmissions(Senders senders, SubmissionFaults faults, FailedSubmissions failures) {
        this.senders = senders;
        this.faults = faults;
        this.failures = failures;
    }

    void turnedAway(HttpServletRequest request) {
        var submission = Errand.of(request.getMethod(), request.getRequestURI())
                .filter(Errand.SUBMIT::equals)
                .isPresent();
        if (!submission || !counting.tryAcquire()) {
            return;
        }
        try {
            if (senders.isKnown(request)) {
                faults.met();
                failures.failed();
            }
        } finally {
            counting.release();
        }
    }
}
