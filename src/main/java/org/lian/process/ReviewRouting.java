package org.lian.process;

import java.util.Comparator;
import java.util.Map;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.rules.DecisionRecord.Visibility;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** Which group reviews and how urgently: the first matching row names the group, the highest priority counts. */
@Component
class ReviewRouting {
    private final Decisions decisions;
    private final FilingLifecycle filings;

    ReviewRouting(Decisions decisions, FilingLifecycle filings) {
        this.decisions = decisions;
        this.filings = filings;
    }

    /** A candidate group and a priority from 0 to 100. */
    record Route(String group, long priority) {}

    Route of(FilingId id) {
        var facts = FilingFacts.of(filings.filing(id).draft(), filings.findings(id));
        var rows = decisions.evaluate("review-routing", facts, id, Visibility.INTERNAL).rows();
        var group = (String) rows.get(0).get("group");
        var priority = rows.stream()
                .map(ReviewRouting::priority)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Route(group, priority);
    }

    private static long priority(Map<String, Object> row) {
        return ((Number) row.get("priority")).longValue();
    }
}
