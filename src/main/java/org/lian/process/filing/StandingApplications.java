package org.lian.process.filing;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.Variable;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.FilingId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The applications that an earlier release took for suits, given the period of the law: their timers are set for a
 * suit's seven days. A period only becomes shorter; what is right already is left alone, so each start may ask again.
 */
@Component
class StandingApplications implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(StandingApplications.class);

    private final FilingLifecycle filings;
    private final ReviewClock reviewClock;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TransactionTemplate together;

    StandingApplications(
            FilingLifecycle filings,
            ReviewClock reviewClock,
            RuntimeService runtime,
            ManagementService management,
            TransactionTemplate together) {
        this.filings = filings;
        this.reviewClock = reviewClock;
        this.runtime = runtime;
        this.management = management;
        this.together = together;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        for (var filing : filings.applicationsUnderReview()) {
            try {
                together.executeWithoutResult(status -> shorten(filing));
            } catch (DecisionUnclear unclear) {
                // The table is being repaired: the timers stand, and the next start asks again.
                log.warn("The period of application {} is not clear", filing, unclear);
            }
        }
    }

    private void shorten(FilingId filing) {
        var now = reviewClock.datesNow(filing);
        var timer = management
                .createJobQuery()
                .activityId("BoundaryEvent_ReviewOverdue")
                .processInstanceId(instance(filing))
                .singleResult();
        if (timer == null || !now.due().isBefore(timer.getDuedate().toInstant())) {
            return;
        }
        var dates = reviewClock.startFor(filing);
        runtime.setVariables(
                timer.getProcessInstanceId(),
                Map.of(
                        Variable.REVIEW_DUE.key(), Date.from(dates.due()),
                        Variable.REVIEW_REMIND.key(), Date.from(dates.remind()),
                        Variable.REVIEW_ALERT.key(), Date.from(dates.alert())));
        move(timer.getProcessInstanceId(), "BoundaryEvent_ReviewReminder", dates.remind());
        move(timer.getProcessInstanceId(), "BoundaryEvent_ReviewAlert", dates.alert());
        move(timer.getProcessInstanceId(), "BoundaryEvent_ReviewOverdue", dates.due());
        log.info("Application {} has the period of its own until {}", filing, dates.due());
    }

    private void move(String instance, String boundary, Instant due) {
        management
                .createJobQuery()
                .activityId(boundary)
                .processInstanceId(instance)
                .list()
                .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due)));
    }

    private String instance(FilingId filing) {
        var found = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing.toString(), "filing")
                .singleResult();
        return found == null ? "none" : found.getId();
    }
}
