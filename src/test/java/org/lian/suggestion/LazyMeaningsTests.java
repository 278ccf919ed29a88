package org.lian.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model is read when first asked for, by a thread of its own; without it nobody waits long and nothing breaks. */
@Tag("long")
class LazyMeaningsTests {
    @Test
    @DisplayName("没人问不读；读不出时没有意思可给，健康检查写明只按词查找")
    void unreadableIsSaidByHealth() {
        var meanings = new LazyMeanings(() -> {
            throw new FileNotFoundException("bge-small-zh-v1.5-q.onnx");
        });
        assertThat(meanings.health().getDetails()).containsEntry("mode", "NOT_ASKED_YET");

        assertThat(meanings.of("借钱不还")).isEmpty();
        assertThat(meanings.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(meanings.health().getDetails()).containsEntry("mode", "WORDS_ALONE");
    }

    @Test
    @DisplayName("读得慢，一个人最多等几秒；同时来的人多，后面的马上得到只按词查找的回答")
    @Tag("thorough")
    void nobodyWaitsLong() throws Exception {
        var never = new CountDownLatch(1);
        var meanings = new LazyMeanings(() -> {
            never.await();
            return Meanings.read();
        });
        var quick = new AtomicInteger();
        var people = IntStream.range(0, 40)
                .mapToObj(number -> new Thread(() -> {
                    var start = System.nanoTime();
                    meanings.of("借钱不还");
                    if (Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(2)) < 0) {
                        quick.incrementAndGet();
                    }
                }))
                .toList();
        people.forEach(Thread::start);
        for (var person : people) {
            person.join(Duration.ofSeconds(60).toMillis());
            assertThat(person.isAlive()).isFalse();
        }

        assertThat(quick).hasValueGreaterThan(20);
        assertThat(meanings.health().getDetails()).containsEntry("mode", "READING");
        never.countDown();
    }

    @Test
    @DisplayName("有人打开要说的那一页，就开始读，不等他说完")
    void readWhileOneTypes() {
        var asked = new CountDownLatch(1);
        var meanings = new LazyMeanings(() -> {
            asked.countDown();
            throw new FileNotFoundException("bge-small-zh-v1.5-q.onnx");
        });
        meanings.prepare();

        await().until(() -> asked.getCount() == 0);
    }

    @Test
    @DisplayName("读好以后按意思排：没有一个字相同的两句话也对得上")
    void readOnceAskedForEver() {
        var meanings = new LazyMeanings(Meanings::read);

        await().atMost(Duration.ofMinutes(2))
                .until(() -> !meanings.of("上面那户的水管子爆了，把我屋顶弄湿了").isEmpty());
        assertThat(meanings.health().getDetails()).containsEntry("mode", "MEANING_AND_WORDS");
        assertThat(meanings.of("俺借给二狗子八千，他赖着不给"))
                .first()
                .extracting(Meanings.Ranked::meant)
                .isEqualTo("04.10.108.03");
    }

    @Test
    @DisplayName("同一句话只算一次，再问马上答")
    void computedOnce() {
        var meanings = new LazyMeanings(Meanings::read);
        var text = "俺借给二狗子八千，他赖着不给";

        await().atMost(Duration.ofMinutes(2)).until(() -> !meanings.of(text).isEmpty());

        assertThat(meanings.of(text)).isSameAs(meanings.of(text));
        assertThat(meanings.isAtHand(text)).isTrue();
        assertThat(meanings.isAtHand("邻居家的狗咬了我")).isTrue();
    }
}
