package org.lian.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statutory periods, counted over the loaded calendar. */
@CourtTest
class DeadlinesTests {
    @Autowired
    Deadlines deadlines;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @DisplayName("法定期间按期限表的长度、单位和顺延规则计算")
    @CsvSource({
        "civil.filing.review, 2026-02-08T10:00+08:00, 2026-02-25T00:00+08:00",
        "private_prosecution.review, 2026-02-01T10:00+08:00, 2026-02-25T00:00+08:00",
        "fee.acceptance, 2026-09-24T10:00+08:00, 2026-10-09T00:00+08:00",
        "preservation.urgent, 2026-02-13T10:20+08:00, 2026-02-15T11:00+08:00",
        "mediate.appoint, 2026-02-13T10:20+08:00, 2026-02-26T00:00+08:00",
        "public_summons.period, 2026-03-02T10:00+08:00, 2026-05-07T00:00+08:00",
        "admin.suit.direct, 2026-04-01T10:00+08:00, 2026-10-09T00:00+08:00",
        "preservation.measure.deposit, 2026-10-12T10:00+08:00, 2027-10-13T00:00+08:00",
        "preservation.measure.movable, 2026-10-12T10:00+08:00, 2028-10-13T00:00+08:00",
        "preservation.measure.other, 2026-10-12T10:00+08:00, 2029-10-13T00:00+08:00",
        "divorce.refile, 2026-04-01T10:00+08:00, 2026-10-02T00:00+08:00",
        "enforcement.limitation, 2024-05-01T10:00+08:00, 2026-05-07T00:00+08:00",
    })
    void countsStatutoryPeriods(String kind, OffsetDateTime start, OffsetDateTime dueAt) {
        assertThat(deadlines.from(kind, start.toInstant()).dueAt()).isEqualTo(dueAt.toInstant());
    }

    @Test
    @DisplayName("期限表里每一种期间都算得出来，并带着条文")
    void countsEveryKind() {
        var start = Instant.parse("2026-03-02T02:00:00Z");

        assertThat(jdbc.sql("select id from time_limit").query(String.class).list())
                .hasSize(64)
                .allSatisfy(kind -> {
                    var deadline = deadlines.from(kind, start);
                    assertThat(deadline.dueAt()).isAfter(start);
                    assertThat(deadline.basis()).isNotBlank();
                    assertThat(deadline.steps()).isNotEmpty();
                });
    }

    @Test
    @DisplayName("法院指定的期间和预警时间")
    void countsCourtSetPeriodsAndWarnings() {
        var start = Instant.parse("2026-02-13T02:00:00Z");
        var due = deadlines.days(1, TimeUnit.WORKING_DAY, start, "在线调解规则第二十一条");

        assertThat(due.dueAt()).isEqualTo("2026-02-14T16:00:00Z");
        assertThat(due.basis()).isEqualTo("在线调解规则第二十一条");
        assertThat(deadlines.days(3, TimeUnit.DAY, start, "b").dueAt()).isEqualTo("2026-02-24T16:00:00Z");
        assertThat(deadlines
                        .workingDaysBefore(Instant.parse("2026-02-24T16:00:00Z"), 2)
                        .dueAt())
                .isEqualTo("2026-02-13T16:00:00Z");
    }

    @Test
    @DisplayName("没有的期间、离谱的时间都说明原因")
    void refusesWhatCannotBeCounted() {
        var start = Instant.parse("2026-02-13T02:00:00Z");

        assertThatThrownBy(() -> deadlines.from("no.such", start)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> deadlines.from("civil.filing.review", Instant.MAX))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> deadlines.days(0, TimeUnit.DAY, start, "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
