package org.lian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.FilingId;

/** 一件案件的各张表一起的时间. */
class DecisionTimeTests {
    private final AtomicLong now = new AtomicLong();
    private final AtomicLong processor = new AtomicLong();
    private final DecisionTime time = new DecisionTime(now::get, processor::get);
    private final FilingId slow = FilingId.random();

    @Test
    @DisplayName("一件案件的各张表一起最多算两秒，以后的不再算，转人工认定；别的案件照常")
    void together() {
        assertThat(asked(slow, 900)).isEqualTo("算了");
        assertThat(asked(slow, 900)).isEqualTo("算了");
        assertThat(asked(slow, 900)).isEqualTo("算了");
        assertThat(asked(slow, 1)).isEqualTo("太久");
        assertThat(asked(FilingId.random(), 1)).isEqualTo("算了");
    }

    @Test
    @DisplayName("过了一分钟重新算起：平常的案件看多少次都不会用完")
    void anew() {
        asked(slow, 2_500);
        assertThat(asked(slow, 1)).isEqualTo("太久");

        now.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThat(asked(slow, 1)).isEqualTo("算了");
    }

    @Test
    @DisplayName("由人认定了一张以后重新算起：那一张不再算，别的不跟着都由人认定")
    void afterAPerson() {
        asked(slow, 2_500);

        time.anew(slow);

        assertThat(asked(slow, 1)).isEqualTo("算了");
    }

    @Test
    @DisplayName("不在事务里、也没有案件的，一次是一次")
    void withoutAFiling() {
        assertThat(asked(null, 2_500)).isEqualTo("算了");
        assertThat(asked(null, 1)).isEqualTo("算了");
    }

    private String asked(@Nullable FilingId filing, long millis) {
        return time.spend(
                filing,
                () -> {
                    processor.addAndGet(Duration.ofMillis(millis).toNanos());
                    return "算了";
                },
                () -> "太久");
    }
}
