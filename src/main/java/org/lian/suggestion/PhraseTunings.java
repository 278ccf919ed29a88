package org.lian.suggestion;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Sha256;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The meanings by the table in force and by tables that analysts try, computed on one thread of their own when first asked
 * for: a new version answers within a second in each node, and what takes longer keeps nobody waiting.
 */
@Component
class PhraseTunings {
    /** Then the version before answers once more. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int KEPT = 6;
    private static final int MOST_WAITING = 8;

    private final PublishedPhrases published;
    private final Map<String, FutureTask<Meanings>> tuned = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Meanings>> eldest) {
            return size() > KEPT;
        }
    };
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                var thread = new Thread(task, "phrases");
                thread.setDaemon(true);
                return thread;
            });

    private volatile @Nullable PhraseTuning tuning;
    private volatile @Nullable Meanings last;

    PhraseTunings(PublishedPhrases published) {
        this.published = published;
    }

    /** The meanings by the table in force, or, while they are computed, by the one before. */
    Meanings inForce(Meanings shipped) {
        var table = published.inForce();
        var now = soon(shipped, table.sha256(), () -> published.text(table.version()), PATIENCE);
        now.ifPresent(meanings -> last = meanings);
        var before = last;
        return now.orElse(before == null ? shipped : before);
    }

    /** The meanings by a table that is in force nowhere; empty where they cannot be had so soon. */
    Optional<Meanings> of(Meanings shipped, String table, Duration patience) {
        return soon(shipped, Sha256.hex(table), () -> table, patience);
    }

    /** The direction of a text of the analysts, computed once. */
    float[] direction(String text) {
        var known = tuning;
        if (known == null) {
            throw new IllegalStateException("No table was tried yet");
        }
        return known.direction(text);
    }

    private synchronized PhraseTuning tuning(Meanings shipped) {
        var known = tuning;
        if (known == null) {
            known = new PhraseTuning(shipped);
            tuning = known;
        }
        return known;
    }

    private Optional<Meanings> soon(Meanings shipped, String sha256, Supplier<String> table, Duration patience) {
        try {
            return Optional.of(started(shipped, sha256, table).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | RejectedExecutionException notYet) {
            return Optional.empty();
        } catch (ExecutionException fault) {
            LoggerFactory.getLogger(PhraseTunings.class)
                    .error("The phrases {} cannot be used", sha256, fault.getCause());
            return Optional.empty();
        }
    }

    private FutureTask<Meanings> started(Meanings shipped, String sha256, Supplier<String> table) {
        synchronized (tuned) {
            var known = tuned.get(sha256);
            if (known != null) {
                return known;
            }
            var begun = new FutureTask<>(() -> tuning(shipped).of(PhraseTable.phrases(PhraseTable.lines(table.get()))));
            thread.execute(begun);
            tuned.put(sha256, begun);
            return begun;
        }
    }
}
