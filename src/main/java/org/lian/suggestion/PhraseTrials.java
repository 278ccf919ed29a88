package org.lian.suggestion;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.lian.suggestion.PhraseTable.Line;
import org.lian.suggestion.Suggestions.Suggested;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** Tables of phrases that are tried before they are in force: what each suggests, and how many examples it hits. */
@Component
public class PhraseTrials {
    /** The columns of the examples. */
    public static final String EXAMPLE = "phrase";

    public static final String EXPECTED = "=code";

    /** Of examples; each is asked of two tables. */
    public static final int MOST_EXAMPLES = 200;

    private static final int FIVE = 5;
    /** An analyst waits so long while what he changed is computed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final LazyMeanings meanings;
    private final PhraseTunings tunings;
    private final Suggestions suggestions;

    PhraseTrials(LazyMeanings meanings, PhraseTunings tunings, Suggestions suggestions) {
        this.meanings = meanings;
        this.tunings = tunings;
        this.suggestions = suggestions;
    }

    /** A line of a table, as its editor shows it. */
    public record Row(String phrase, String codes) {}

    /**
     * The hits of a table on examples.
     *
     * @param first right cause first
     * @param five right cause among the first five
     * @param missed examples whose right cause is not among them
     */
    public record Score(int examples, int first, int five, List<String> missed) {}

    /** The lines of a table in its order; none where it cannot be read. */
    public List<Row> rows(String table) {
        return lines(table).stream()
                .map(line -> new Row(line.phrase(), line.codes()))
                .toList();
    }

    /** The table with these lines. */
    public String table(List<Row> rows) {
        var text = new StringBuilder();
        try (var out =
                CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get().print(text)) {
            out.printRecord(PhraseTable.CODE, PhraseTable.PHRASE);
            for (var row : rows) {
                out.printRecord(row.codes(), row.phrase());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What the table would suggest for a sentence; empty where that cannot be had soon. */
    public Optional<Suggested> suggested(String table, String sentence) {
        return tried(table, PATIENCE).map(meant -> suggestions.of(Suggestions.told(sentence), FIVE, meant::of));
    }

    /**
     * The hits of the table on the examples; empty where they cannot be had so soon. What was computed is known at the
     * next look.
     */
    public Optional<Score> score(String table, List<Example> examples, Duration patience) {
        var begun = System.nanoTime();
        return tried(table, patience).flatMap(meant -> {
            var first = 0;
            var five = 0;
            var missed = new ArrayList<String>();
            for (var example : examples) {
                if (System.nanoTime() - begun > patience.toNanos()) {
                    return Optional.empty();
                }
                var found = suggestions
                        .of(Suggestions.told(example.phrase()), FIVE, told -> meant.of(tunings.direction(told)))
                        .causes()
                        .stream()
                        .map(one -> one.cause().code())
                        .toList();
                first += !found.isEmpty() && example.codes().contains(found.get(0)) ? 1 : 0;
                five += found.stream().anyMatch(example.codes()::contains) ? 1 : 0;
                if (found.stream().noneMatch(example.codes()::contains)) {
                    missed.add(example.phrase());
                }
            }
            return Optional.of(new Score(examples.size(), first, five, List.copyOf(missed)));
        });
    }

    /** A phrase that no table contains, and the causes one of which is right for it. */
    public record Example(String phrase, List<String> codes) {}

    /**
     * The examples of a table.
     *
     * @throws Refusal where they cannot be read or are too many
     */
    public List<Example> examples(String csv) {
        try (var parser = FORMAT.parse(new StringReader(csv))) {
            var examples = parser.stream().map(PhraseTrials::example).toList();
            if (examples.size() > MOST_EXAMPLES) {
                throw Refusal.invalid("examples", "TOO_MANY", "示例最多 " + MOST_EXAMPLES + " 句");
            }
            return examples;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
            throw Refusal.invalid("examples", "FORMAT", "示例读不出来：第一行写 phrase,=code，以后每行一句话、它的案由代码（几个都对的用 | 隔开）");
        }
    }

    private static Example example(CSVRecord row) {
        return new Example(row.get(EXAMPLE), List.of(row.get(EXPECTED).split("[|]", -1)));
    }

    private Optional<Meanings> tried(String table, Duration patience) {
        return meanings.shipped().flatMap(shipped -> tunings.of(shipped, table, patience));
    }

    private static List<Line> lines(String table) {
        try {
            return PhraseTable.lines(table);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
