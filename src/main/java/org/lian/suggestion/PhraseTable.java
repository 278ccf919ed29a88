package org.lian.suggestion;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The phrases of people who have this or that trouble, by cause_phrases.csv and desk_phrases.csv. */
final class PhraseTable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private PhraseTable() {}

    /**
     * One phrase.
     *
     * @param meant the code of a cause, or, of what is no suit, the name of a track or of a desk
     */
    record Phrase(String meant, boolean suit, String text) {}

    /** All phrases, those of suits first, in the order of the files. */
    static List<Phrase> read() {
        var phrases = new ArrayList<Phrase>();
        read("cause_phrases.csv", "code", true, phrases);
        read("desk_phrases.csv", "desk", false, phrases);
        return List.copyOf(phrases);
    }

    private static void read(String file, String column, boolean suit, List<Phrase> into) {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/" + file).getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            parser.forEach(row -> into.add(new Phrase(row.get(column), suit, row.get("phrase"))));
        } catch (IOException e) {
            throw new IllegalStateException("The packaged phrases cannot be read", e);
        }
    }
}
