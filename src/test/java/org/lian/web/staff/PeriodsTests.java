package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.supervision.ReportPeriod;

/** The names of reports: by the period that they are of. */
class PeriodsTests {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-12-31, 年报",
        "2026-07-01, 2026-09-30, 季报",
        "2026-02-01, 2026-02-28, 月报",
        "2026-08-01, 2026-10-31, 统计报表",
        "2026-07-01, 2027-06-30, 统计报表",
        "2026-01-01, 2026-06-30, 统计报表",
        "2026-11-01, 2026-11-28, 统计报表",
        "2026-11-02, 2026-11-30, 统计报表",
        "2026-11-28, 2026-11-28, 统计报表"
    })
    @DisplayName("整年的叫年报，整季的叫季报，整月的叫月报，别的叫统计报表")
    void byItsPeriod(LocalDate from, LocalDate to, String name) {
        assertThat(Periods.report(new ReportPeriod(from, to))).isEqualTo(name);
    }
}
