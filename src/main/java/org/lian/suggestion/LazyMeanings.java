package org.lian.suggestion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lian.suggestion.Meanings.Ranked;
import org.lian.vocabulary.Sha256;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The meanings, read on a thread of their own when first asked for, and asked one text at a time; the answers to the
 * texts asked last are kept, under the texts' hashes. Who would wait too long,
 * and everybody where they cannot be read, gets none: the words answer alone, and health says so.
 */
@Component("meaning")
class LazyMeanings implements HealthIndicator {
    /** As long as a person waits without wondering; the first time the model is read meanwhile. */
    private static final long PATIENCE_SECONDS = 4;

    private static final int MOST_WAITING = 8;
    private static final int KEPT = 256;

    private final Map<String, Answer> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > KEPT;
        }
    };
    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicReference<@Nullable FutureTask<Meanings>> reading = new AtomicReference<>();
    private final Callable<Meanings> source;

    private final UnaryOperator<Meanings> inForce;

    /** The meanings of a text by a table of phrases; by another it may mean something else. */
    private record Answer(Meanings by, List<Ranked> ranked) {}

    @Autowired
    LazyMeanings(PhraseTunings tunings) {
        this(Meanings::read, tunings::inForce);
    }

    LazyMeanings(Callable<Meanings> source) {
        this(source, shipped -> shipped);
    }

    /** @param inForce from what is shipped to what was published since */
    private LazyMeanings(Callable<Meanings> source, UnaryOperator<Meanings> inForce) {
        this.source = source;
        this.inForce = inForce;
    }

    /** What the text means, the likeliest first; empty where meanings cannot be had, or not soon. */
    List<Ranked> of(String text) {
        var known = kept(text);
        if (known.isPresent()) {
            return known.get();
        }
        if (turn.getQueueLength() >= MOST_WAITING) {
            return List.of();
        }
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return List.of();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        try {
            return kept(text).orElseGet(() -> computed(text));
        } finally {
            turn.release();
        }
    }

    /** Whether the answer can be had without waiting for others; it is kept from now on. */
    boolean isAtHand(String text) {
        if (!isRead() || kept(text).isPresent()) {
            return true;
        }
        try {
            // With a time, for without one it would go before those who wait.
            if (!turn.tryAcquire(0, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            computed(text);
            return true;
        } finally {
            turn.release();
        }
    }

    private boolean isRead() {
        var task = reading.get();
        return task != null && task.isDone();
    }

    private Optional<List<Ranked>> kept(String text) {
        Answer answer;
        synchronized (kept) {
            answer = kept.get(Sha256.hex(text));
        }
        return answer == null
                ? Optional.empty()
                : shipped().map(inForce).filter(answer.by()::equals).map(by -> answer.ranked());
    }

    private List<Ranked> computed(String text) {
        var by = shipped().map(inForce);
        if (by.isEmpty()) {
            return List.of();
        }
        var ranked = List.copyOf(by.get().of(text));
        synchronized (kept) {
            kept.put(Sha256.hex(text), new Answer(by.get(), ranked));
        }
        return ranked;
    }

    /** What the program ships, whatever was published; empty where it cannot be had, or not soon. */
    Optional<Meanings> shipped() {
        try {
            return Optional.of(started().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException wordsAlone) {
            // Health says it; the reading thread has said why.
            return Optional.empty();
        }
    }

    /** Begins to read, where nobody has yet. */
    void prepare() {
        started();
    }

    private FutureTask<Meanings> started() {
        var task = reading.get();
        if (task != null) {
            return task;
        }
        var first = new FutureTask<>(source);
        if (!reading.compareAndSet(null, first)) {
            return started();
        }
        var thread = new Thread(
                () -> {
                    first.run();
                    say(first);
                },
                "meanings");
        thread.setDaemon(true);
        thread.start();
        return first;
    }

    private static void say(FutureTask<Meanings> read) {
        try {
            read.get();
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(LazyMeanings.class).error("案由建议只能按词查找：读不出语义模型", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health health() {
        var task = reading.get();
        return Health.up()
                .withDetail("mode", task == null ? "NOT_ASKED_YET" : mode(task))
                .build();
    }

    private static String mode(FutureTask<Meanings> task) {
        if (!task.isDone()) {
            return "READING";
        }
        try {
            task.get();
            return "MEANING_AND_WORDS";
        } catch (ExecutionException failed) {
            return "WORDS_ALONE";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "READING";
        }
    }
}
