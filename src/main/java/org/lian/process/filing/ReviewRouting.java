package org.lian.process.filing;

import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The routing of a review, to which group and how urgently: the first matching row names the group, the highest
 * priority counts.
 */
@Component
class ReviewRouting {
    private final Decisions decisions;
    private final FilingLifecycle filings;

    ReviewRouting(Decisions decisions, FilingLifecycle filings) {
        this.decisions = decisions;
        this.filings = filings;
    }

    /**
     * The route of a review.
     *
     * @param group the candidate group
     * @param priority from 0 to 100
     * @param causePart see {@link CauseParts}
     */
    record Route(String group, long priority, String causePart) {}

    Route of(FilingId id) {
        var filing = filings.filing(id);
        var facts = FilingFacts.of(filing, filings.findings(id));
        var decision = decisions.evaluate("review-routing", facts, id, Visibility.INTERNAL);
        var first =
                decision.rows().stream().findFirst().orElseThrow(() -> new DecisionUnclear("review-routing", "没有一行命中"));
        var priority = decision.rows().stream()
                .mapToLong(row -> (Long) row.getOrDefault("priority", 0L))
                .max()
                .orElse(0);
        return new Route(String.valueOf(first.get("group")), priority, CauseParts.of(filing));
    }
}
