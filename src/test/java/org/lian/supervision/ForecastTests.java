package org.lian.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;
import org.lian.story.CourtInTime;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 逾期预计: of a court whose days are known, in the court's own tables. */
class ForecastTests extends CourtInTime {
    private static final String COURT = "京0197";
    private static final Actor HEAD = new Actor("h-1", "head", Set.of(Role.SUPERVISOR), Set.of(new CourtCode(COURT)));
    private static final Predicate<LocalDate> WEEKDAYS =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    @Autowired
    Forecast forecast;

    @Autowired
    JdbcClient jdbc;

    private List<LocalDate> days;

    @BeforeEach
    void workingDays() {
        workingDaysBefore(clock.today());
        none();
    }

    private void workingDaysBefore(LocalDate today) {
        days = today.minusDays(140).datesUntil(today).filter(WEEKDAYS).toList();
    }

    @AfterEach
    void none() {
        jdbc.sql("delete from task_done where court = ?").param(COURT).update();
        jdbc.sql("delete from task_offer where court = ?").param(COURT).update();
        jdbc.sql("delete from court_event where court = ?").param(COURT).update();
    }

    @Test
    @DisplayName("四十天里天天办得完：照现在这样没有逾期，一人不在就有，收案多两成期末等的更多")
    void aSteadyCourt() {
        for (var n = 0; n < days.size(); n++) {
            decided(n, n, "a", 6);
            decided(n, n, "b", 4);
        }

        var found = forecast.of(HEAD, cases("", 0, "a", 0, "", 20), WEEKDAYS);

        assertThat(found.expected().get(0).late()).isZero();
        assertThat(found.expected().get(0).waiting()).isZero();
        assertThat(found.expected().get(1).late()).isPositive();
        assertThat(found.expected().get(2).waiting() + found.expected().get(2).late())
                .isEqualTo(20);
        assertThat(found.trials()).hasSize(3).allSatisfy(trial -> {
            assertThat(trial.happened()).isZero();
            assertThat(trial.error()).isZero();
        });
    }

    @Test
    @DisplayName("以前有过一段逾期：比较里写明实际几件，当时会预计几件，相差几件；还没有办的到期了、届满先行立案的也算")
    void whatHappenedIsCounted() {
        var from = days.size() - 10;
        for (var n = 0; n < days.size(); n++) {
            decided(n, n, "a", 10);
        }
        // Received before those ten days, decided after their last day; and two that nobody has decided.
        for (var n = 0; n < 7; n++) {
            decided(from - 8, from + 5, "a", 1);
        }
        open(from - 8, 2);
        // Registered by the clock when its last day, the last of the ten, was over.
        registeredByClock(days.get(days.size() - 1));

        var latest = forecast.of(HEAD, cases("", 0), WEEKDAYS).trials().get(0);

        assertThat(latest.from()).isEqualTo(days.get(from));
        assertThat(latest.happened()).isEqualTo(10);
        assertThat(latest.error()).isEqualTo(latest.late() - 10);
    }

    @Test
    @DisplayName("期限在最后一日的二十四时届满：次日才决定的是逾期，昨天到期今天还没有办的已经逾期")
    void aPeriodEndsWithItsLastDay() {
        var from = days.size() - 10;
        for (var n = 0; n < days.size(); n++) {
            decided(n, n, "a", 10);
        }
        decided(from - 3, from + 3, "a", 4);
        open(days.size() - 6, 3);

        var found = forecast.of(HEAD, cases("", 0), WEEKDAYS);

        assertThat(found.trials().get(0).happened())
                .as("decided a day late, and open")
                .isEqualTo(4 + 3);
        assertThat(found.expected().get(0).late()).isEqualTo(3);
    }

    @Test
    @DisplayName("只有九天有收案的：写明几天，一个数字也不预计，也不拿以前的日子作比较；有十天的才预计")
    void aYoungCourt() {
        for (var n = days.size() - 9; n < days.size(); n++) {
            decided(n, n, "a", 2);
        }

        assertThat(forecast.of(HEAD, cases("", 0), WEEKDAYS)).isEqualTo(new Forecast.View(List.of(), List.of(), 9, 9));

        decided(days.size() - 10, days.size() - 10, "a", 2);

        var found = forecast.of(HEAD, cases("", 0), WEEKDAYS);
        assertThat(found.isThin()).isFalse();
        assertThat(found.expected()).hasSize(1);
        assertThat(found.trials()).isEmpty();
    }

    @Test
    @DisplayName("本院收案以前的日子不算作没有收案的日子：只有十二天、天天十件的，收案加倍就是每天二十件")
    void theDaysBeforeTheFirstFilingAreNone() {
        for (var n = days.size() - 12; n < days.size(); n++) {
            decided(n, n, "a", 10);
        }

        var found = forecast.of(HEAD, cases("", 100), WEEKDAYS);

        assertThat(found.reckoned()).isEqualTo(12);
        // Each of ten days adds 20 and takes 10.
        assertThat(found.expected().get(0).late() + found.expected().get(0).waiting())
                .isEqualTo(10 * 10);
    }

    @Test
    @DisplayName("页面：只有几天有收案的，写明有几天、要有几天，没有一个预计的数字，也没有以前准不准的表")
    void aYoungCourtIsToldInWords() {
        time.at("2025-06-19T09:00");
        workingDaysBefore(LocalDate.of(2025, 6, 19));
        try {
            for (var n = days.size() - 3; n < days.size(); n++) {
                decided("京0199", n, n, "a", 2);
            }
            var page = QuietBrowser.as(port, "supervisor1")
                    .get("/staff/forecast")
                    .expecting(200)
                    .text();

            assertThat(page)
                    .contains("还不能预计：今日以前的四十个工作日里，只有 3 天收到过申请；至少要有 10 天，算出来的才可靠。", "以前准不准，也还不能比。")
                    .doesNotContain("<table")
                    .doesNotContain("算法：");
        } finally {
            jdbc.sql("delete from task_done where court = '京0199' and clerk = 'a'")
                    .update();
        }
    }

    @Test
    @DisplayName("没有办过审查的法院算不出来；不是庭长看不到")
    void nothingToReckonWith() {
        assertThat(forecast.of(HEAD, cases("", 0), WEEKDAYS)).isEqualTo(new Forecast.View(List.of(), List.of(), 0, 0));
        var clerk = new Actor("c-1", "clerk", Set.of(Role.CLERK), Set.of(new CourtCode(COURT)));
        assertThatThrownBy(() -> forecast.of(clerk, cases("", 0), WEEKDAYS)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("页面：比例不对、没有这位同事，说明怎样改，原来填的还在")
    void thePage() {
        var head = QuietBrowser.as(port, "supervisor1");

        assertThat(head.get("/staff/forecast?away=clerk1&more=30")
                        .expecting(200)
                        .text())
                .contains("逾期预计", "value=\"30\"", "今日届满和已逾期", "/staff/absences");
        assertThat(head.get("/staff/forecast?more=-1").expecting(422).text())
                .contains("请填 0 到 200 的整数", "value=\"-1\"");
        assertThat(head.get("/staff/forecast?away=nobody").expecting(422).text())
                .contains("没有这位同事");
        assertThat(head.get("/staff/board").expecting(200).text()).contains("href=\"/staff/forecast\"");
    }

    private static List<Forecast.Case> cases(Object... parts) {
        return java.util.stream.IntStream.range(0, parts.length / 2)
                .mapToObj(n -> new Forecast.Case((String) parts[2 * n], (Integer) parts[2 * n + 1]))
                .toList();
    }

    /** Reviews with five working days for them, received and decided on the n-th of the days. */
    private void decided(int received, int decided, String clerk, int number) {
        decided(COURT, received, decided, clerk, number);
    }

    private void decided(String court, int received, int decided, String clerk, int number) {
        for (var n = 0; n < number; n++) {
            jdbc.sql("""
                            insert into task_done (task_id, court, kind, filing_id, clerk, received_at, due_at, done_at)
                            values (gen_random_uuid()::text, ?, 'Task_ReviewFiling', gen_random_uuid(), ?, ?, ?, ?)""")
                    .params(court, clerk, noon(days.get(received)), over(last(received)), noon(days.get(decided)))
                    .update();
        }
    }

    private void open(int received, int number) {
        for (var n = 0; n < number; n++) {
            jdbc.sql("""
                            insert into task_offer (task_id, grp, court, kind, received_at, due_at)
                            values (gen_random_uuid()::text, '*', ?, 'Task_ReviewFiling', ?, ?)""")
                    .params(COURT, noon(days.get(received)), over(last(received)))
                    .update();
        }
    }

    private void registeredByClock(LocalDate last) {
        var midnight = last.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toOffsetDateTime();
        jdbc.sql("""
                        insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds)
                        values (-197, ?, 'REGISTERED', gen_random_uuid(), ?, true, 604800)""").params(COURT, midnight).update();
    }

    private LocalDate last(int received) {
        return days.get(received).plusDays(7);
    }

    /** A period is over at 24:00 of its last day. */
    private static Timestamp over(LocalDate last) {
        return Timestamp.valueOf(last.plusDays(1).atStartOfDay());
    }

    private static Timestamp noon(LocalDate day) {
        return Timestamp.valueOf(day.atTime(LocalTime.NOON));
    }
}
