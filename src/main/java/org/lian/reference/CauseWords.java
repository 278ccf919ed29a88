package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The words of people who do not know a cause's name, by cause_words.csv: the common causes first, in its order. */
final class CauseWords {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** A single character is a word only where nothing else was typed. */
    private static final int SHORTEST_PART = 2;

    private static final int WHOLE = Integer.MAX_VALUE;

    private final List<Row> rows = read();

    /**
     * The plain words of one cause.
     *
     * @param help one line in plain words; empty for all but the common causes
     */
    record Row(String code, String help, List<String> words) {}

    private record Hit(String code, int length) {}

    List<Row> rows() {
        return rows;
    }

    /** The causes that a text speaks of, the longest word in common first. */
    List<String> codes(String q) {
        var text = q.toLowerCase(Locale.ROOT);
        return rows.stream()
                .map(row -> new Hit(row.code(), longest(row.words(), text)))
                .filter(hit -> hit.length() > 0)
                .sorted(Comparator.comparingInt(Hit::length).reversed())
                .map(Hit::code)
                .toList();
    }

    private static int longest(List<String> words, String text) {
        return words.stream().mapToInt(word -> inCommon(word, text)).max().orElse(0);
    }

    private static int inCommon(String word, String text) {
        if (word.equals(text)) {
            return WHOLE;
        }
        var shorter = word.length() < text.length() ? word : text;
        var longer = shorter == word ? text : word;
        return shorter.length() >= SHORTEST_PART && longer.contains(shorter) ? shorter.length() : 0;
    }

    private static List<Row> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/cause_words.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream()
                    .map(row -> new Row(
                            row.get("code"),
                            row.get("help"),
                            Stream.of(
                                            row.get("words").split(" "),
                                            row.get("help").split("[，；、]"))
                                    .flatMap(Stream::of)
                                    .filter(word -> !word.isEmpty())
                                    .map(word -> word.toLowerCase(Locale.ROOT))
                                    .toList()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged plain words of causes cannot be read", e);
        }
    }
}
