package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;

/** Which day it is for the quick tests. */
class AnotherDayTests {
    private static final Duration BESIDE = Duration.ofMinutes(1);

    @Test
    @DisplayName("指定了哪一天（-Dtests.day），JDK 的时钟和引擎的时钟都是哪一天；没有指定的，是机器的")
    void everyClockTellsThatDay() {
        var said = System.getProperty(AnotherDay.DAY, "");
        var machine = Instant.ofEpochMilli(System.currentTimeMillis());
        var expected = said.isBlank() ? machine.atZone(BusinessClock.SHANGHAI).toLocalDate() : LocalDate.parse(said);

        assertThat(LocalDate.now(BusinessClock.SHANGHAI)).isEqualTo(expected);
        assertThat(Duration.between(Instant.now(), new Date().toInstant()).abs())
                .isLessThan(BESIDE);
        assertThat(Duration.between(Instant.now(), Clock.systemUTC().instant()).abs())
                .isLessThan(BESIDE);
        assertThat(Duration.between(Instant.now(), ClockUtil.getCurrentTime().toInstant())
                        .abs())
                .isLessThan(BESIDE);
    }
}
