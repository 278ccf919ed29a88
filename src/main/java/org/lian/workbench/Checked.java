package org.lian.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say of a draft.
 *
 * @param examples null for a diagram, and for a table that cannot be asked at all
 */
public record Checked(List<RuleFinding> findings, Examples.@Nullable Run examples) {
    /** Whether it cannot be published so. */
    public boolean blocks() {
        return findings.stream().anyMatch(RuleFinding::isBlocking);
    }

    public List<RuleFinding> blocking() {
        return findings.stream().filter(RuleFinding::isBlocking).toList();
    }
}
