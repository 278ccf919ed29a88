package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The plain questions for the places that decide on a court, by place_questions.csv; the law calls them otherwise. */
public final class PlaceQuestions {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final PlaceQuestions PACKAGED = new PlaceQuestions();

    private final Map<String, String> byPlace = read("question");
    private final Map<String, String> words = read("words");

    private PlaceQuestions() {}

    /** Those that came with this build. */
    public static PlaceQuestions packaged() {
        return PACKAGED;
    }

    /** The question for a place; the words of the law where it has none. */
    public String of(String place, String law) {
        return byPlace.getOrDefault(place, law);
    }

    /** A place as people name it; the words of the law, up to their first explanation, where it has none. */
    public String named(String place, String law) {
        return words.getOrDefault(place, law.split("[；：]")[0]);
    }

    /** The places that have one. */
    public Set<String> places() {
        return byPlace.keySet();
    }

    private static Map<String, String> read(String column) {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/place_questions.csv").getInputStream(),
                        StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream().collect(Collectors.toMap(row -> row.get("place"), row -> row.get(column)));
        } catch (IOException e) {
            throw new IllegalStateException("The packaged questions for places cannot be read", e);
        }
    }
}
