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
import java.util.stream.Stream;
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
            "execution",
            "withdrawal",
            "withdraws",
            "refusal",
            "refusalPaper",
            "oral",
            "orders",
            "claimantKind",
            "claimExtras");

    /** Of those that steer, the ones that may name several things. */
    private static final Set<String> SEVERAL = Set.of("asks", "follows", "encloses", "claimExtras");

    /** Words that steer by a form of their own, and those that keep somebody from harm. */
    private static final Set<String> OF_THE_LAW = Set.of(
            "addressHidden",
            "addressHiddenHint",
            "amountQuestion",
            "causes",
            "about",
            "correctionDays",
            "byClock",
            "remedyHint",
            "refusedAgain",
            "limitation",
            "periodAgain",
            "supplementUnpaid",
            "place",
            "first");

    private final Map<String, Entry> entries;

    WordList() {
        entries = read();
    }

    /**
     * The purpose of one word.
     *
     * @param values what it may be; empty where it is free text
     * @param several whether it may be several of them, parted by |
     * @param mayBeEmpty whether a procedure of the program leaves it empty
     */
    public record Entry(String name, String about, Set<String> values, boolean several, boolean mayBeEmpty) {
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
                    .forEach(line -> found.put(line[0], entry(line[0], line[1])));
            return found;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Entry entry(String name, String about) {
        return new Entry(
                name, about, values(name), SEVERAL.contains(name), shipped(name).anyMatch(String::isEmpty));
    }

    /** A steering word is one that some procedure of the program has: steps and pages know no other. */
    private static Set<String> values(String name) {
        if (!STEERING.contains(name)) {
            return Set.of();
        }
        return switch (name) {
            case "asks" -> names(Track.Asks.values());
            case "like", "follows" -> names(Track.values());
            default ->
                shipped(name)
                        .flatMap(word -> SEVERAL.contains(name) ? Arrays.stream(word.split("[|]")) : Stream.of(word))
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        };
    }

    /** What the procedures of the program say for it. */
    private static Stream<String> shipped(String name) {
        return ProcedureWords.words(ProcedureWords.packaged()).entrySet().stream()
                .filter(word -> word.getKey().endsWith("." + name))
                .map(Map.Entry::getValue);
    }

    private static Set<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
