package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.supervision.ReportPeriod;
import org.lian.supervision.Statistics;

/** The bars of the board: by the length of what was asked for, and no filing is lost between them. */
class BarChartTests {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    @ParameterizedTest
    @CsvSource({"1, 日, 1", "62, 日, 62", "63, 月, 3", "365, 月, 12", "1096, 月, 37"})
    @DisplayName("两个月以内的按日画，更长的按月画，加起来一件不少")
    void byTheLengthOfThePeriod(int days, String unit, int bars) {
        var chart = BarChart.of(until(days), days(days));

        assertThat(chart.unit()).isEqualTo(unit);
        assertThat(chart.bars()).hasSize(bars);
        assertThat(chart.bars().stream().mapToLong(BarChart.Bar::received).sum())
                .isEqualTo(2L * days);
        assertThat(chart.bars().stream().mapToLong(BarChart.Bar::registered).sum())
                .isEqualTo(days);
    }

    @Test
    @DisplayName("一年里只有一天收过案的：画十二个月，别的月份是零；什么也没有的一个也不画")
    void monthsWithoutFilingsAreDrawn() {
        var chart = BarChart.of(until(365), List.of(new Statistics.Day("2025-11-28", 9, 7, 0)));

        assertThat(chart.bars()).hasSize(12);
        assertThat(chart.bars().get(10))
                .returns("2025-11", BarChart.Bar::label)
                .returns("11月", BarChart.Bar::axis)
                .returns(9L, BarChart.Bar::received);
        assertThat(chart.bars().get(0)).returns("1月", BarChart.Bar::axis).returns(0L, BarChart.Bar::received);
        assertThat(BarChart.of(until(365), List.of()).bars()).isEmpty();
    }

    @Test
    @DisplayName("跨年的，下面的月份写明是哪一年")
    void monthsOfSeveralYears() {
        assertThat(BarChart.of(until(366), days(366)).bars())
                .extracting(BarChart.Bar::axis)
                .startsWith("25-01")
                .endsWith("26-01");
    }

    private static ReportPeriod until(int days) {
        return new ReportPeriod(FIRST, FIRST.plusDays(days - 1L));
    }

    private static List<Statistics.Day> days(int count) {
        return Stream.iterate(FIRST, day -> day.plusDays(1))
                .limit(count)
                .map(day -> new Statistics.Day(day.toString(), 2, 1, 0))
                .toList();
    }
}
