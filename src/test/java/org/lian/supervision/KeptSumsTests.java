package org.lian.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.identity.Accounts;
import org.lian.story.CourtClock;
import org.lian.story.Stories;
import org.lian.vocabulary.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 看板上过去的日子和早已过去的月份：their sums say what their rows say, and are not read while something has changed. */
@OwnCourt
@Tag("thorough")
class KeptSumsTests {
    private static final ReportPeriod SEPTEMBER =
            new ReportPeriod(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-30"));

    private static final ReportPeriod AUTUMN =
            new ReportPeriod(LocalDate.parse("2026-08-20"), LocalDate.parse("2026-11-05"));

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    KeptSums sums;

    @Autowired
    Board board;

    @Autowired
    Statistics statistics;

    @Autowired
    Delays delays;

    @Autowired
    Forecast forecast;

    @BeforeEach
    void nothingIsSummed() {
        jdbc.sql("delete from board_sum_made").update();
    }

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("汇总以后的看板和逐件数的一样；汇总以后有人办理了那个月收到的案件，改为逐件数，再汇总，还是一样")
    void sumsSayWhatRowsSay() {
        var time = new CourtClock(clock, port);
        var court = time.at("2026-09-10T09:00");
        var withdrawn = court.submitted();
        court.say(withdrawn, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        var late = court.submitted();
        var registered = court.submitted();
        court = time.at("2026-09-15T10:00");
        court.decideAs("clerk1", registered, "REVIEW", Map.of("outcome", "REGISTER"));
        court = time.at("2026-11-05T09:00");
        // The clock has registered it.
        court.task(late, "CONFIRM_FEE");
        court.task(registered, "CONFIRM_FEE");
        var rows = seen();
        assertThat(kept()).isEmpty();

        sums.sum();

        assertThat(kept()).containsExactly("2026-09-01");
        assertThat(seen()).usingRecursiveComparison().isEqualTo(rows);
        jdbc.sql("update board_sum set number = number + 7 where kind = 'RECEIVED' and span = 'MONTH'")
                .update();
        var head = accounts.actorOf("supervisor1");
        assertThat(september(head).received() - rows.september().received())
                .as("the sums are what is read")
                .isEqualTo(7);

        court.decideAs("clerk2", late, "CONFIRM_FEE", Map.of("confirmedFen", 230_000));

        assertThat(kept()).as("a filing of September has another person now").isEmpty();
        rows = seen();
        assertThat(rows.people()).extracting(Statistics.Line::key).contains("clerk1", "clerk2");
        assertThat(september(head).received())
                .isEqualTo(rows.september().received())
                .isEqualTo(3);
        sums.sum();
        assertThat(kept()).containsExactly("2026-09-01");
        assertThat(seen()).usingRecursiveComparison().isEqualTo(rows);

        court.decideAs("clerk2", registered, "CONFIRM_FEE", Map.of("confirmedFen", 230_000));

        assertThat(kept()).as("clerk1 had decided it").containsExactly("2026-09-01");
        var summed = seen();
        nothingIsSummed();
        assertThat(seen()).usingRecursiveComparison().isEqualTo(summed);
    }

    @Test
    @DisplayName("送达回证在案件结束以后才登记的，结束那一天的用时构成重新算")
    void papersThatWereOnTheirWay() {
        new CourtClock(clock, port).at("2026-11-05T09:00");
        var filing = jdbc.sql("""
                        with ended as (select gen_random_uuid() as filing)
                        insert into filing_phase (filing_id, leaf_id, court, at, status, ended)
                        select filing, -step, '京0199', cast(at as timestamptz), status, step = 1 from ended, (values
                          (3, '2026-10-12T09:00+08:00', 'UNDER_REVIEW'), (2, '2026-10-13T09:00+08:00', 'FEE_DUE'),
                          (1, '2026-10-14T09:00+08:00', 'WITHDRAWN')) p (step, at, status)
                        returning filing_id""").query(UUID.class).list().get(0);
        jdbc.sql("""
                        insert into court_event (leaf_id, court, kind, filing_id, at, by_clock)
                        values (-1, '京0199', 'RECEIVED', ?, '2026-10-12T09:00+08:00', false)""").param(filing).update();
        try {
            done(filing, "Task_ReviewFiling", "2026-10-12T09:00", "2026-10-12T11:00");
            sums.sum();
            var end = ReportPeriod.day(LocalDate.of(2026, 10, 14));
            var head = accounts.actorOf("supervisor1");
            assertThat(delays.of(head, end).mean().parts().posting()).isZero();
            assertThat(kept("DAY")).contains("2026-10-12", "2026-10-13", "2026-10-14");

            done(filing, "Task_RegisterPaperService", "2026-10-12T12:00", "2026-11-04T10:00");

            assertThat(kept("DAY")).contains("2026-10-12", "2026-10-13").doesNotContain("2026-10-14");
            assertThat(delays.of(head, end).mean().parts().posting()).isEqualTo(21 * 3_600.0);
        } finally {
            jdbc.sql("delete from filing_phase where leaf_id < 0").update();
            jdbc.sql("delete from court_event where leaf_id < 0").update();
            jdbc.sql("delete from task_done where filing_id = ?").param(filing).update();
        }
    }

    private void done(UUID filing, String kind, String received, String done) {
        jdbc.sql("""
                        insert into task_done (task_id, court, kind, filing_id, clerk, received_at, done_at)
                        values (cast(gen_random_uuid() as text), '京0199', ?, ?, 'clerk1', cast(? as timestamp), cast(? as timestamp))""").params(kind, filing, received, done).update();
    }

    @Test
    @DisplayName("过去的日子也按日、按旬汇总，和逐件数的一样；改了案由的那几天改为逐件数；月份汇总以后就用月份的")
    void daysThatAreOver() {
        var time = new CourtClock(clock, port);
        var court = time.at("2026-09-29T09:00");
        var late = court.submitted();
        var other = court.submitted();
        court = time.at("2026-09-30T10:00");
        court.decideAs("clerk1", other, "REVIEW", Map.of("outcome", "REGISTER"));
        court.task(other, "CONFIRM_FEE");
        court = time.at("2026-10-01T09:00");
        var rows = seen();

        sums.sum();

        var eve = LocalDate.of(2026, 9, 30);
        assertThat(board.counts(
                        accounts.actorOf("supervisor1"),
                        List.of(ReportPeriod.day(eve), ReportPeriod.week(eve), ReportPeriod.month(eve))))
                .isEqualTo(Stream.of(ReportPeriod.day(eve), ReportPeriod.week(eve), ReportPeriod.month(eve))
                        .map(period -> board.of(accounts.actorOf("supervisor1"), period)
                                .counts())
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(kept()).isEmpty();
        assertThat(kept("DAY"))
                .contains("2026-09-28", "2026-09-29", "2026-09-30")
                .doesNotContain("2026-10-01");
        assertThat(kept("TEN_DAYS")).contains("2026-09-11", "2026-09-21").doesNotContain("2026-10-01");
        assertThat(seen()).usingRecursiveComparison().isEqualTo(rows);
        jdbc.sql(
                        "update board_sum set number = number + 7 where kind = 'RECEIVED' and begins = '2026-09-21' and span = 'TEN_DAYS'")
                .update();
        var head = accounts.actorOf("supervisor1");
        assertThat(september(head).received() - rows.september().received())
                .as("the sums are what is read")
                .isEqualTo(7);
        assertThat(withoutNinetieth(statistics.of(head, AUTUMN, Statistics.By.PERSON)))
                .as("who decided is read from the rows")
                .isEqualTo(rows.people());

        jdbc.sql("update filing set cause_code = '04.10.87' where id = cast(? as uuid)")
                .param(other)
                .update();

        assertThat(kept("DAY")).contains("2026-09-28").doesNotContain("2026-09-29", "2026-09-30");
        assertThat(kept("TEN_DAYS")).contains("2026-09-11").doesNotContain("2026-09-21");
        assertThat(september(head)).isEqualTo(rows.september());
        assertThat(board.of(head, SEPTEMBER).causes())
                .extracting(Board.OfCause::code)
                .contains("04.10.87");
        // The clock has registered it.
        time.at("2026-11-05T09:00").task(late, "CONFIRM_FEE");
        rows = seen();
        sums.sum();
        assertThat(kept()).containsExactly("2026-09-01");
        assertThat(kept("DAY")).contains("2026-11-04").doesNotContain("2026-08-30");
        assertThat(seen()).usingRecursiveComparison().isEqualTo(rows);
    }

    @Test
    @DisplayName("按人：立案算给决定立案的人，收到算给先作决定的人，不算给后来核定费用、登记送达的人")
    void whoDecidedIsCounted() {
        var court = new CourtClock(clock, port).at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.decideAs("clerk2", filing, "CONFIRM_FEE", Map.of("confirmedFen", 230_000));

        var day = ReportPeriod.day(LocalDate.of(2026, 10, 12));
        assertThat(statistics.of(accounts.actorOf("supervisor1"), day, Statistics.By.PERSON))
                .extracting(Statistics.Line::key, Statistics.Line::received, Statistics.Line::registered)
                .containsExactly(tuple("clerk1", 1L, 1L));
    }

    @Test
    @DisplayName("按人：要求补正算给作出决定的人，不算给登记送达回证的人；补正期满退回的谁的也不算；日志以前没有记在事件上的，从日志里查")
    void whoseActIsCounted() {
        var court = new CourtClock(clock, port).at("2026-10-19T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var filing = court.submitted(draft);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.decideAs("clerk2", filing, "PAPER_SERVICE", Map.of("until", "2026-10-19", "document", "EMS1234567890CN"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        new CourtClock(clock, port).at("2026-10-28T00:00:30").waitsAt(filing, "RETURNED");

        assertWhoseActs();
        jdbc.sql("update court_event set clerk = null").update();
        assertWhoseActs();
    }

    private void assertWhoseActs() {
        var october = new ReportPeriod(LocalDate.of(2026, 10, 19), LocalDate.of(2026, 10, 31));
        assertThat(statistics.of(accounts.actorOf("supervisor1"), october, Statistics.By.PERSON))
                .extracting(
                        Statistics.Line::key,
                        Statistics.Line::received,
                        Statistics.Line::corrected,
                        Statistics.Line::returned)
                .containsExactly(tuple(Statistics.BY_CLOCK, 0L, 0L, 1L), tuple("clerk1", 1L, 1L, 0L));
    }

    @Test
    @DisplayName("一年的十二个月都汇总了的，加成一年，和逐件数的一样；有一个月变了，那一年改为用别的月份，再汇总，还是一样")
    void yearsAreAddedUp() {
        new CourtClock(clock, port).at("2026-11-05T09:00");
        var years = new ReportPeriod(LocalDate.of(2024, 12, 20), LocalDate.of(2026, 2, 3));
        try {
            for (var month = 1; month <= 12; month++) {
                receivedAndDone(month, "2025-%02d-%02d".formatted(month, month + 10));
            }
            var rows = seen(years);
            assertThat(rows.autumn().received()).isEqualTo(12);
            assertThat(rows.work()).hasSize(1);

            sums.sum();

            assertThat(kept("YEAR")).containsExactly("2025-01-01");
            assertThat(kept("DAY"))
                    .as("a year until today begins in the middle of a month")
                    .contains("2025-11-05", "2025-11-21");
            assertThat(seen(years)).usingRecursiveComparison().isEqualTo(rows);
            jdbc.sql("update board_sum set number = number + 7 where kind = 'DONE' and span = 'YEAR'")
                    .update();
            assertThat(seen(years).work()).as("the year is what is read").isNotEqualTo(rows.work());

            receivedAndDone(13, "2025-06-30");

            assertThat(kept("YEAR")).isEmpty();
            assertThat(kept()).contains("2025-05-01").doesNotContain("2025-06-01");
            rows = seen(years);
            assertThat(rows.autumn().received()).isEqualTo(13);
            sums.sum();
            assertThat(kept("YEAR")).containsExactly("2025-01-01");
            assertThat(seen(years)).usingRecursiveComparison().isEqualTo(rows);
        } finally {
            jdbc.sql("delete from court_event where leaf_id < 0").update();
            jdbc.sql("delete from task_done where task_id like 'of-a-year-%'").update();
        }
    }

    @Test
    @DisplayName("逾期预计也用汇总：和逐件数的一样；汇总以后那些天又有决定的，改为逐件数，再汇总，还是一样")
    void theForecastReadsSums() {
        new CourtClock(clock, port).at("2026-11-05T09:00");
        var head = accounts.actorOf("supervisor1");
        try {
            var number = 0;
            for (var day = LocalDate.of(2026, 7, 1); day.isBefore(LocalDate.of(2026, 11, 5)); day = day.plusDays(1)) {
                for (var n = 0; n < 1 + number % 4; n++) {
                    reviewed(day, day.plusDays(n % 3 * 5), n % 2 == 0 ? "clerk1" : "clerk 2");
                }
                if (number++ % 9 == 0) {
                    registeredByClock(number, day);
                }
            }
            var rows = expected(head);
            assertThat(rows.trials()).hasSize(3).anySatisfy(trial -> assertThat(trial.happened())
                    .isPositive());

            sums.sum();

            assertThat(kept("TEN_DAYS")).contains("2026-07-11", "2026-10-21");
            assertThat(expected(head)).isEqualTo(rows);
            jdbc.sql("update board_sum set number = number + 70 where of = 'REVIEWS'")
                    .update();
            assertThat(expected(head)).as("the sums are what is read").isNotEqualTo(rows);
            nothingIsSummed();
            sums.sum();

            for (var n = 0; n < 40; n++) {
                reviewed(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 21), "clerk1");
            }
            registeredByClock(0, LocalDate.of(2026, 10, 24));

            assertThat(kept("DAY"))
                    .contains("2026-10-20")
                    .doesNotContain("2026-10-21")
                    .doesNotContain("2026-10-24");
            rows = expected(head);
            nothingIsSummed();
            assertThat(expected(head)).isEqualTo(rows);
            sums.sum();
            assertThat(expected(head)).isEqualTo(rows);
        } finally {
            jdbc.sql("delete from court_event where leaf_id < 0").update();
            jdbc.sql("delete from task_done where task_id like 'of-a-forecast-%'")
                    .update();
        }
    }

    private Forecast.View expected(Actor head) {
        return forecast.of(
                head,
                List.of(new Forecast.Case("", 0), new Forecast.Case("clerk 2", 20)),
                day -> day.getDayOfWeek().getValue() < 6);
    }

    private void reviewed(LocalDate received, LocalDate done, String clerk) {
        jdbc.sql("""
                        insert into task_done (task_id, court, kind, filing_id, clerk, received_at, due_at, done_at)
                        values ('of-a-forecast-' || gen_random_uuid(), '京0199', 'Task_ReviewFiling', gen_random_uuid(), ?,
                          cast(? as timestamp), cast(? as timestamp), cast(? as timestamp))""")
                .params(clerk, received + "T09:00", received.plusDays(8) + "T00:00", done + "T17:00")
                .update();
    }

    private void registeredByClock(int number, LocalDate day) {
        jdbc.sql("""
                        insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds)
                        values (?, '京0199', 'REGISTERED', gen_random_uuid(), cast(? as timestamptz), true, 604800)""").params(-1_000 - number, day + "T00:00+08:00").update();
    }

    private void receivedAndDone(int number, String day) {
        jdbc.sql("""
                        insert into court_event (leaf_id, court, kind, filing_id, at, by_clock)
                        values (?, '京0199', 'RECEIVED', gen_random_uuid(), cast(? as timestamptz), false)""").params(-number, day + "T09:00+08:00").update();
        jdbc.sql("""
                        insert into task_done (task_id, court, kind, clerk, received_at, due_at, done_at)
                        values (?, '京0199', 'Task_ReviewFiling', 'clerk1', cast(? as timestamp), cast(? as timestamp),
                          cast(? as timestamp))""")
                .params(
                        "of-a-year-" + number,
                        day + "T09:00",
                        day + "T12:00",
                        day + "T%02d:30".formatted(9 + number % 9))
                .update();
    }

    @Test
    @DisplayName("旬：一日、十一日、二十一日开始，下旬到月末；每一天在一个旬里")
    void tenDaysEndWithTheirMonth() {
        for (var day = LocalDate.of(2027, 12, 25); day.isBefore(LocalDate.of(2028, 4, 5)); day = day.plusDays(1)) {
            var begins = jdbc.sql("select ten_days_of(cast(? as timestamptz))")
                    .param(day + "T23:59:59+08:00")
                    .query(LocalDate.class)
                    .single();
            assertThat(begins.getDayOfMonth()).isIn(1, 11, 21);
            for (var length : KeptSums.Length.values()) {
                var first =
                        switch (length) {
                            case DAY -> day;
                            case TEN_DAYS -> begins;
                            case MONTH -> day.withDayOfMonth(1);
                            case YEAR -> day.withDayOfYear(1);
                        };
                var end = length.after(first);
                assertThat(day).isBetween(first, end.minusDays(1));
                assertThat(jdbc.sql("select board_sum_end(?, ?)")
                                .param(length.name())
                                .param(first)
                                .query(LocalDate.class)
                                .single())
                        .as(length + " " + first)
                        .isEqualTo(end);
            }
        }
    }

    private Board.Counts september(Actor head) {
        return board.counts(head, List.of(SEPTEMBER)).get(0);
    }

    /** All that a head sees of the months; times to the hour. */
    private record Seen(
            Board.Counts september,
            Board.Counts autumn,
            long late,
            List<String> work,
            List<Statistics.Line> days,
            List<Statistics.Day> bars,
            List<Statistics.Line> people,
            List<Board.OfCause> causes,
            Delays.Took took) {}

    private Seen seen() {
        return seen(AUTUMN);
    }

    private Seen seen(ReportPeriod period) {
        var head = accounts.actorOf("supervisor1");
        var view = board.of(head, period);
        return new Seen(
                september(head),
                view.counts(),
                view.counts().late(),
                view.people().stream()
                        .map(one -> one.username() + " " + one.done() + " " + one.late() + " " + (long) one.mean())
                        .toList(),
                withoutNinetieth(statistics.of(head, AUTUMN, Statistics.By.DAY)),
                statistics.days(head, period),
                withoutNinetieth(statistics.of(head, AUTUMN, Statistics.By.PERSON)),
                view.causes(),
                delays.of(head, period));
    }

    /** What nine of ten did not exceed is known to the half hour where it comes from a sum. */
    private static List<Statistics.Line> withoutNinetieth(List<Statistics.Line> lines) {
        return lines.stream()
                .map(line -> new Statistics.Line(
                        line.key(),
                        line.received(),
                        line.registered(),
                        line.corrected(),
                        line.returned(),
                        line.refused(),
                        line.registeredByClock(),
                        line.overdue(),
                        line.meanHours(),
                        null))
                .toList();
    }

    private List<String> kept() {
        return kept("MONTH");
    }

    private List<String> kept(String span) {
        return jdbc.sql("select begins::text from board_sum_kept where court = '京0199' and span = ? order by 1")
                .param(span)
                .query(String.class)
                .list();
    }
}
