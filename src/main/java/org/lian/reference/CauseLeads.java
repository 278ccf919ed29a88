package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The causes that are named by what is asked for, whatever else is told, by cause_leads.csv: 要离婚 is a divorce. */
public final class CauseLeads {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final CauseLeads PACKAGED = new CauseLeads();

    private final List<Lead> all = read();

    private CauseLeads() {}

    /**
     * A cause with the words that ask for it.
     *
     * @param never words that tell of another matter all the same
     * @param example a sentence that asks for it
     */
    public record Lead(String cause, Pattern words, Pattern never, String example) {}

    /** Those that came with this build. */
    public static CauseLeads packaged() {
        return PACKAGED;
    }

    /** The cause that a text asks for; empty where it names none. */
    public Optional<String> of(String told) {
        return all.stream()
                .filter(one -> one.words().matcher(told).find()
                        && !one.never().matcher(told).find())
                .map(Lead::cause)
                .findFirst();
    }

    /** Every one. */
    public List<Lead> all() {
        return all;
    }

    private static List<Lead> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/cause_leads.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream()
                    .map(row -> new Lead(
                            row.get("cause"),
                            Pattern.compile(row.get("words")),
                            Pattern.compile(row.get("never")),
                            row.get("example")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged leads of causes cannot be read", e);
        }
    }
}
