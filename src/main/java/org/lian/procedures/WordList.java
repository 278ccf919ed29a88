package org.lian.procedures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.vocabulary.ProcedureWords;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The list of what a procedure may say: each word with what it is for, and of those that steer, what they may be. */
@Component
public class WordList {
    /** Whole sentences have up to here; a longer one is a page. */
    static final int LONGEST = 400;

    /** Words that pages and steps go by, rather than show; the statute is behind each of them. */
    private static final Set<String> STEERING = Set.of(
            "asks",
            "process",
            "secret",
            "like",
            "follows",
            "numberElement",
            "encloses",
            "lasts",
            "within",
            "preserves",
            "alone",
            "then",
            "execution");

    private static final Set<String> OF_THE_LAW = Set.of("addressHidden", "amountQuestion", "causes");

    private final Map<String, Entry> entries;

    WordList() {
        entries = read();
    }

    /**
     * The purpose of one word.
     *
     * @param values what it may be, each or several of them parted by |; empty where it is free text
     */
    public record Entry(String name, String about, Set<String> values) {
        /** Whether pages and steps go by it. */
        public boolean isSteering() {
            return !values.isEmpty();
        }

        /** Whether it says what the law says, or steers. */
        public boolean isStatutory() {
            return isSteering() || OF_THE_LAW.contains(name) || name.endsWith("Basis") || name.endsWith("Article");
        }
    }

    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    Entry of(String name) {
        return Objects.requireNonNull(entries.get(name));
    }

    private static Map<String, Entry> read() {
        try {
            var found = new LinkedHashMap<String, Entry>();
            new ClassPathResource("procedures/words.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .forEach(line -> found.put(line[0], new Entry(line[0], line[1], values(line[0]))));
            return found;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A steering word is one that some procedure of the program has: steps and pages know no other. */
    private static Set<String> values(String name) {
        if (!STEERING.contains(name)) {
            return Set.of();
        }
        var shipped = ProcedureWords.words(ProcedureWords.packaged()).entrySet().stream()
                .filter(word -> word.getKey().endsWith("." + name))
                .flatMap(word -> Arrays.stream(word.getValue().split("[|]")))
                .filter(value -> !value.isEmpty());
        return switch (name) {
            case "asks" -> names(Track.Asks.values());
            case "like", "follows" -> names(Track.values());
            default -> shipped.collect(Collectors.toUnmodifiableSet());
        };
    }

    private static Set<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
