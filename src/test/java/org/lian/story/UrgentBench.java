package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * How long an urgent preservation takes from its submission to the judges' desk, first of its list and told by message,
 * while others wait in the court. {@code mvn -Pbench test -Dtest=UrgentBench}; {@code -Dbench.waiting} and {@code -Dbench.urgent}
 * for other numbers.
 */
@OwnCourt
@Tag("bench")
class UrgentBench {
    private static final int WAITING = Integer.getInteger("bench.waiting", 5_000);
    private static final int URGENT = Integer.getInteger("bench.urgent", 20);
    private static final int FILERS = 4;
    private static final long MOST_MS = 10_000;
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(2);

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Test
    @DisplayName("五千件等着审查的时候，紧急的保全申请十秒以内到法官的桌面，排在第一，值班的人收到消息")
    void fromFilingToDesk() throws Exception {
        var begun = System.nanoTime();
        var filers = Executors.newFixedThreadPool(FILERS);
        try {
            var filed = new ArrayList<Future<?>>();
            for (var n = 0; n < FILERS; n++) {
                filed.add(filers.submit(() -> {
                    var court = new Stories(port);
                    for (var one = 0; one < WAITING / FILERS; one++) {
                        court.insist(court.drafted(Stories.loanDraft()));
                    }
                }));
            }
            for (var one : filed) {
                one.get();
            }
        } finally {
            filers.shutdown();
        }
        await().atMost(Duration.ofMinutes(30)).until(() -> waiting() >= WAITING);
        System.out.printf(Locale.ROOT, "%d filings wait after %.0f s%n", waiting(), (System.nanoTime() - begun) / 1e9);

        var court = new Stories(port);
        var judge = QuietBrowser.as(port, "judge2");
        var tasklist = court.as("judge2");
        var millis = new long[URGENT];
        for (var n = 0; n < URGENT; n++) {
            var filing = court.drafted(Preserved.draft("BEFORE_SUIT", "PROPERTY"));
            var before = told(judge);
            var handedIn = System.nanoTime();
            court.insist(filing);
            await().pollInterval(SOON)
                    .atMost(LONG)
                    .until(() -> first(tasklist).at("/filingId").asText().equals(filing));
            var task = first(tasklist).get("id").asText();
            await().pollInterval(SOON).atMost(LONG).until(() -> judge.get("/staff/desk?list=PRESERVATION")
                    .text()
                    .contains("/staff/tasks/" + task));
            await().pollInterval(SOON).atMost(LONG).until(() -> told(judge) > before);
            millis[n] = (System.nanoTime() - handedIn) / 1_000_000;
            Preserved.grant(court, filing);
            court.decideAs(
                    "judge1", filing, "REGISTER_PRESERVATION", Map.of("decision", "NOTHING", "reason", "账户没有余额。"));
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "urgent preservations among %d: middle %d ms, slowest %d ms of %d%n",
                WAITING,
                millis[URGENT / 2],
                millis[URGENT - 1],
                URGENT);
        assertThat(millis[URGENT - 1]).isLessThan(MOST_MS);
    }

    /** The first of everything that the judge may take. */
    private static JsonNode first(CourtClient judge) {
        return judge.get("/api/v1/tasks?limit=1").expecting(200).body().at("/items/0");
    }

    /** How many of the messages on what cannot wait stand on his first page. */
    private static int told(QuietBrowser judge) {
        return judge.get("/staff").expecting(200).text().split("/staff/urgent/", -1).length - 1;
    }

    private long waiting() {
        return tasks.createTaskQuery().taskDefinitionKey("Task_ReviewFiling").count();
    }
}
