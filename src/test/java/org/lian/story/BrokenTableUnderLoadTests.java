package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lian.story.CourtClock.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.rules.Decisions;
import org.lian.rules.ManualDecisions;
import org.lian.rules.PublishedTables;
import org.lian.rules.UnclearDecisions;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While filings are on their way, two tables break and are repaired through the workbench. */
@OwnCourt
@Tag("thorough")
class BrokenTableUnderLoadTests {
    private static final int FILINGS = 24;
    private static final int FILERS = 4;
    private static final long FEE = 230_000;
    private static final List<String> TABLES = List.of("case-code", "litigation-fee");

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Decisions decisions;

    @Autowired
    UnclearDecisions unclear;

    @Autowired
    JdbcClient jdbc;

    private final Set<String> transferred = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    @Test
    @DisplayName("两张表在办案中坏了又修好：没有一件申请停住、误拒、错收，没有故障，每次判定都能重新算出来")
    void noFilingIsHarmed() throws Exception {
        var filings = new ArrayList<String>();
        var filers = Executors.newFixedThreadPool(FILERS);
        try {
            var running = new ArrayList<Future<String>>();
            for (var n = 0; n < FILINGS; n++) {
                running.add(filers.submit(this::fromDraftToDivision));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> allGoOn(running) && !transferred.isEmpty());
            for (var table : TABLES) {
                PublishedTables.publish(repository, table, withoutRows(table));
            }
            await().atMost(Duration.ofMinutes(3)).until(() -> allGoOn(running) && answered.containsAll(TABLES));
            for (var table : TABLES) {
                repair(table);
            }
            for (var filing : running) {
                filings.add(whole(filing));
            }
        } finally {
            filers.shutdownNow();
        }

        assertThat(filings).doesNotHaveDuplicates().hasSize(FILINGS);
        until(() -> assertThat(runtime.createProcessInstanceQuery().count()).isZero());
        assertThat(runtime.createIncidentQuery().count()).isZero();
        var court = new Stories(port);
        var numbers = new ArrayList<Integer>();
        for (var filing : filings) {
            var view = court.filing(filing);
            assertThat(view.get("status").asText()).isEqualTo("TRANSFERRED");
            assertThat(view.get("fee").get("totalFen").asLong()).isEqualTo(FEE);
            numbers.add(Integer.valueOf(view.get("caseNumber").asText().replaceAll(".*民初(\\d+)号", "$1")));
            assertThat(court.recomputesEqual(filing)).isTrue();
        }
        assertThat(numbers.stream().sorted().toList())
                .as("every number once and none left out")
                .isEqualTo(IntStream.rangeClosed(
                                numbers.stream().min(Integer::compare).orElseThrow(),
                                numbers.stream().max(Integer::compare).orElseThrow())
                        .boxed()
                        .toList());
        for (var table : TABLES) {
            assertThat(versionsThatAnswered(filings, table))
                    .as("before the fault, by hand, after the repair")
                    .contains("1", ManualDecisions.MANUAL, "3");
            until(() -> assertThat(unclear.openOf(table, 100)).isEmpty());
        }
        assertThat(jdbc.sql("select filing_id from payment_order where state = 'SUCCEEDED' and amount_fen = ?")
                        .param(FEE)
                        .query(String.class)
                        .list())
                .as("each paid once, and what was due")
                .containsExactlyInAnyOrderElementsOf(filings);
        assertThat(jdbc.sql("select count(*) from payment_order where state = 'UNEXPECTED'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** One filing by one filer with one clerk; whatever a table does not answer, the clerk does. */
    private String fromDraftToDivision() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.register(filing);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> step(court, filing));
        transferred.add(filing);
        return filing;
    }

    private boolean step(Stories court, String filing) {
        for (var item : court.clerk
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")) {
            var task = item.get("id").asText();
            switch (item.get("kind").asText()) {
                case "CONFIRM_FEE" -> court.decide(task, Map.of("confirmedFen", FEE));
                case "MANUAL_DECISION" -> {
                    var table = (String) tasks.getVariable(task, "unclearDecision");
                    var fee = table.equals("litigation-fee");
                    court.decide(
                            task,
                            ManualAnswers.completion(
                                    fee ? ManualAnswers.fee(decisions) : ManualAnswers.caseCode("民初")));
                    answered.add(table);
                }
                default -> throw new AssertionError("A task that nobody expects: " + item);
            }
        }
        var status = court.filing(filing).get("status").asText();
        if (status.equals("FEE_DUE")) {
            court.pay(filing);
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> !court.filing(filing).get("status").asText().equals("FEE_DUE"));
        }
        return status.equals("TRANSFERRED");
    }

    private void repair(String table) throws IOException {
        var author = CourtClient.as(port, "analyst1");
        var draft = author.post(
                        "/api/v1/rules/" + table + "/drafts",
                        Map.of("xml", shipped(table), "reason", "补回各行", "legalBasis", "诉讼费用交纳办法第十三条"))
                .expecting(201)
                .get("id");
        var path = "/api/v1/rule-drafts/" + draft;
        author.post(path + "/approval-requests", Map.of()).expecting(201);
        CourtClient.as(port, "supervisor1")
                .post(path + "/approvals", Map.of("decision", "APPROVE"))
                .expecting(201);
        author.post(path + "/publications", Map.of()).expecting(201);
    }

    private List<String> versionsThatAnswered(List<String> filings, String table) {
        return filings.stream()
                .flatMap(filing -> decisions.ofFiling(FilingId.of(filing)).stream())
                .filter(record -> record.decisionId().equals(table))
                .filter(record -> record.fault() == null && !record.rows().isEmpty())
                .map(record -> record.ruleIds().contains(ManualDecisions.MANUAL)
                        ? ManualDecisions.MANUAL
                        : String.valueOf(record.version()))
                .distinct()
                .toList();
    }

    /** A filing that failed says so at once. */
    private static boolean allGoOn(List<Future<String>> running) throws Exception {
        for (var filing : running) {
            if (filing.isDone()) {
                whole(filing);
            }
        }
        return true;
    }

    private static String whole(Future<String> filing) throws Exception {
        try {
            return filing.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static String withoutRows(String table) throws IOException {
        return Pattern.compile("<rule .*?</rule>", Pattern.DOTALL)
                .matcher(shipped(table))
                .replaceAll("");
    }

    private static String shipped(String table) throws IOException {
        return Files.readString(Path.of("decisions", table + ".dmn"));
    }
}
