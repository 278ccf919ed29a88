package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.identity.Accounts;
import org.lian.supervision.Board;
import org.lian.supervision.Delays;
import org.lian.supervision.Register;
import org.lian.supervision.ReportPeriod;
import org.lian.supervision.Statistics;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * 监督看板、立案登记簿、办理列表 after random acts: what is kept for reading is what the journal and the engine say. {@code
 * -Dboard.filings=5000} is the campaign; {@code -Dboard.seed} repeats one.
 */
@OwnCourt
@Tag("thorough")
class BoardWalkTests {
    private static final int FILINGS = Integer.getInteger("board.filings", 12);
    private static final long SEED = Long.getLong("board.seed", 20_261_128L);
    private static final int ROUNDS = 5;
    private static final LocalDate FIRST = LocalDate.parse("2026-10-12");

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    ManagementService jobs;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    Board board;

    @Autowired
    Register register;

    @Autowired
    Statistics statistics;

    @Autowired
    Delays delays;

    @Autowired
    ScheduledTaskHolder tasks;

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("随机办理之后：看板和登记簿等于逐条数日志，办理列表等于引擎里的任务")
    void whatIsKeptForReadingIsWhatHappened() {
        var random = new Random(SEED);
        var time = new CourtClock(clock, port);
        var now = LocalDateTime.parse(FIRST + "T09:00");
        var filings = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var walk = new RandomWalk(time.at(now.toString()), now.toLocalDate().toString(), random, new HashSet<>());
            for (var more = 0; more < FILINGS / ROUNDS + 1 && filings.size() < FILINGS; more++) {
                filings.add(walk.submit());
            }
            quiet();
            filings.forEach(walk::step);
            quiet();
            now = now.plusHours(random.nextInt(96));
        }

        var held = changeHands(filings, new Stories(port));

        assertThat(held).isPositive();
        assertThat(jdbc.sql("select * from v_inv_task_offers").query().listOfRows())
                .isEmpty();
        assertThat(jdbc.sql("select * from v_inv_handled_filings").query().listOfRows())
                .isEmpty();
        var leaves = leaves();
        assertThat(leaves).extracting(Leaf::kind).contains("RECEIVED", "REGISTERED");
        for (var times = 0; times < 50; times++) {
            var from = FIRST.plusDays(random.nextInt(40));
            agrees(leaves, new ReportPeriod(from, from.plusDays(random.nextInt(20))));
        }

        clock.moveTo(Duration.between(Instant.now(), FIRST.plusDays(120).atStartOfDay(BusinessClock.SHANGHAI)));
        quiet();
        leaves = leaves();
        scheduled("org.lian.supervision.KeptSums.sum").run();
        assertThat(jdbc.sql("select count(*) from board_sum_kept")
                        .query(Integer.class)
                        .single())
                .isPositive();
        for (var times = 0; times < 20; times++) {
            var from = FIRST.minusDays(random.nextInt(40));
            agrees(leaves, new ReportPeriod(from, from.plusDays(30 + random.nextInt(90))));
        }
    }

    /** What the court does each hour, done at once. */
    private Runnable scheduled(String method) {
        return tasks.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private void agrees(List<Leaf> leaves, ReportPeriod period) {
        var head = accounts.actorOf("supervisor1");
        var view = board.of(head, period);
        assertThat(view.counts()).as("%s", period).isEqualTo(naive(leaves, period));
        assertThat(view.people().stream().mapToLong(Board.Person::done).sum())
                .as("decided in %s", period)
                .isEqualTo(decided(period));
        assertThat(view.ages()).as("%s", period).isNotEmpty().isEqualTo(ages());
        assertThat(view.loads().stream().mapToLong(Board.Load::held).sum())
                .isEqualTo(engine.getTaskService()
                        .createTaskQuery()
                        .tenantIdIn("京0199")
                        .taskAssigned()
                        .count());
        for (var by : Statistics.By.values()) {
            assertThat(summed(statistics.of(head, period, by)))
                    .as("%s by %s", period, by)
                    .isEqualTo(view.counts());
        }
        var parts = delays.of(head, period).mean().parts();
        assertThat(parts.court() + parts.filer() + parts.bank() + parts.posting() + parts.mediation())
                .as("whose turn the time was in %s", period)
                .isEqualTo(parts.elapsed(), within(0.01));
        assertThat(register.of(head, period))
                .as("%s", period)
                .extracting(line -> line.filing().id() + " " + line.registeredAt() + " " + line.byClock())
                .containsExactlyInAnyOrderElementsOf(leaves.stream()
                        .filter(leaf ->
                                List.of("REGISTERED", "PRESERVATION_RULED").contains(leaf.kind()))
                        .filter(leaf -> has(period, leaf.at()))
                        .map(leaf -> leaf.filing() + " " + leaf.at() + " " + leaf.byClock())
                        .toList());
    }

    /** What is open is taken, given back or handed on, and stays open; how much is held then. */
    private int changeHands(List<String> filings, Stories court) {
        var head = court.as("supervisor1");
        var held = 0;
        for (var filing : filings) {
            for (var task : engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(filing)
                    .taskDefinitionKey("Task_ReviewFiling")
                    .list()) {
                var given = head.post(
                        "/api/v1/tasks/" + task.getId() + "/assignment",
                        Map.of("username", held % 2 == 0 ? "clerk1" : "supervisor1", "reason", "随机办理"));
                // Who stepped back from a case takes none of its tasks.
                held += given.status() == 200 ? 1 : 0;
            }
        }
        return held;
    }

    /** A leaf as the journal has it, with the court of its filing. */
    private record Leaf(FilingId filing, String kind, Instant at, boolean byClock) {}

    private List<Leaf> leaves() {
        return jdbc.sql("""
                        select l.filing_id, l.kind, l.at, l.text like '审查期限届满%' as by_clock from journal_leaf l
                        join filing f on f.id = l.filing_id where f.court_code = '京0199'""")
                .query((row, number) -> new Leaf(
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        row.getString("kind"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("by_clock")))
                .list();
    }

    /** The open tasks one by one, kind by kind. */
    private List<Board.Age> ages() {
        var now = LocalDateTime.ofInstant(clock.now(), BusinessClock.SHANGHAI);
        var tomorrow = clock.today().plusDays(1).atStartOfDay();
        return jdbc.sql("""
                        select kind, count(*) filter (where due_at <= :now), count(*) filter (where due_at > :now and due_at <= :tomorrow),
                          count(*) filter (where due_at > :tomorrow and due_at <= :later), count(*) filter (where due_at > :later)
                        from task_offer where court = '京0199' and grp = '*' group by kind order by kind""")
                .param("now", now)
                .param("tomorrow", tomorrow)
                .param("later", tomorrow.plusDays(2))
                .query((row, number) ->
                        new Board.Age(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    /** What people completed, as the engine's own history has it. */
    private long decided(ReportPeriod period) {
        return engine
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .tenantIdIn("京0199")
                .taskDeleteReason("completed")
                .list()
                .stream()
                .map(task -> LocalDate.ofInstant(task.getEndTime().toInstant(), BusinessClock.SHANGHAI))
                .filter(day -> !day.isBefore(period.from()) && !day.isAfter(period.to()))
                .count();
    }

    /** Reviews that were decided after their last day, or are open after it, as the engine has them. */
    private long late(ReportPeriod period) {
        return engine
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .tenantIdIn("京0199")
                .taskDefinitionKey("Task_ReviewFiling")
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .filter(task -> {
                    var due = task.getDueDate().toInstant();
                    if (task.getEndTime() == null) {
                        return due.isBefore(clock.now()) && has(period, due);
                    }
                    var end = task.getEndTime().toInstant();
                    return "completed".equals(task.getDeleteReason()) && end.isAfter(due) && has(period, end);
                })
                .count();
    }

    private static boolean has(ReportPeriod period, Instant moment) {
        var day = LocalDate.ofInstant(moment, BusinessClock.SHANGHAI);
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    private static Board.Counts summed(List<Statistics.Line> lines) {
        return new Board.Counts(
                lines.stream().mapToLong(Statistics.Line::received).sum(),
                lines.stream().mapToLong(Statistics.Line::registered).sum(),
                lines.stream().mapToLong(Statistics.Line::registeredByClock).sum(),
                lines.stream().mapToLong(Statistics.Line::corrected).sum(),
                lines.stream().mapToLong(Statistics.Line::returned).sum(),
                lines.stream().mapToLong(Statistics.Line::refused).sum(),
                lines.stream().mapToLong(Statistics.Line::overdue).sum());
    }

    private Board.Counts naive(List<Leaf> leaves, ReportPeriod period) {
        long received = 0;
        long registered = 0;
        long byClock = 0;
        long corrections = 0;
        long returned = 0;
        long refused = 0;
        for (var leaf : leaves) {
            if (!has(period, leaf.at())) {
                continue;
            }
            switch (leaf.kind()) {
                case "RECEIVED" -> received++;
                case "REGISTERED", "PRESERVATION_RULED" -> {
                    registered++;
                    byClock += leaf.byClock() ? 1 : 0;
                }
                case "CORRECTION_REQUIRED" -> corrections++;
                case "RETURNED" -> returned++;
                case "REFUSED" -> refused++;
                default -> {
                    // Nothing that the board counts.
                }
            }
        }
        return new Board.Counts(received, registered, byClock, corrections, returned, refused, late(period));
    }

    private void quiet() {
        await().atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        jobs.createJobQuery().executable().withRetriesLeft().count() == 0);
    }
}
