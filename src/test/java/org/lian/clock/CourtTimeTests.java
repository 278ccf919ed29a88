package org.lian.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Days and moments as the court writes them. */
class CourtTimeTests {
    private static final Instant BEFORE_MIDNIGHT_IN_LONDON = Instant.parse("2026-03-01T16:05:09Z");

    @Test
    @DisplayName("时刻按北京时间写：世界时三月一日 16 时是三月二日零时")
    void momentsAreOfShanghai() {
        assertThat(CourtTime.SECOND.format(BEFORE_MIDNIGHT_IN_LONDON)).isEqualTo("2026 年 3 月 2 日 00:05:09");
        assertThat(CourtTime.ISO_MINUTE.format(BEFORE_MIDNIGHT_IN_LONDON)).isEqualTo("2026-03-02 00:05");
        assertThat(CourtTime.SECOND_OF_DAY.format(BEFORE_MIDNIGHT_IN_LONDON)).isEqualTo("0时5分9秒");
        assertThat(CourtTime.local(BEFORE_MIDNIGHT_IN_LONDON)).hasToString("2026-03-02T00:05:09+08:00");
        assertThat(CourtTime.column(BEFORE_MIDNIGHT_IN_LONDON)).hasToString("2026-03-01T16:05:09Z");
    }

    @Test
    @DisplayName("日子没有时刻也能写，星期用中文")
    void daysNeedNoMoment() {
        var day = LocalDate.of(2026, 3, 1);

        assertThat(CourtTime.WEEKDAY.format(day)).isEqualTo("2026年3月1日（周日）");
        assertThat(CourtTime.DIGITS.format(day)).isEqualTo("20260301");
        assertThat(CourtTime.DAY_OF_THIS_YEAR.format(day)).isEqualTo("3 月 1 日");
    }
}
