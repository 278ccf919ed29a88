package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.supervision.Statistics;

/** The bars of the board: never so many that none is seen, and no filing is lost between them. */
class BarChartTests {
    @ParameterizedTest
    @CsvSource({"1, 日, 1", "62, 日, 62", "63, 周, 10", "365, 周, 53", "434, 周, 63", "435, 月, 15", "1096, 月, 37"})
    @DisplayName("时间长的按周、按月画，加起来一件不少")
    void neverTooManyBars(int days, String unit, int bars) {
        var chart = BarChart.of(days(days));

        assertThat(chart.unit()).isEqualTo(unit);
        assertThat(chart.bars()).hasSize(bars);
        assertThat(chart.bars().stream().mapToLong(BarChart.Bar::received).sum())
                .isEqualTo(2L * days);
        assertThat(chart.bars().stream().mapToLong(BarChart.Bar::registered).sum())
                .isEqualTo(days);
    }

    private static List<Statistics.Line> days(int count) {
        return Stream.iterate(LocalDate.parse("2025-01-01"), day -> day.plusDays(1))
                .limit(count)
                .map(day -> new Statistics.Line(day.toString(), 2, 1, 0, 0, 0, 0, 0, null, null))
                .toList();
    }
}
