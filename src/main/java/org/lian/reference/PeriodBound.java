package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/**
 * The longest that the law lets the court take for something: a row of deadlines.csv whose {@code at_most} says so. A
 * court may be quicker.
 *
 * @param id of the row
 * @param unit {@code day} or {@code hour}
 * @param article as the row has it
 * @param cited the articles as a table writes them down, each of which means this row
 */
public record PeriodBound(String id, int length, String unit, String article, List<String> cited) {
    private static final List<PeriodBound> ALL = read();

    /** By the id of the row; empty where no such row bounds the court. */
    public static Optional<PeriodBound> named(String id) {
        return ALL.stream().filter(bound -> bound.id.equals(id)).findFirst();
    }

    /** By the article that a text rests on; where it cites several, by the one that says most. */
    public static Optional<PeriodBound> citedIn(String basis) {
        return ALL.stream()
                .filter(bound -> bound.longestIn(basis) > 0)
                .max(Comparator.comparingInt(bound -> bound.longestIn(basis)));
    }

    /** For people: 7 日, 48 小时. */
    public String words() {
        return length + (unit.equals("hour") ? " 小时" : " 日");
    }

    private int longestIn(String basis) {
        return cited.stream()
                .filter(basis::contains)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static List<PeriodBound> read() {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var file = new InputStreamReader(
                        new ClassPathResource("reference/deadlines.csv").getInputStream(), StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            return rows.stream()
                    .filter(row -> row.get("at_most").equals("yes"))
                    .map(PeriodBound::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PeriodBound of(CSVRecord row) {
        return new PeriodBound(
                row.get("id"),
                Integer.parseInt(row.get("days")),
                row.get("unit"),
                row.get("article"),
                Stream.of(row.get("cited").split("\\|"))
                        .filter(each -> !each.isBlank())
                        .toList());
    }
}
