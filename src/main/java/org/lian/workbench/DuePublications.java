package org.lian.workbench;

import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The publication of approved drafts when their time comes; on any node, once. What fails is told at its draft: a fault
 * of the machine is tried again with growing pauses, any other waits for a person.
 */
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
                failed(id, fault);
            }
        }
    }

    private void failed(UUID id, RuntimeException fault) {
        if (MachineFaults.isOne(fault)) {
            log.error("Rule draft {} was not published; the draft says when it is tried again", id, fault);
            releases.tryAgain(id);
        } else {
            var reference = UUID.randomUUID().toString().substring(0, 8);
            log.error("Rule draft {} was not published and waits for a person, reference {}", id, reference, fault);
            releases.stop(id, reference);
        }
    }
}
