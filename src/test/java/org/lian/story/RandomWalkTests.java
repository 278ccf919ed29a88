package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.filing.FilingStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 随机走查: filings meet random acts that somebody may really do, while the clock moves. {@code -Dwalk.filings=2000} is
 * the campaign; {@code -Dwalk.seed} repeats one.
 */
@OwnCourt
@ExtendWith(OutputCaptureExtension.class)
@Tag("thorough")
class RandomWalkTests {
    private static final int FILINGS = Integer.getInteger("walk.filings", 30);
    private static final long SEED = Long.getLong("walk.seed", 20_261_125L);
    private static final int ROUNDS = 14;

    /** Nobody's turn any more, or returned: on this the filer may still insist. */
    private static final List<String> DECIDED = Arrays.stream(FilingStatus.values())
            .filter(status -> status.waitingFor() == FilingStatus.WaitingFor.NONE || status == FilingStatus.RETURNED)
            .map(Enum::name)
            .toList();

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @Tag("campaign")
    @DisplayName("每件申请最后都在终点，或者停在有人、有消息、有时钟能结束的地方；不变量都成立，没有故障，引擎、明文列和日志里没有当事人写的内容")
    void everyFilingEndsOrWaits(CapturedOutput output) {
        var random = new Random(SEED);
        var time = new CourtClock(clock, port);
        var now = LocalDateTime.parse("2026-10-12T09:00");
        var filings = new ArrayList<String>();
        var ofLisi = new HashSet<String>();
        var done = new TreeMap<String, Integer>();
        for (var round = 0; round < ROUNDS; round++) {
            var walk = new RandomWalk(time.at(now.toString()), now.toLocalDate().toString(), random, ofLisi);
            for (var submitted = 0; submitted < FILINGS / ROUNDS + 1 && filings.size() < FILINGS; submitted++) {
                filings.add(walk.submit());
            }
            quiet();
            for (var pass = 0; pass < 2; pass++) {
                var before = statuses();
                filings.forEach(filing -> walk.step(filing, before.get(filing)));
                quiet();
                filings.addAll(walk.arrived(those("status = 'FORWARDED'", filings), filings));
                those("case_number is not null", filings)
                        .forEach(suit -> walk.counterclaim(suit).ifPresent(filings::add));
            }
            assertThat(Planted.columnsHolding(jdbc, Planted.values())).isEmpty();
            walk.done().forEach((what, times) -> done.merge(what, times, Integer::sum));
            now = now.plusHours(random.nextInt(72));
        }
        quiet();

        System.out.printf("Random walk, seed %d: %d filings, %s%n", SEED, filings.size(), done);
        System.out.printf("Random walk ended at %s%n", statuses(filings));
        System.out.printf("Random walk filed %s%n", tracks(filings));
        assertThat(runtime.createIncidentQuery().list()).isEmpty();
        assertThat(jobs.createJobQuery().withException().list()).isEmpty();
        assertThat(output.getAll()).doesNotContain(Planted.values());
        invariants().forEach(view -> assertThat(
                        jdbc.sql("select * from " + view).query().listOfRows())
                .as(view)
                .isEmpty());
        assertThat(filings).allSatisfy(this::hasEndedOrWaits);
    }

    /** Every step that may run has run. */
    private void quiet() {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        jobs.createJobQuery().executable().withRetriesLeft().count() == 0);
    }

    private void hasEndedOrWaits(String filing) {
        var running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing)
                .list();
        for (var instance : running) {
            var waits = tasks.createTaskQuery()
                            .processInstanceId(instance.getId())
                            .count()
                    + runtime.createEventSubscriptionQuery()
                            .processInstanceId(instance.getId())
                            .count()
                    + jobs.createJobQuery().processInstanceId(instance.getId()).count()
                    + runtime.createProcessInstanceQuery()
                            .superProcessInstanceId(instance.getId())
                            .count();
            assertThat(waits).as("%s waits for nothing", filing).isPositive();
        }
        var status = status(filing);
        if (!DECIDED.contains(status)) {
            assertThat(running).as("%s is %s", filing, status).isNotEmpty();
        } else if (!running.isEmpty() && !goesOnAfter(filing)) {
            // Decided, and on its way on paper: a person enters the proof of service. A fee that comes while a
            // withdrawal is
            // ruled on hands the case over, and the ruling is still due.
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(filing)
                            .list())
                    .as("%s is %s", filing, status)
                    .extracting(Task::getTaskDefinitionKey)
                    .isNotEmpty()
                    .isSubsetOf(
                            status.equals("TRANSFERRED")
                                    ? List.of(
                                            "Task_RegisterPaperService",
                                            "Task_RuleOnWithdrawal",
                                            "Task_CheckFee",
                                            "Task_ReviewFeeDecision")
                                    : List.of("Task_RegisterPaperService"));
        }
    }

    /** Whether a diagram of its own begins with the hand-over: it has waits of its own. */
    private boolean goesOnAfter(String filing) {
        return jdbc.sql("select track in ('PAYMENT_ORDER', 'PRESERVATION') from filing where id = cast(? as uuid)")
                .param(filing)
                .query(Boolean.class)
                .single();
    }

    /** The status of each filing, in one question: the walk comes round to thousands. */
    private Map<String, String> statuses() {
        return jdbc
                .sql("select id::text as id, status from filing")
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("status")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of the filings that meet a condition on their row, in their order. */
    private List<String> those(String condition, List<String> filings) {
        var met = new HashSet<>(jdbc.sql("select id::text from filing where " + condition)
                .query(String.class)
                .list());
        return filings.stream().filter(met::contains).toList();
    }

    private Map<String, Integer> statuses(List<String> filings) {
        var statuses = new TreeMap<String, Integer>();
        var all = statuses();
        filings.forEach(filing -> statuses.merge(all.get(filing), 1, Integer::sum));
        return statuses;
    }

    private Map<String, Integer> tracks(List<String> filings) {
        var tracks = new TreeMap<String, Integer>();
        filings.forEach(filing -> tracks.merge(
                jdbc.sql("select track from filing where id = cast(? as uuid)")
                        .param(filing)
                        .query(String.class)
                        .single(),
                1,
                Integer::sum));
        return tracks;
    }

    private String status(String filing) {
        return jdbc.sql("select status from filing where id = cast(? as uuid)")
                .param(filing)
                .query(String.class)
                .single();
    }

    private List<String> invariants() {
        var views = jdbc.sql("""
                        select table_name from information_schema.views
                        where table_schema = current_schema() and table_name like 'v\\_inv\\_%'""").query(String.class).list();
        assertThat(views).contains("v_inv_number_without_gap", "v_inv_ledger_balanced");
        return views;
    }
}
