package org.lian.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HandsTests {
    private static final Duration SOON = Duration.ofMillis(5);

    private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
    private final List<Integer> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    @DisplayName("有活的时候几个人一起干：四件到齐了才放行，四件都做完")
    void manyAtOnce() {
        var gate = new CyclicBarrier(4);
        waiting.addAll(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        try (var hands = hands(4, one -> gate.await(20, TimeUnit.SECONDS))) {
            await().until(() -> done.size() == 8);
        }
        assertThat(done).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    @DisplayName("一件卡住了，别的照做；卡着的时候不算轮过一圈，放开以后又算")
    void oneIsHeldUp() {
        var gate = new CountDownLatch(1);
        waiting.addAll(List.of(0, 1, 2, 3));
        try (var hands = hands(2, one -> {
            if (one == 0) {
                gate.await();
            }
        })) {
            await().until(() -> done.size() == 3);
            var before = rounds.get();
            waiting.addAll(Collections.nCopies(20, 4));
            await().until(() -> done.size() == 23);
            assertThat(rounds.get() - before).isLessThanOrEqualTo(1);
            gate.countDown();
            await().until(() -> done.contains(0) && rounds.get() > before + 2);
        }
    }

    @Test
    @DisplayName("一件出了错，不停工：剩下的下一轮接着做")
    void aFaultEndsNothing() {
        waiting.addAll(List.of(1, 2, 3));
        try (var hands = hands(1, one -> {
            if (one == 1) {
                throw new StackOverflowError();
            }
        })) {
            await().until(() -> done.containsAll(List.of(2, 3)));
        }
    }

    private interface Work {
        void on(int one) throws Exception;
    }

    private Hands hands(int most, Work work) {
        return new Hands(
                "hands",
                most,
                SOON,
                taken -> {
                    var one = waiting.poll();
                    if (one == null) {
                        return false;
                    }
                    taken.run();
                    try {
                        work.on(one);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    done.add(one);
                    return true;
                },
                rounds::incrementAndGet);
    }
}
