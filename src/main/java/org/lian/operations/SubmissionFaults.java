package org.lian.operations;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 提交时出错: how often this node answered a submission with a fault of its own lately. One may be chance; several are
 * something that everybody meets, for example a published diagram that no filing can be started with.
 */
@Component
public class SubmissionFaults {
    static final Duration LATELY = Duration.ofMinutes(10);
    private static final int SEVERAL = 3;
    /** What is remembered of one series; more are counted as this many. */
    private static final int MOST = 1_000;

    private final LongSupplier nanos;
    private final Deque<Long> lately = new ArrayDeque<>();
    private @Nullable Long first;

    SubmissionFaults() {
        this(System::nanoTime);
    }

    SubmissionFaults(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Faults one upon the other.
     *
     * @param since how long ago the first was
     * @param times how often within the last ten minutes
     */
    public record Series(Duration since, int times) {
        /** Chinese, for everybody. */
        public String words() {
            return "提交立案申请时系统反复出错：%s开始，最近 %d 分钟 %s%d 次"
                    .formatted(
                            since.toMinutes() == 0 ? "刚刚" : "从 " + since.toMinutes() + " 分钟前",
                            LATELY.toMinutes(),
                            times == MOST ? "超过 " : "",
                            times);
        }
    }

    /** A submission was answered with a fault. */
    public synchronized void met() {
        forget();
        var now = nanos.getAsLong();
        if (first == null) {
            first = now;
        }
        lately.add(now);
        if (lately.size() > MOST) {
            lately.remove();
        }
    }

    /** Empty while there were none lately, or too few to be more than chance. */
    public synchronized Optional<Series> series() {
        forget();
        return first == null || lately.size() < SEVERAL
                ? Optional.empty()
                : Optional.of(new Series(Duration.ofNanos(nanos.getAsLong() - first), lately.size()));
    }

    private void forget() {
        var now = nanos.getAsLong();
        lately.removeIf(at -> now - at > LATELY.toNanos());
        if (lately.isEmpty()) {
            first = null;
        }
    }
}
