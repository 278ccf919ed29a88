package org.lian.workbench;

import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes approved drafts when their time comes; on any node, once. */
@Component
class DuePublications {
    private static final Logger log = LoggerFactory.getLogger(DuePublications.class);

    private final DraftStore drafts;
    private final RuleReleases releases;
    private final BusinessClock clock;

    DuePublications(DraftStore drafts, RuleReleases releases, BusinessClock clock) {
        this.drafts = drafts;
        this.releases = releases;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void publishDue() {
        for (var id : drafts.due(clock.now())) {
            log.info("Publishing rule draft {}, its time has come", id);
            try {
                releases.publishDue(id);
            } catch (Refusal refused) {
                releases.giveBackDue(id, refused.detail());
            } catch (RuntimeException fault) {
                log.error("Rule draft {} was not published; it is tried again, the others go on", id, fault);
            }
        }
    }
}
