package org.lian.workbench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lian.suggestion.PhraseTrials;
import org.lian.suggestion.PhraseTrials.Example;
import org.lian.suggestion.PhraseTrials.Score;
import org.lian.vocabulary.Sha256;
import org.springframework.stereotype.Component;

/** The scores of drafts of the phrases beside those in force, computed on a thread of their own: whoever saves goes on. */
@Component
class PhraseScores {
    /** Whoever saves has his answer all the same. */
    static final Duration AT_ONCE = Duration.ofMillis(300);

    /** Nobody waits for it. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int KEPT = 20;
    private static final int MOST_WAITING = 8;

    private final PhraseTrials trials;
    private final Map<String, FutureTask<Optional<Compared>>> scores = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Optional<Compared>>> eldest) {
            return size() > KEPT && eldest.getValue().isDone();
        }
    };
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                var thread = new Thread(task, "phrase-scores");
                thread.setDaemon(true);
                return thread;
            });

    PhraseScores(PhraseTrials trials) {
        this.trials = trials;
        thread.allowCoreThreadTimeOut(true);
    }

    /** The two scores. */
    record Compared(Score before, Score after) {}

    /** The state of a trial: {@code compared} is there when it is known; {@code runs} while it is under way. */
    record State(boolean runs, @Nullable Compared compared) {}

    /** Waits so long at the most. What could not be computed is begun anew at the next look. */
    State of(String table, String base, List<Example> examples, Duration patience) {
        var key = Sha256.hex(table + '\n' + base + '\n' + examples);
        try {
            var task = started(key, table, base, examples);
            var compared = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (compared.isEmpty()) {
                forget(key);
            }
            return new State(false, compared.orElse(null));
        } catch (TimeoutException running) {
            return new State(true, null);
        } catch (RejectedExecutionException busy) {
            forget(key);
            return new State(false, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new State(true, null);
        } catch (ExecutionException e) {
            forget(key);
            throw new IllegalStateException("The examples of a table of phrases could not be tried", e.getCause());
        }
    }

    private synchronized FutureTask<Optional<Compared>> started(
            String key, String table, String base, List<Example> examples) {
        var known = scores.get(key);
        if (known == null) {
            known = new FutureTask<>(() -> compared(table, base, examples));
            scores.put(key, known);
            thread.execute(known);
        }
        return known;
    }

    private synchronized void forget(String key) {
        scores.remove(key);
    }

    private Optional<Compared> compared(String table, String base, List<Example> examples) {
        return trials.score(base, examples, PATIENCE)
                .flatMap(before -> trials.score(table, examples, PATIENCE).map(after -> new Compared(before, after)));
    }
}
