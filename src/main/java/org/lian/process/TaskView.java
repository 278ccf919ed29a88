package org.lian.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/** A task as a list shows it. */
public record TaskView(
        String id,
        TaskKind kind,
        String name,
        FilingId filing,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        int priority) {}
