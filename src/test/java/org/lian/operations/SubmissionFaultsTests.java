package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 提交时出错: several within ten minutes are told, with since when and how often. */
class SubmissionFaultsTests {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final SubmissionFaults faults = new SubmissionFaults(now::get);

    @Test
    @DisplayName("十分钟里一两次不说；三次起说从什么时候开始、最近多少次；十分钟没有再出错就不说了")
    void several() {
        faults.met();
        pass(Duration.ofMinutes(4));
        faults.met();
        assertThat(faults.series()).isEmpty();

        faults.met();
        assertThat(faults.series()).hasValueSatisfying(series -> assertThat(series.words())
                .isEqualTo("提交立案申请时系统反复出错：从 4 分钟前开始，最近 10 分钟 3 次"));

        pass(Duration.ofMinutes(9));
        faults.met();
        assertThat(faults.series())
                .hasValueSatisfying(series -> assertThat(series.words()).contains("从 13 分钟前开始", "3 次"));

        pass(Duration.ofMinutes(11));
        assertThat(faults.series()).isEmpty();
        faults.met();
        faults.met();
        assertThat(faults.series()).isEmpty();
    }

    @Test
    @DisplayName("出错再多，占的内存也有限")
    void bounded() {
        for (int i = 0; i < 5_000; i++) {
            faults.met();
        }

        assertThat(faults.series())
                .hasValueSatisfying(series -> assertThat(series.words()).contains("刚刚开始", "超过 1000 次"));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
