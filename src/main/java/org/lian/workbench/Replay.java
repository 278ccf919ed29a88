package org.lian.workbench;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.rules.PastQuestions;

/**
 * 回放: a draft asked what past filings asked, beside the version in force.
 *
 * @param revision of the draft that was replayed
 * @param summary null until it is done
 */
public record Replay(
        UUID id,
        UUID draft,
        int revision,
        State state,
        PastQuestions.Scope scope,
        int total,
        int done,
        int changed,
        @Nullable ReplaySummary summary,
        Instant startedAt) {

    /** The state of a replay. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
