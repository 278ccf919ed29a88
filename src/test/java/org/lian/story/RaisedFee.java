package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/** The change that the stories of the workbench make: the first bracket of the fee, 50 yuan, becomes 60. */
public final class RaisedFee {
    public static final String RULE = "litigation-fee";
    public static final String BASIS = "诉讼费用交纳办法第十三条";

    private static final String FIRST_BRACKET = "<outputEntry id=\"property-1-out-2\"><text>5000</text></outputEntry>";

    private RaisedFee() {}

    /** The shipped table. */
    public static String law() {
        try {
            return Files.readString(Path.of("decisions/litigation-fee.dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String table() {
        assertThat(law()).contains(FIRST_BRACKET);
        return law().replace(FIRST_BRACKET, FIRST_BRACKET.replace("5000", "6000"));
    }

    /** Takes out the examples of a draft that no longer hold and puts in one that does; the draft after that. */
    public static JsonNode mendExamples(CourtClient analyst, String draft) {
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
        kept.append("PROPERTY,0,,,FEE,6000,6000\n");
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
