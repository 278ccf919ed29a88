package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Refusal;

/** 排版的位置：who goes first, how many at once, and how often one text is set. */
class SettingPlacesTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    @DisplayName("要送达的先排，预览让它先走，哪怕先来")
    void whatIsServedGoesFirst() {
        var places = new SettingPlaces(2, LONG);
        var open = new CountDownLatch(1);
        var order = Collections.synchronizedList(new ArrayList<String>());
        // Who only looks comes first: it does not take the last place.
        var looking = new CountDownLatch(1);
        var looks = CompletableFuture.runAsync(() -> places.shown(() -> within(looking, open)));
        awaited(looking);
        var serving = new CountDownLatch(1);
        var serves = CompletableFuture.runAsync(() -> places.served(() -> within(serving, open)));
        awaited(serving);
        var shown = CompletableFuture.runAsync(() -> places.shown(() -> order.add("shown")));
        var served = CompletableFuture.runAsync(() -> places.served(() -> order.add("served")));
        await().until(() -> places.servedWaiting() == 1);

        open.countDown();
        CompletableFuture.allOf(looks, serves, shown, served).join();
        assertThat(order).containsExactly("served", "shown");
    }

    @Test
    @DisplayName("几份可以同时排，互不等候；最后一个位置留给要送达的，看预览的等一会儿就被告知稍后再打开")
    void asManyAsPlaces() {
        var places = new SettingPlaces(3, Duration.ofMillis(50));
        var both = new CountDownLatch(2);
        var open = new CountDownLatch(1);
        var papers = List.of(1, 2).stream()
                .map(number -> CompletableFuture.runAsync(() -> places.shown(() -> within(both, open))))
                .toList();
        awaited(both);

        assertThatThrownBy(() -> places.shown(() -> "third"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请过几秒再打开");
        assertThat(places.served(() -> "served")).isEqualTo("served");
        open.countDown();
        papers.forEach(CompletableFuture::join);
        assertThat(places.shown(() -> "after")).isEqualTo("after");
    }

    @Test
    @DisplayName("排版失败也把位置还回来")
    void aFailureGivesItsPlaceBack() {
        var places = new SettingPlaces(2, Duration.ZERO);

        assertThatThrownBy(() -> places.served(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(places.shown(() -> "next")).isEqualTo("next");
    }

    @Test
    @DisplayName("同一份内容只排一次，同时要的人等同一份；失败不留下")
    void oneTextIsSetOnce() {
        var kept = new KeptSettings(100);
        var times = new AtomicInteger();
        var open = new CountDownLatch(1);
        var asked = List.of(1, 2, 3).stream()
                .map(number -> CompletableFuture.supplyAsync(() -> kept.of("hash", () -> {
                    times.incrementAndGet();
                    awaited(open);
                    return new byte[10];
                })))
                .toList();
        await().until(() -> times.get() == 1);
        open.countDown();

        assertThat(asked).allSatisfy(one -> assertThat(one.join()).hasSize(10));
        assertThat(times).hasValue(1);
        assertThatThrownBy(() -> kept.of("other", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(kept.of("other", () -> new byte[1])).hasSize(1);
    }

    @Test
    @DisplayName("留着的有上限：最久没人要的先走")
    void whatIsKeptIsBounded() {
        var kept = new KeptSettings(100);
        kept.of("first", () -> new byte[40]);
        kept.of("second", () -> new byte[40]);
        kept.of("first", () -> new byte[1]);
        kept.of("third", () -> new byte[40]);

        assertThat(kept.of("first", () -> new byte[1])).hasSize(40);
        assertThat(kept.of("second", () -> new byte[2])).hasSize(2);
        assertThat(kept.of("large", () -> new byte[101])).hasSize(101);
        assertThat(kept.of("large", () -> new byte[3])).hasSize(3);
    }

    private static boolean within(CountDownLatch inside, CountDownLatch open) {
        inside.countDown();
        return awaited(open);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
