package org.lian.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.vocabulary.FilingId;

/**
 * A decision as it was recorded.
 *
 * @param fault why the table gave no answer; null when it did
 */
public record DecisionRecord(
        long id,
        FilingId filing,
        String decisionId,
        int version,
        List<String> ruleIds,
        Map<String, Object> inputs,
        List<Map<String, Object>> rows,
        @Nullable String fault,
        Visibility visibility,
        Instant at) {
    /** Facts that the court marks for itself; its journal entry is internal too. */
    private static final Set<String> COURTS_OWN = Set.of("sensitiveMatter");

    /** Whether the party may see it: one that knew a mark of the court's own tells that mark. */
    boolean isForParty() {
        return visibility == Visibility.PARTY && Collections.disjoint(inputs.keySet(), COURTS_OWN);
    }

    /** Whether the table was not asked, as those before it took the time of them all. */
    public boolean wasNotAsked() {
        return TableAnswer.TOO_LONG.equals(fault);
    }

    /** Why nobody could go on with this answer. */
    public String trouble() {
        if (fault != null) {
            return fault;
        }
        return rows.isEmpty() ? "没有一行命中" : "命中 " + String.join("、", ruleIds) + "，没有给出可用的唯一结论";
    }
}
