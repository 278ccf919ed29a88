package org.lian.workbench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule that is or was in force.
 *
 * @param author null for a version that came with the program; so are approver, reason and legal basis
 * @param rolledBackTo the version whose content came back, when this was a rollback
 */
public record RuleVersion(
        String rule,
        RuleKind kind,
        String name,
        int version,
        Instant effectiveAt,
        @Nullable String author,
        @Nullable String approver,
        @Nullable String reason,
        @Nullable String legalBasis,
        @Nullable Integer rolledBackTo) {}
