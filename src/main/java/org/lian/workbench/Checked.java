package org.lian.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the checks of a draft.
 *
 * @param differences what it does otherwise than the version that it was made from; empty for a new rule
 * @param examples null for a diagram, and for a table that cannot be asked at all
 * @param mayRun whether a table may be evaluated: its texts were looked at and none can take all time or memory
 * @param statutory whether a {@code locked} row, or what the law needs of a diagram, differs from the base
 */
public record Checked(
        List<RuleFinding> findings,
        List<RuleChange> differences,
        Examples.@Nullable Run examples,
        boolean mayRun,
        boolean statutory) {
    /** Whether it cannot be published so. */
    public boolean blocks() {
        return findings.stream().anyMatch(RuleFinding::isBlocking);
    }

    /** Whether a part is still under way, and goes on by itself. */
    public boolean runs() {
        return RuleChecks.runs(this);
    }

    /** What it does to people, for whoever approves it to read first. */
    public List<RuleFinding> harm() {
        return findings.stream().filter(RuleFinding::isHarm).toList();
    }

    public List<RuleFinding> blocking() {
        return findings.stream().filter(RuleFinding::isBlocking).toList();
    }

    /** Examples whose expected answer was changed: the proof moved with the table. */
    public long changedExpectations() {
        return count(ExampleDifference.EXPECTATION_CHANGED);
    }

    public long removedExamples() {
        return count(ExampleDifference.REMOVED);
    }

    private long count(String kind) {
        return differences.stream().filter(change -> change.kind().equals(kind)).count();
    }
}
