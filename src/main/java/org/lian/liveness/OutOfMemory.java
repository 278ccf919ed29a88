package org.lian.liveness;

import org.jspecify.annotations.Nullable;

/**
 * A node whose memory ran out ends at once, as with {@code -XX:+ExitOnOutOfMemoryError}, which a bare {@code java -jar}
 * does not have: some thread has lost its work by then, and nobody knows which. Asked wherever a Throwable is caught for
 * good; what nobody catches comes here by {@link #endsTheNode}.
 */
public final class OutOfMemory {
    /** What the JVM's own flag ends with. */
    private static final int EXIT = 3;

    private static final int DEEPEST_CAUSE = 20;

    private OutOfMemory() {}

    /** For threads that nobody watches. */
    public static void endsTheNode() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            endIfBehind(failure);
            if (before != null) {
                before.uncaughtException(thread, failure);
            } else {
                failure.printStackTrace();
            }
        });
    }

    /** Does not return when memory ran out. */
    public static void endIfBehind(@Nullable Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError) {
                end();
            }
            cause = cause.getCause();
        }
    }

    private static void end() {
        try {
            System.err.println(
                    "Out of memory: this node ends now (exit code 3). Give it more (-Xmx) and start it again.");
        } finally {
            // No shutdown hooks: they would want memory. What was not committed is done again after the next start.
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
