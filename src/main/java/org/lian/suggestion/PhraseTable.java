package org.lian.suggestion;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** The phrases of people who have this or that trouble, by cause_phrases.csv and desk_phrases.csv. */
final class PhraseTable {
    /** A phrase that people say of two causes stands once, its codes with this between them. */
    static final String ALSO = "|";

    static final String CODE = "code";
    static final String PHRASE = "phrase";

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private PhraseTable() {}

    /**
     * One phrase.
     *
     * @param meant the code of a cause, or, of what is no suit, the name of a track or of a desk
     */
    record Phrase(String meant, boolean suit, String text) {}

    /**
     * A line of the table of causes as it is written.
     *
     * @param codes of causes, one or, with {@link #ALSO} between them, more
     */
    record Line(long number, String codes, String phrase) {
        List<String> meant() {
            return List.of(codes.split("[|]", -1));
        }
    }

    /** All phrases, those of suits first, in the order of the files. */
    static List<Phrase> read() {
        return phrases(lines(packaged()));
    }

    /** The phrases of causes by this table, and those of desks that came with the program. */
    static List<Phrase> phrases(List<Line> causes) {
        var phrases = new ArrayList<Phrase>();
        causes.forEach(line -> line.meant().forEach(code -> phrases.add(new Phrase(code, true, line.phrase()))));
        phrases.addAll(desks());
        return List.copyOf(phrases);
    }

    /** The phrases of desks that came with the program. */
    static List<Phrase> desks() {
        return parsed(
                text("desk_phrases.csv"),
                List.of("desk", PHRASE),
                row -> new Phrase(row.get("desk"), false, row.get(PHRASE)));
    }

    /** The table of causes that came with the program. */
    static String packaged() {
        return text("cause_phrases.csv");
    }

    /**
     * The lines of a table of causes.
     *
     * @throws IllegalArgumentException where it is no CSV with these two columns
     */
    static List<Line> lines(String csv) {
        return parsed(
                csv, List.of(CODE, PHRASE), row -> new Line(row.getRecordNumber() + 1, row.get(CODE), row.get(PHRASE)));
    }

    private static <T> List<T> parsed(String csv, List<String> columns, Function<CSVRecord, T> each) {
        try (var parser = FORMAT.parse(new StringReader(csv))) {
            if (!parser.getHeaderNames().equals(columns)) {
                throw new IllegalArgumentException("Other columns than " + columns);
            }
            return parser.stream().map(each).toList();
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("No table of phrases", unreadable);
        }
    }

    private static String text(String file) {
        try {
            return new ClassPathResource("reference/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged phrases cannot be read", e);
        }
    }
}
