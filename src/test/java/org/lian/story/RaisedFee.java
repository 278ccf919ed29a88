package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.lian.rules.PublishedTables;

/** The change that the stories of the workbench make: the first bracket of the fee, 50 yuan, becomes 60. */
public final class RaisedFee {
    public static final String RULE = "litigation-fee";
    public static final String BASIS = "诉讼费用交纳办法第十三条";

    private static final int RAISED = 6000;
    private static final String FIRST_BRACKET = "<outputEntry id=\"property-1-out-2\"><text>5000</text></outputEntry>";

    private RaisedFee() {}

    /** Puts the shipped table in force again. */
    public static void takeBack(RepositoryService repository) {
        PublishedTables.publish(repository, RULE, law());
    }

    /** The shipped table. */
    public static String law() {
        try {
            return Files.readString(Path.of("decisions/litigation-fee.dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String table() {
        return table(RAISED);
    }

    /** The first bracket at so many fen. */
    public static String table(int fen) {
        assertThat(law()).contains(FIRST_BRACKET);
        return law().replace(FIRST_BRACKET, FIRST_BRACKET.replace("5000", String.valueOf(fen)));
    }

    /** Drafts, mends, approves and publishes the table with the first bracket at so many fen, as its row says too. */
    public static void publish(int port, int fen, String reason) {
        var author = CourtClient.as(port, "analyst1");
        var draft = author.post(
                        "/api/v1/rules/" + RULE + "/drafts",
                        Map.of("xml", saying(fen), "reason", reason, "legalBasis", BASIS))
                .expecting(201)
                .get("id");
        mendExamples(author, draft, fen);
        release(port, draft);
    }

    private static String saying(int fen) {
        var said = "第十三条第一款第(一)项；不超过1万元，每件";
        assertThat(law()).contains(said + "50元");
        return table(fen).replace(said + "50元", said + fen / 100 + "元");
    }

    /** A draft is approved by the supervisor and published at once. */
    public static void release(int port, String draft) {
        var author = CourtClient.as(port, "analyst1");
        var path = "/api/v1/rule-drafts/" + draft;
        author.post(path + "/approval-requests", Map.of()).expecting(201);
        CourtClient.as(port, "supervisor1")
                .post(path + "/approvals", Map.of("decision", "APPROVE", "comment", "同意"))
                .expecting(201);
        author.post(path + "/publications", Map.of()).expecting(201);
    }

    /** Takes out the examples of a draft that no longer hold and puts in one that does; the draft after that. */
    public static JsonNode mendExamples(CourtClient analyst, String draft) {
        return mendExamples(analyst, draft, RAISED);
    }

    private static JsonNode mendExamples(CourtClient analyst, String draft, int fen) {
        var path = "/api/v1/rule-drafts/" + draft;
        var found = analyst.get(path).expecting(200).body();
        var wrong = new ArrayList<Integer>();
        found.get("examplesRun")
                .get("failed")
                .forEach(failure -> wrong.add(failure.get("line").asInt()));
        assertThat(wrong).isNotEmpty();
        var lines = found.get("examples").asText().split("\n");
        var kept = new StringBuilder();
        for (var number = 1; number <= lines.length; number++) {
            if (!wrong.contains(number)) {
                kept.append(lines[number - 1]).append('\n');
            }
        }
        kept.append("PROPERTY,0,,,FEE,%1$d,%1$d\n".formatted(fen));
        return analyst.put(path, Map.of("revision", found.get("revision").asInt(), "examples", kept.toString()))
                .expecting(200)
                .body();
    }

    /** What a claim of 5,000 yuan costs now, in fen. */
    public static int quote(CourtClient anybody) {
        return anybody.post("/api/v1/fee-quotes", Map.of("feeClass", "PROPERTY", "amountFen", 500_000))
                .expecting(200)
                .body()
                .get("totalFen")
                .asInt();
    }
}
