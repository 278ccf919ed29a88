package org.lian.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.clock.BusinessClock;
import org.lian.reference.CourtCalendar;

/** 期间 over the published calendar of 2020–2026. */
class PeriodCountTests {
    static final CourtCalendar CALENDAR = published();

    @ParameterizedTest(name = "{0} 起 {1} {2} → {3} 24:00")
    @DisplayName("元旦、春节、国庆前后：只有最后一日顺延，调休的周六周日是工作日")
    @CsvSource({
        // 元旦 2026: off 1 to 3 January, Sunday the 4th works.
        "2025-12-24T10:00, 7, DAY, 2025-12-31",
        "2025-12-25T10:00, 7, DAY, 2026-01-04",
        "2025-12-27T10:00, 7, DAY, 2026-01-04",
        "2025-12-28T10:00, 7, DAY, 2026-01-04",
        "2025-12-29T10:00, 7, DAY, 2026-01-05",
        // 春节 2026: off 15 to 23 February, Saturdays 14 and 28 work.
        "2026-02-07T10:00, 7, DAY, 2026-02-14",
        "2026-02-08T00:00, 7, DAY, 2026-02-24",
        "2026-02-08T23:59, 7, DAY, 2026-02-24",
        "2026-02-13T10:00, 10, DAY, 2026-02-24",
        "2026-02-14T10:00, 10, DAY, 2026-02-24",
        "2026-02-17T10:00, 7, DAY, 2026-02-24",
        "2026-02-21T10:00, 7, DAY, 2026-02-28",
        "2026-02-22T10:00, 7, DAY, 2026-03-02",
        "2026-02-13T10:00, 3, WORKING_DAY, 2026-02-25",
        "2026-02-14T10:00, 1, WORKING_DAY, 2026-02-24",
        "2026-02-27T10:00, 1, WORKING_DAY, 2026-02-28",
        // 国庆 2026: off 1 to 7 October, Sunday 20 September and Saturday 10 October work.
        "2026-09-13T10:00, 7, DAY, 2026-09-20",
        "2026-09-24T10:00, 7, DAY, 2026-10-08",
        "2026-09-30T10:00, 7, DAY, 2026-10-08",
        "2026-10-03T10:00, 7, DAY, 2026-10-10",
        "2026-10-04T10:00, 7, DAY, 2026-10-12",
        "2026-09-30T10:00, 3, WORKING_DAY, 2026-10-10",
        // Months and years: the same date, or the end of a shorter month.
        "2025-08-31T10:00, 6, MONTH, 2026-02-28",
        "2026-03-15T10:00, 6, MONTH, 2026-09-15",
        "2026-04-01T10:00, 6, MONTH, 2026-10-08",
        "2024-02-29T10:00, 2, YEAR, 2026-02-28",
        "2024-05-01T10:00, 2, YEAR, 2026-05-06",
    })
    void endsWithTheDay(LocalDateTime start, int length, TimeUnit unit, LocalDate lastDay) {
        var deadline = count(length, unit, true, start);

        assertThat(deadline.dueAt()).isEqualTo(endOf(lastDay));
        assertThat(deadline.calendarPublished()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("以时计算的期间自次时起算，遇休假日不顺延")
    @CsvSource({
        "2026-02-13T10:20, 48, 2026-02-15T11:00+08:00",
        "2026-02-13T10:00, 48, 2026-02-15T11:00+08:00",
        "2026-02-13T10:59:59, 48, 2026-02-15T11:00+08:00",
        "2026-12-31T23:30, 24, 2027-01-02T00:00+08:00",
    })
    void hoursRunFromTheNextHour(LocalDateTime start, int hours, OffsetDateTime dueAt) {
        var deadline = count(hours, TimeUnit.HOUR, false, start);

        assertThat(deadline.dueAt()).isEqualTo(dueAt.toInstant());
        assertThat(deadline.calendarPublished()).isTrue();
    }

    @ParameterizedTest(name = "{0} 起 {1} 日 → {2} 24:00")
    @DisplayName("次年的放假通知还没有录入：放假办法固定的元旦、春节、清明、劳动节、端午、中秋、国庆照样顺延")
    @CsvSource({
        "2026-12-25T10:00, 7, 2027-01-04",
        "2027-01-29T10:00, 7, 2027-02-09",
        "2027-03-29T10:00, 7, 2027-04-06",
        "2027-04-23T10:00, 8, 2027-05-03",
        "2027-06-02T10:00, 7, 2027-06-10",
        "2027-09-08T10:00, 7, 2027-09-16",
        "2027-09-24T10:00, 7, 2027-10-04",
        // A lunar holiday without a row is not guessed.
        "2028-01-19T10:00, 7, 2028-01-26",
        "2027-12-25T10:00, 7, 2028-01-03",
    })
    void daysThatTheLawFixes(LocalDateTime start, int length, LocalDate lastDay) {
        var deadline = count(length, TimeUnit.DAY, true, start);

        assertThat(deadline.dueAt()).isEqualTo(endOf(lastDay));
        assertThat(deadline.calendarPublished()).isFalse();
        if (!start.toLocalDate().plusDays(length).equals(lastDay)) {
            assertThat(deadline.steps().get(2)).containsPattern("元旦|春节|清明节|劳动节|端午节|中秋节|国庆节");
        }
    }

    @Test
    @DisplayName("不顺延的期间停在休假日")
    void someDaysDoNotRoll() {
        assertThat(count(7, TimeUnit.DAY, false, LocalDateTime.parse("2026-02-08T10:00"))
                        .dueAt())
                .isEqualTo(endOf(LocalDate.parse("2026-02-15")));
    }

    @Test
    @DisplayName("起算日按北京时间，不按世界时")
    void startDayIsShanghais() {
        var afterMidnight = Instant.parse("2026-03-03T16:30:00Z");

        assertThat(new PeriodCount(CALENDAR)
                        .count(new Period(7, TimeUnit.DAY, true, "b", "c"), afterMidnight)
                        .dueAt())
                .isEqualTo(endOf(LocalDate.parse("2026-03-11")));
    }

    @Test
    @DisplayName("尚未公布节假日的年份只按周末计算，并且说明")
    void unpublishedYearSaysSo() {
        var deadline = count(7, TimeUnit.DAY, true, LocalDateTime.parse("2026-12-26T10:00"));

        assertThat(deadline.dueAt()).isEqualTo(endOf(LocalDate.parse("2027-01-04")));
        assertThat(deadline.calendarPublished()).isFalse();
        assertThat(deadline.steps()).last().asString().contains("2027", "尚无公布数据");
    }

    @Test
    @DisplayName("每一步都用中文写明")
    void explainsItself() {
        assertThat(count(7, TimeUnit.DAY, true, LocalDateTime.parse("2026-02-09T10:00"))
                        .steps())
                .containsExactly(
                        "起算事件发生于 2026年2月9日（周一），开始之日不计算在期间内（民事诉讼法第八十五条）",
                        "期间 7 日，最后一日为 2026年2月16日（周一）",
                        "2026年2月16日（周一） 为法定休假日（春节），顺延至其后的第一个工作日 2026年2月24日（周二）（民事诉讼法第八十五条）",
                        "期间于 2026年2月24日（周二） 24:00 届满");
    }

    @ParameterizedTest
    @DisplayName("届满前若干个工作日")
    @CsvSource({
        "2026-02-25T00:00, 1, 2026-02-24T00:00",
        "2026-02-25T00:00, 2, 2026-02-14T00:00",
        "2026-02-25T00:00, 3, 2026-02-13T00:00",
        "2026-02-24T11:00, 1, 2026-02-14T11:00",
    })
    void countsBack(LocalDateTime dueAt, int days, LocalDateTime expected) {
        assertThat(new PeriodCount(CALENDAR)
                        .countBack(instant(dueAt), days, "b")
                        .dueAt())
                .isEqualTo(instant(expected));
    }

    @Property
    @Label("最后一日是工作日，顺延只越过休假日")
    void onlyTheLastDayMoves(@ForAll("starts") LocalDateTime start, @ForAll @IntRange(min = 1, max = 90) int length) {
        var last = lastDay(count(length, TimeUnit.DAY, true, start));
        var plain = start.toLocalDate().plusDays(length);

        assertThat(CALENDAR.isWorkingDay(last)).isTrue();
        assertThat(last).isAfterOrEqualTo(plain);
        assertThat(plain.datesUntil(last)).noneMatch(CALENDAR::isWorkingDay);
    }

    @Property
    @Label("收得越晚、期间越长，届满不会更早；同一天的时刻不影响")
    void neverEarlierForALaterStart(
            @ForAll("starts") LocalDateTime start,
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @IntRange(min = 0, max = 3) int unit) {
        var of = new TimeUnit[] {TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.MONTH, TimeUnit.YEAR}[unit];
        var due = count(length, of, true, start).dueAt();

        assertThat(count(length, of, true, start.plusDays(1)).dueAt()).isAfterOrEqualTo(due);
        assertThat(count(length + 1, of, true, start).dueAt()).isAfterOrEqualTo(due);
        assertThat(count(length, of, true, start.toLocalDate().atStartOfDay()).dueAt())
                .isEqualTo(due);
    }

    @Property
    @Label("工作日期间里恰有那么多个工作日，倒数回来也是")
    void workingDaysAreCounted(@ForAll("starts") LocalDateTime start, @ForAll @IntRange(min = 1, max = 40) int length) {
        var deadline = count(length, TimeUnit.WORKING_DAY, true, start);
        var counted = start.toLocalDate()
                .plusDays(1)
                .datesUntil(lastDay(deadline).plusDays(1))
                .filter(CALENDAR::isWorkingDay)
                .count();
        var back = new PeriodCount(CALENDAR).countBack(deadline.dueAt(), length, "b");

        assertThat(counted).isEqualTo(length);
        assertThat(back.dueAt().atZone(BusinessClock.SHANGHAI).toLocalDate())
                .satisfies(day -> assertThat(CALENDAR.isWorkingDay(day)).isTrue())
                .isAfter(start.toLocalDate());
        assertThat(start.toLocalDate()
                        .plusDays(1)
                        .datesUntil(back.dueAt().atZone(BusinessClock.SHANGHAI).toLocalDate()))
                .noneMatch(CALENDAR::isWorkingDay);
    }

    @Provide
    Arbitrary<LocalDateTime> starts() {
        return Arbitraries.longs().between(0, 6L * 365 * 24 * 60).map(minutes -> LocalDateTime.of(2020, 1, 1, 0, 0)
                .plusMinutes(minutes));
    }

    private static Deadline count(int length, TimeUnit unit, boolean rolls, LocalDateTime start) {
        return new PeriodCount(CALENDAR).count(new Period(length, unit, rolls, "民诉法126", "民事诉讼法第八十五条"), instant(start));
    }

    private static LocalDate lastDay(Deadline deadline) {
        return deadline.dueAt().atZone(BusinessClock.SHANGHAI).toLocalDate().minusDays(1);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(BusinessClock.SHANGHAI).toInstant();
    }

    private static CourtCalendar published() {
        var days = new HashMap<LocalDate, CourtCalendar.Day>();
        try (var lines = Files.lines(Path.of("src/main/resources/reference/holidays.csv"))) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> days.put(
                            LocalDate.parse(cells[0]), new CourtCalendar.Day(cells[2].equals("work"), cells[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CourtCalendar(days);
    }
}
