package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A draft asked what ten thousand filings asked: it counts exactly those that the generator knows to change. */
@CourtTest
class ReplayStoryTests {
    private static final int FILINGS = Integer.getInteger("replay.filings", 200);
    private static final long FIRST_BRACKET = 1_000_000;

    @LocalServerPort
    int port;

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    @Tag("campaign")
    @DisplayName("许多件：变的件数、方向、差额和案件，与生成时所知的完全相等（-Dreplay.filings 定多少件）")
    void manyFilings() {
        var random = new Random(20261125);
        var higher = new ArrayList<String>();
        var sum = 0L;
        for (var begun = 0; begun < FILINGS; begun += 1_000) {
            var batch = Math.min(1_000, FILINGS - begun);
            for (var made : transaction.execute(status -> generate(random, batch))) {
                if (made.amountFen() <= FIRST_BRACKET) {
                    higher.add(made.filing().toString());
                    sum += made.halved() ? 500 : 1_000;
                }
            }
        }
        var analyst = CourtClient.as(port, "analyst1");
        var draft = analyst.post(
                        "/api/v1/rules/litigation-fee/drafts",
                        Map.of("xml", RaisedFee.table(), "reason", "提高第一档", "legalBasis", RaisedFee.BASIS))
                .expecting(201)
                .get("id");
        var begun = System.nanoTime();

        var replay = analyst.post(
                        "/api/v1/rule-drafts/" + draft + "/replays", Map.of("limit", FILINGS, "courtCode", "京0198"))
                .expecting(201)
                .get("id");
        var done = await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> analyst.get("/api/v1/rule-replays/" + replay + "?limit=200")
                                .expecting(200)
                                .body(),
                        found -> !found.get("state").asText().equals("RUNNING"));

        System.out.printf(
                "Replay of %d filings: %d changed, %d ms%n",
                FILINGS,
                done.get("changed").asInt(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.get("total").asInt()).isEqualTo(FILINGS);
        assertThat(done.get("changed").asInt()).isEqualTo(higher.size()).isPositive();
        var low = amount(done, "lowFen");
        assertThat(low.get("higher").asInt()).isEqualTo(higher.size());
        assertThat(low.get("lower").asInt()).isZero();
        assertThat(low.get("sum").asLong()).isEqualTo(sum);
        assertThat(low.get("least").asLong()).isEqualTo(500);
        assertThat(low.get("most").asLong()).isEqualTo(1_000);
        assertThat(jdbc.sql("select filing_id from rule_replay_change where replay_id = cast(? as uuid)")
                        .param(replay)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(higher);
        analyst.post("/api/v1/rule-drafts/" + draft + "/discards", Map.of()).expecting(204);
    }

    private record Made(FilingId filing, long amountFen, boolean halved) {}

    /** Filings of a court of their own, each with one fee decided as the court decides it. */
    private List<Made> generate(Random random, int count) {
        var made = new ArrayList<Made>();
        for (var number = 0; number < count; number++) {
            var one = new Made(
                    FilingId.random(),
                    random.nextBoolean() ? random.nextLong(2 * FIRST_BRACKET) : random.nextLong(3_000_000_000L),
                    random.nextInt(4) == 0);
            jdbc.sql("""
                            insert into filing (id, owner_id, status, revision, track, court_code, content, created_at,
                              version_at)
                            values (?, 'generated', 'TRANSFERRED', 1, 'CIVIL', '京0198', '\\x00', now(), now())""").param(one.filing().value()).update();
            var facts = new HashMap<String, Object>(Map.of("feeClass", "PROPERTY", "amountFen", one.amountFen()));
            if (one.halved()) {
                facts.put("modifiers", List.of("SIMPLIFIED"));
            }
            decisions.evaluate("litigation-fee", facts, one.filing(), Visibility.PARTY);
            made.add(one);
        }
        return made;
    }

    private static JsonNode amount(JsonNode replay, String output) {
        for (var amount : replay.get("summary").get("amounts")) {
            if (amount.get("output").asText().equals(output)) {
                return amount;
            }
        }
        throw new AssertionError(output + " in " + replay.get("summary"));
    }
}
