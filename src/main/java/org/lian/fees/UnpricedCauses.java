package org.lian.fees;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;

/** The reasons why a cause has no class of fee, by unpriced_causes.csv: what a filer reads instead of a sum. */
final class UnpricedCauses {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final List<Row> ROWS = read();

    private UnpricedCauses() {}

    /** The first row that fits says why; an empty cell fits all. */
    private record Row(String track, String cause, String why) {
        boolean fits(@Nullable Track asked, @Nullable String code) {
            return (track.isEmpty() || asked != null && track.equals(asked.name()))
                    && (cause.isEmpty() || code != null && (code.equals(cause) || code.startsWith(cause + ".")));
        }
    }

    /** Why, and what happens: the fee is found by a person after the registration, and nothing is owed before. */
    static String why(@Nullable Track track, @Nullable String causeCode) {
        return ROWS.stream()
                .filter(row -> row.fits(track, causeCode))
                .map(Row::why)
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/unpriced_causes.csv").getInputStream(),
                        StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream()
                    .map(row -> new Row(row.get("track"), row.get("cause"), row.get("why")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged reasons of unpriced causes cannot be read", e);
        }
    }
}
