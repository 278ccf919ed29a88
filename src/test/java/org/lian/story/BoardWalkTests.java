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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.jspecify.annotations.Nullable;
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
    private static final double HOUR = 3600;
    private static final Offset<Double> ROUNDED = within(0.11);
    /** What nine of ten did not exceed, where sums are read. */
    private static final Offset<Double> TO_THE_HALF_HOUR = within(0.61);

    private static final List<String> COUNTED =
            List.of("RECEIVED", "REGISTERED", "CORRECTION_REQUIRED", "RETURNED", "REFUSED");
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
            agrees(leaves, new ReportPeriod(from, from.plusDays(random.nextInt(20))), ROUNDED);
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
            agrees(leaves, new ReportPeriod(from, from.plusDays(30 + random.nextInt(90))), TO_THE_HALF_HOUR);
        }
    }

    /** Every line, with its times in hours, is what the journal and the engine say of that day, person, cause or court. */
    private static void agree(List<Statistics.Line> lines, Map<String, Tally> tallies, Offset<Double> ninetieth) {
        assertThat(lines).extracting(Statistics.Line::key).containsExactlyInAnyOrderElementsOf(tallies.keySet());
        assertThat(lines).allSatisfy(line -> {
            var tally = tallies.get(line.key());
            assertThat(summed(List.of(line))).isEqualTo(tally.counts());
            var took = tally.took.stream().sorted().toList();
            if (took.isEmpty()) {
                assertThat(line.meanHours()).isNull();
                return;
            }
            assertThat(line.meanHours())
                    .isEqualTo(took.stream().mapToLong(one -> one).average().orElseThrow() / HOUR, ROUNDED);
            assertThat(line.p90Hours()).isEqualTo(took.get((int) Math.ceil(0.9 * took.size()) - 1) / HOUR, ninetieth);
        });
    }

    /** What was counted one by one under a key. */
    private static final class Tally {
        private final Map<String, Long> numbers = new HashMap<>();
        private final List<Long> took = new ArrayList<>();

        void add(String kind) {
            numbers.merge(kind, 1L, Long::sum);
        }

        Board.Counts counts() {
            return new Board.Counts(
                    of("RECEIVED"),
                    of("REGISTERED"),
                    of("BY_CLOCK"),
                    of("CORRECTION_REQUIRED"),
                    of("RETURNED"),
                    of("REFUSED"),
                    of("LATE"));
        }

        private long of(String kind) {
            return numbers.getOrDefault(kind, 0L);
        }
    }

    private Map<String, Tally> tallies(List<Leaf> leaves, ReportPeriod period, Statistics.By by) {
        var tallies = new HashMap<String, Tally>();
        var causes = new HashMap<String, String>();
        var first = firstDeciders();
        for (var leaf : leaves) {
            causes.put(leaf.filing().toString(), leaf.cause());
            var kind = leaf.kind().equals("PRESERVATION_RULED") ? "REGISTERED" : leaf.kind();
            if (!has(period, leaf.at()) || !COUNTED.contains(kind)) {
                continue;
            }
            var tally = tallies.computeIfAbsent(
                    switch (by) {
                        case DAY -> day(leaf.at()).toString();
                        case PERSON -> whose(leaf, first);
                        case CAUSE -> leaf.cause();
                        case COURT -> "京0199";
                    },
                    key -> new Tally());
            tally.add(kind);
            if (kind.equals("REGISTERED")) {
                tally.took.add(leaf.took());
            }
            if (leaf.byClock()) {
                tally.add("BY_CLOCK");
            }
        }
        var filings = filingsOfFlows();
        lateReviews(period).forEach(task -> tallies.computeIfAbsent(
                        switch (by) {
                            case DAY -> lateOn(task).toString();
                            case PERSON -> task.getAssignee() == null ? Statistics.NOBODY : task.getAssignee();
                            case CAUSE -> causes.get(filings.get(task.getProcessInstanceId()));
                            case COURT -> "京0199";
                        },
                        key -> new Tally())
                .add("LATE"));
        return tallies;
    }

    private static String whose(Leaf leaf, Map<String, String> first) {
        if (leaf.kind().equals("RECEIVED")) {
            return first.getOrDefault(leaf.filing().toString(), Statistics.NOBODY);
        }
        if (leaf.clerk() != null) {
            return leaf.clerk();
        }
        return leaf.byClock() || leaf.kind().equals("RETURNED") ? Statistics.BY_CLOCK : Statistics.NOBODY;
    }

    /** Who completed the first task of each filing. */
    private Map<String, String> firstDeciders() {
        var filings = filingsOfFlows();
        var first = new HashMap<String, String>();
        engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .tenantIdIn("京0199")
                .taskDeleteReason("completed")
                .orderByHistoricTaskInstanceEndTime()
                .asc()
                .list()
                .forEach(task -> first.putIfAbsent(filings.get(task.getProcessInstanceId()), task.getAssignee()));
        return first;
    }

    private Map<String, String> filingsOfFlows() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().list().stream()
                .filter(flow -> flow.getBusinessKey() != null)
                .collect(Collectors.toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey));
    }

    /** What the court does each hour, done at once. */
    private Runnable scheduled(String method) {
        return tasks.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private void agrees(List<Leaf> leaves, ReportPeriod period, Offset<Double> ninetieth) {
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
            agree(statistics.of(head, period, by), tallies(leaves, period, by), ninetieth);
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
    private record Leaf(
            FilingId filing,
            String kind,
            Instant at,
            boolean byClock,
            @Nullable String clerk,
            String cause,
            long took) {}

    private List<Leaf> leaves() {
        return jdbc.sql("""
                        select l.filing_id, l.kind, l.at, l.text like '审查期限届满%' as by_clock, a.username,
                          coalesce(f.cause_code, :none) as cause, extract(epoch from l.at - f.first_submitted_at)::bigint as took
                        from journal_leaf l join filing f on f.id = l.filing_id
                        left join account a on a.id = l.actor_id and l.actor_kind = 'COURT'
                        where f.court_code = '京0199'""")
                .param("none", Statistics.NO_CAUSE)
                .query((row, number) -> new Leaf(
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        row.getString("kind"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("by_clock"),
                        row.getString("username"),
                        row.getString("cause"),
                        row.getLong("took")))
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
    private List<HistoricTaskInstance> lateReviews(ReportPeriod period) {
        return engine
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .tenantIdIn("京0199")
                .taskDefinitionKey("Task_ReviewFiling")
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .filter(task -> task.getEndTime() == null
                        ? !task.getDueDate().toInstant().isAfter(clock.now())
                        : "completed".equals(task.getDeleteReason())
                                && task.getEndTime().after(task.getDueDate()))
                .filter(task -> has(period, lateOn(task)))
                .toList();
    }

    /** The day on which it was decided; of what is open its last one, which ends at 24:00. */
    private static LocalDate lateOn(HistoricTaskInstance task) {
        return task.getEndTime() == null
                ? day(task.getDueDate().toInstant().minusMillis(1))
                : day(task.getEndTime().toInstant());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, BusinessClock.SHANGHAI);
    }

    private static boolean has(ReportPeriod period, Instant moment) {
        return has(period, day(moment));
    }

    private static boolean has(ReportPeriod period, LocalDate day) {
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
        return new Board.Counts(
                received,
                registered,
                byClock,
                corrections,
                returned,
                refused,
                lateReviews(period).size());
    }

    private void quiet() {
        await().atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        jobs.createJobQuery().executable().withRetriesLeft().count() == 0);
    }
}
