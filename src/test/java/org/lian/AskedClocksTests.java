package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;

/** The record by which a test class is left out of other days. */
class AskedClocksTests {
    private static final String HERE = AskedClocksTests.class.getName() + " asked ";

    @Test
    @DisplayName("没有问过今天是哪一天的测试类才不在别的日子再跑：JDK 的时钟、Date、引擎的时钟，问过一次就记下来")
    void everyClockIsHeard() {
        assertThat(AskedClocks.of(AskedClocksTests.class)).isEmpty();

        assertThat(LocalDate.now(BusinessClock.SHANGHAI)).isNotNull();
        assertHeard("java.time");
        assertThat(new Date()).isNotNull();
        assertHeard("java.util.Date");
        assertThat(ClockUtil.getCurrentTime()).isNotNull();
        if (AskedClocks.isKept()) {
            assertThat(AskedClocks.of(AskedClocksTests.class))
                    .anySatisfy(asked -> assertThat(asked).endsWith("the engine"));
        }
    }

    private static void assertHeard(String clock) {
        if (AskedClocks.isKept()) {
            assertThat(AskedClocks.of(AskedClocksTests.class)).contains(HERE + clock);
        } else {
            assertThat(AskedClocks.of(AskedClocksTests.class)).isEqualTo(Set.of());
        }
    }
}
