package org.lian.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.clock.BusinessClock;

/** Every hour of two weeks with 春节 2026 in them, as the moment in which an application comes in. */
class EveryHourTests {
    private static final int HOURS_OF_TWO_WEEKS = 336;
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-02-09T00:00");

    /** Off from 15 to 23 February; Saturdays 14 and 28 work. */
    private static final LocalDate FIRST_OFF = LocalDate.parse("2026-02-15");

    private static final LocalDate LAST_OFF = LocalDate.parse("2026-02-23");
    private static final Set<LocalDate> WEEKEND_OFF =
            Set.of(LocalDate.parse("2026-02-08"), LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-07"));

    @ParameterizedTest(name = "{0} 小时")
    @ValueSource(ints = {24, 48, 72})
    @DisplayName("二十四、四十八、七十二小时：两周里每个小时收到的，都自次时起算，遇春节、周末不停不顺延")
    void hoursDoNotStop(int hours) {
        for (var start : startHours()) {
            for (var within : List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofSeconds(3_599))) {
                var received = start.plus(within);
                var next = start.atZone(BusinessClock.SHANGHAI).toEpochSecond() + 3_600;
                assertThat(count(hours, TimeUnit.HOUR, received).dueAt().getEpochSecond())
                        .as("%s, %d 小时", received, hours)
                        .isEqualTo(next + 3_600L * hours);
            }
        }
    }

    @Test
    @DisplayName("五日：同样两周里每个小时收到的，当日不算，最后一日在春节、周末的顺延到其后第一个工作日")
    void daysMove() {
        var moved = 0;
        for (var start : startHours()) {
            var last = start.toLocalDate().plusDays(5);
            var working = last;
            while (isOff(working)) {
                working = working.plusDays(1);
            }
            moved += working.equals(last) ? 0 : 1;
            assertThat(count(5, TimeUnit.DAY, start).dueAt())
                    .as("%s, 5 日", start)
                    .isEqualTo(working.plusDays(1)
                            .atStartOfDay(BusinessClock.SHANGHAI)
                            .toInstant());
        }
        // Received on the 10th to the 18th, the fifth day is one of the nine that are off.
        assertThat(moved).isEqualTo(9 * 24);
    }

    private static boolean isOff(LocalDate day) {
        return !day.isBefore(FIRST_OFF) && !day.isAfter(LAST_OFF) || WEEKEND_OFF.contains(day);
    }

    private static List<LocalDateTime> startHours() {
        return IntStream.range(0, HOURS_OF_TWO_WEEKS)
                .mapToObj(MONDAY::plusHours)
                .toList();
    }

    private static Deadline count(int length, TimeUnit unit, LocalDateTime received) {
        return new PeriodCount(PeriodCountTests.CALENDAR)
                .count(
                        new Period(length, unit, unit != TimeUnit.HOUR, "民事诉讼法", "民事诉讼法第八十五条"),
                        received.atZone(BusinessClock.SHANGHAI).toInstant());
    }
}
