package org.lian.workbench;

import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** The count of what waits in the workbench for a person, for the start page. */
@Component
public class WaitingRules {
    private final RuleDrafts drafts;
    private final RuleRepairs repairs;

    WaitingRules(RuleDrafts drafts, RuleRepairs repairs) {
        this.drafts = drafts;
        this.repairs = repairs;
    }

    /** Drafts that this person may approve. */
    public long toApprove(Actor second) {
        return drafts.open().stream().filter(draft -> draft.isFor(second)).count();
    }

    /** Questions that a table did not answer. */
    public int toRepair() {
        return repairs.countOpen();
    }
}
