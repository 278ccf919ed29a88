package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The pictures for who does not want to type what happened, by told_pictures.csv: each says what a phrase would. */
@Component
public class ToldPictures {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<ToldPicture> pictures = read();

    /**
     * One picture.
     *
     * @param picture its name among the drawings
     * @param words beneath it
     * @param phrase that it stands for
     */
    public record ToldPicture(String picture, String words, String phrase) {
        private String inBrackets() {
            return "（" + words + "）";
        }
    }

    /** All of them, in the order of the file. */
    public List<ToldPicture> all() {
        return pictures;
    }

    /** Whether a text is a picture's phrase: somebody's own words it is not. */
    public boolean says(String text) {
        return pictures.stream().anyMatch(picture -> picture.phrase().equals(text));
    }

    /**
     * What is told when a picture is chosen: the picture's phrase, or beside what somebody typed its words, in brackets;
     * nothing that was typed is lost.
     */
    public String beside(String typed, String phrase) {
        var chosen = pictures.stream()
                .filter(picture -> picture.phrase().equals(phrase))
                .findFirst();
        if (chosen.isEmpty()) {
            return typed;
        }
        var own = pictures.stream().map(ToldPicture::inBrackets).reduce(typed.strip(), ToldPictures::without);
        return own.isEmpty() || says(own) ? phrase : own + chosen.get().inBrackets();
    }

    private static String without(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    private static List<ToldPicture> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/told_pictures.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream()
                    .map(row -> new ToldPicture(row.get("picture"), row.get("words"), row.get("phrase")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged pictures cannot be read", e);
        }
    }
}
