package org.lian.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
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

    @Test
    @DisplayName("填写的日子和时刻只认 1900 年至 2199 年，再早再晚的和别的写法都不认")
    void typedWithinTheYearsOfACourt() {
        assertThat(CourtTime.typedDay(" 1900-01-01 ")).isEqualTo(LocalDate.of(1900, 1, 1));
        assertThat(CourtTime.typedDay("2199-12-31")).isEqualTo(LocalDate.of(2199, 12, 31));
        assertThat(CourtTime.typedMoment("2199-12-31T15:59:59Z")).isEqualTo(Instant.parse("2199-12-31T15:59:59Z"));
        assertThat(CourtTime.typedOffsetMoment("2026-11-28T09:00+08:00"))
                .isEqualTo(Instant.parse("2026-11-28T01:00:00Z"));
        for (var wrong : List.of("1899-12-31", "2200-01-01", "+999999999-12-31", "-0001-01-01", "昨天", "2026-2-3")) {
            assertThatThrownBy(() -> CourtTime.typedDay(wrong)).as(wrong).isInstanceOf(DateTimeParseException.class);
            assertThatThrownBy(() -> CourtTime.typedOffsetMoment(wrong + "T09:00+08:00"))
                    .as(wrong)
                    .isInstanceOf(DateTimeParseException.class);
        }
        for (var wrong :
                List.of("2199-12-31T16:00:00Z", "+1000000000-12-31T00:00:00Z", "-1000000000-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> CourtTime.typedMoment(wrong)).as(wrong).isInstanceOf(DateTimeParseException.class);
        }
    }
}
