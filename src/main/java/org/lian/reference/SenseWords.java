package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The words by which it is doubted whether what was written makes sense, by sense_words.csv. */
public final class SenseWords {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private SenseWords() {}

    /** A list of the file. */
    public enum Sense {
        VAGUE_PLACE,
        NO_NAME,
        SURNAME,
        ASKS,
        ASKS_MONEY,
        BOUNDLESS,
        ASKS_NO_SUM,
        ABUSIVE
    }

    /** Any word of a list; a word of the file may be a pattern. */
    public static Pattern any(Sense sense) {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/sense_words.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return Pattern.compile(parser.stream()
                    .filter(row -> Sense.valueOf(row.get("list")) == sense)
                    .map(row -> row.get("word"))
                    .collect(Collectors.joining("|")));
        } catch (IOException e) {
            throw new IllegalStateException("The packaged words of sense cannot be read", e);
        }
    }
}
