package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The words of people who search for what is no civil suit, by desk_words.csv: another procedure of a court, or another
 * organ.
 */
@Component
public class DeskWords {
    /** What somebody calls a suit is none of these, be it of the same name. */
    private static final Pattern A_SUIT = Pattern.compile("[^，。；、\\s]*之诉");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** A shorter word means the desk only where nothing else was typed. */
    private static final int SHORTEST_PART = 3;

    private final List<Desk> desks = read();

    /**
     * One desk.
     *
     * @param track the procedure, of which case-type-eligibility says where it goes; null for another organ or court
     * @param text where to go, for those without a procedure
     * @param basis the articles of that text
     * @param bring what one needs there, by custom
     */
    public record Desk(
            @Nullable Track track, String name, String text, String basis, List<String> words, String bring) {
        private boolean isMeantBy(String text) {
            return words.stream()
                    .anyMatch(word -> word.equals(text) || (word.length() >= SHORTEST_PART && text.contains(word)));
        }
    }

    /** All of them, in the order of the file. */
    public List<Desk> all() {
        return desks;
    }

    /** Those that a text speaks of, in the order of the file. */
    public List<Desk> found(String q) {
        var text = A_SUIT.matcher(q.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        return desks.stream().filter(desk -> desk.isMeantBy(text)).toList();
    }

    private static List<Desk> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/desk_words.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream()
                    .map(row -> new Desk(
                            row.get("track").isEmpty() ? null : Track.valueOf(row.get("track")),
                            row.get("name"),
                            row.get("text"),
                            row.get("basis"),
                            List.of(row.get("words").split(" ")),
                            row.get("bring")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged words of other desks cannot be read", e);
        }
    }
}
