package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The words by which an organ of the state is known, by organ_words.csv: how its name ends, or what is told of it. */
public final class OrganWords {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final List<Word> WORDS = read();

    private OrganWords() {}

    private enum Where {
        NAME,
        COUNTY_GOVERNMENT,
        FACTS
    }

    private record Word(Where where, String text) {}

    /** Whether a name looks like that of an organ. */
    public static boolean isName(@Nullable String name) {
        return endsWith(Where.NAME, name);
    }

    /** Whether a name is that of a 县级以上地方人民政府 (行诉法 15(1)); the government of a township is none. */
    public static boolean isCountyGovernment(@Nullable String name) {
        return endsWith(Where.COUNTY_GOVERNMENT, name);
    }

    private static boolean endsWith(Where where, @Nullable String name) {
        return name != null
                && WORDS.stream()
                        .anyMatch(word -> word.where == where && name.strip().endsWith(word.text));
    }

    /** Whether what somebody tells speaks of one. */
    public static boolean areIn(@Nullable String told) {
        return told != null && WORDS.stream().anyMatch(word -> word.where == Where.FACTS && told.contains(word.text));
    }

    private static List<Word> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/organ_words.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream()
                    .map(row -> new Word(Where.valueOf(row.get("where")), row.get("word")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged words of organs cannot be read", e);
        }
    }
}
