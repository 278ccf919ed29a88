package org.lian.process.automatic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.clock.BusinessClock;

/** 等待的分钟: only what somebody of the court could look in. */
class CourtMinutesTests {
    @ParameterizedTest
    @CsvSource({
        "2026-10-12T09:00, 60, 2026-10-12T10:00",
        "2026-10-12T07:30, 60, 2026-10-12T10:00",
        "2026-10-12T16:00, 60, 2026-10-12T17:00",
        "2026-10-12T16:00:01, 60, 2026-10-13T09:00:01",
        "2026-10-12T17:00, 60, 2026-10-13T10:00",
        "2026-10-12T22:30, 60, 2026-10-13T10:00",
        "2026-10-16T16:40, 60, 2026-10-19T09:40",
        "2026-10-17T11:00, 60, 2026-10-19T10:00",
        "2026-10-12T09:00, 480, 2026-10-12T17:00",
        "2026-10-12T09:00, 960, 2026-10-13T17:00",
        "2026-10-16T12:00, 960, 2026-10-20T12:00"
    })
    @DisplayName("只算工作日九时至十七时：晚上、周末来的，下一个工作日上班以后才开始算")
    void onlyWhileSomebodyCanLook(String now, int minutes, String end) {
        var ends = CourtMinutes.after(
                LocalDateTime.parse(now).atZone(BusinessClock.SHANGHAI).toInstant(),
                Duration.ofMinutes(minutes),
                day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);

        assertThat(ends.atZone(BusinessClock.SHANGHAI).toLocalDateTime()).isEqualTo(LocalDateTime.parse(end));
    }
}
