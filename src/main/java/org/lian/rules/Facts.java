package org.lian.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.reference.PackagedCodes;
import org.lian.rules.Fact.Advice;
import org.lian.rules.Fact.Who;
import org.lian.rules.Fact.Wording;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The declaration of all facts that a table may ask, {@code facts/facts.yaml}. A wrong one stops the start. */
public final class Facts {
    private static final String FILE = "facts/facts.yaml";
    private static final Set<String> KEYS = Set.of(
            "name",
            "label",
            "type",
            "values",
            "codes",
            "derived",
            "asked",
            "question",
            "help",
            "in",
            "tracks",
            "when",
            "unless",
            "advice",
            "states",
            "retired");
    private static final Set<String> WORDS = Set.of("question", "help", "advice");

    private static @Nullable Facts declared;

    private final Map<String, Fact> byName;

    private Facts(Map<String, Fact> byName) {
        this.byName = byName;
    }

    /** Those that this program ships, read once. */
    public static synchronized Facts declared() {
        var facts = declared;
        if (facts == null) {
            facts = packaged();
            declared = facts;
        }
        return facts;
    }

    private static Facts packaged() {
        try (var file = Objects.requireNonNull(Facts.class.getClassLoader().getResourceAsStream(FILE))) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a declaration; the first mistake in it is said in one sentence. */
    static Facts read(InputStream yaml) {
        var byName = new LinkedHashMap<String, Fact>();
        for (var entry : entries(yaml)) {
            var fact = fact(entry);
            if (byName.put(fact.name(), fact) != null) {
                throw wrong(fact.name(), "is declared twice");
            }
        }
        for (var fact : byName.values()) {
            conditions(fact, fact.when(), byName);
            conditions(fact, fact.unless(), byName);
        }
        return new Facts(byName);
    }

    /** In the order in which they are asked. */
    public Collection<Fact> all() {
        return byName.values();
    }

    public Optional<Fact> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What a fact can be; anything for one that is not declared. */
    public Domain domain(String name) {
        return find(name).map(Fact::domain).orElse(Domain.OPEN);
    }

    /** Those that the filer is asked, given what is known. */
    public List<Fact> askedOfFiler(Map<String, Object> known) {
        return byName.values().stream()
                .filter(fact -> fact.isAskedOfFiler() && Boolean.TRUE.equals(fact.suits(known)))
                .toList();
    }

    /** Those that the filer can have answered, given what is known: what is asked, and what was asked once. */
    public List<Fact> answeredByFiler(Map<String, Object> known) {
        return byName.values().stream()
                .filter(fact -> fact.isAnsweredByFiler() && Boolean.TRUE.equals(fact.suits(known)))
                .toList();
    }

    /** What is wrong with an answer that a filer gives: no such question, or no such answer. */
    public Optional<Refusal.Fault> fault(String name, @Nullable String answer) {
        var fact = find(name);
        return fact.isEmpty() || !fact.get().isAnsweredByFiler()
                ? Optional.of(new Refusal.Fault("answers." + shown(name), "UNKNOWN", "没有这项事实，请从要回答的问题中选择"))
                : faultOf(fact.get(), answer);
    }

    /** The same for who gives facts without a filing, who may answer what a filing would tell. */
    public Optional<Refusal.Fault> faultWithoutFiling(String name, @Nullable String answer) {
        var fact = find(name);
        return fact.isEmpty()
                        || !fact.get().type().isCoded()
                        || Set.of("track", "causeCode").contains(name)
                ? Optional.of(new Refusal.Fault("answers." + shown(name), "UNKNOWN", "没有这项事实，请从要回答的问题中选择"))
                : faultOf(fact.get(), answer);
    }

    private static Optional<Refusal.Fault> faultOf(Fact fact, @Nullable String answer) {
        return fact.accepts(answer)
                ? Optional.empty()
                : Optional.of(new Refusal.Fault(
                        "answers." + fact.name(), "INVALID", "“" + fact.label() + "”请回答 " + words(fact)));
    }

    private static String words(Fact fact) {
        var words = new ArrayList<String>();
        fact.domain().codes().forEach((code, word) -> words.add(code + "（" + word + "）"));
        return String.join("、", words);
    }

    private static String shown(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9]", "");
        return plain.substring(0, Math.min(40, plain.length()));
    }

    /**
     * The facts that tables are asked with: what the data say, and the answers to what they are silent about. An answer
     * to a question that does not matter here, or that nobody is asked any more, counts for nothing; 我不知道 is no fact.
     */
    public Map<String, Object> with(Map<String, Object> derived, Map<String, String> answers) {
        var facts = new HashMap<>(derived);
        for (var fact : byName.values()) {
            var answer = answers.get(fact.name());
            if (answer == null || fact.retired() != null || Boolean.FALSE.equals(fact.suits(facts))) {
                continue;
            }
            if (answer.equals(Fact.UNKNOWN)) {
                if (fact.askedOf() == null) {
                    facts.remove(fact.name());
                }
            } else if (fact.askedOf() == null || !derived.containsKey(fact.name())) {
                facts.put(fact.name(), answer);
            }
        }
        return facts;
    }

    private static List<Map<?, ?>> entries(InputStream yaml) {
        try {
            var read = new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml);
            if (read instanceof List<?> list) {
                var entries = new ArrayList<Map<?, ?>>();
                for (var entry : list) {
                    if (!(entry instanceof Map<?, ?> map)) {
                        throw new IllegalStateException(FILE + " holds an entry without keys: " + entry);
                    }
                    entries.add(map);
                }
                return entries;
            }
            throw new IllegalStateException(FILE + " is no list of facts");
        } catch (YAMLException e) {
            throw new IllegalStateException(FILE + " is no YAML: " + e.getMessage(), e);
        }
    }

    private static Fact fact(Map<?, ?> entry) {
        var name = String.valueOf(entry.get("name"));
        known(name, entry, KEYS);
        var label = text(name, entry, "label");
        var type = constant(name, Fact.Type.class, text(name, entry, "type"));
        var asked = entry.get("asked");
        var derived = entry.get("derived");
        var retired = entry.get("retired");
        if (asked == null && derived == null) {
            throw wrong(name, "is neither asked nor derived");
        }
        if (asked == null && (entry.containsKey("question") || entry.containsKey("help"))) {
            throw wrong(name, "has a question and nobody who answers it");
        }
        var tracks = tracks(name, entry);
        return new Fact(
                name,
                label,
                type,
                domain(name, type, entry),
                asked == null ? null : constant(name, Who.class, asked.toString()),
                derived == null ? null : derived.toString(),
                tracks,
                asked == null ? Map.of() : wordings(name, entry, tracks),
                condition(name, entry, "when"),
                condition(name, entry, "unless"),
                states(entry),
                retired == null ? null : retired.toString());
    }

    private static Map<String, Advice> advice(String name, Map<?, ?> entry) {
        var advice = new LinkedHashMap<String, Advice>();
        if (entry.get("advice") instanceof Map<?, ?> map) {
            map.forEach((answer, words) -> {
                if (!(words instanceof Map<?, ?> own)) {
                    throw wrong(name, "has no words of advice for " + answer);
                }
                advice.put(String.valueOf(answer), new Advice(text(name, own, "text"), text(name, own, "basis")));
            });
        }
        return advice;
    }

    private static Map<String, String> states(Map<?, ?> entry) {
        var states = new LinkedHashMap<String, String>();
        if (entry.get("states") instanceof Map<?, ?> map) {
            map.forEach((answer, sentence) -> states.put(String.valueOf(answer), String.valueOf(sentence)));
        }
        return states;
    }

    private static Domain domain(String name, Fact.Type type, Map<?, ?> entry) {
        var codes = new LinkedHashMap<String, String>();
        var file = entry.get("codes");
        if (entry.get("values") instanceof Map<?, ?> values) {
            values.forEach((code, word) -> codes.put(String.valueOf(code), String.valueOf(word)));
        } else if (file != null) {
            switch (file.toString()) {
                case "causes" -> codes.putAll(PackagedCodes.causes());
                case "provinces" -> codes.putAll(PackagedCodes.provinces());
                default -> throw wrong(name, "takes its values from an unknown file");
            }
        } else if (type == Fact.Type.ANSWER) {
            codes.put("YES", "是");
            codes.put("NO", "否");
            codes.put(Fact.UNKNOWN, "我不知道");
        }
        if (type.isCoded() && codes.isEmpty()) {
            throw wrong(name, "has no values");
        }
        if (entry.get("asked") != null && !codes.containsKey(Fact.UNKNOWN)) {
            throw wrong(name, "is asked and cannot be answered with " + Fact.UNKNOWN);
        }
        return codes.isEmpty() ? Domain.OPEN : new Domain(codes, null, null);
    }

    private static Map<Track, Wording> wordings(String name, Map<?, ?> entry, Set<Track> tracks) {
        var ordinary = wording(name, entry);
        var wordings = new EnumMap<Track, Wording>(Track.class);
        tracks.forEach(track -> wordings.put(track, ordinary));
        if (entry.get("in") instanceof Map<?, ?> others) {
            others.forEach((track, said) -> {
                if (!(said instanceof Map<?, ?> own)) {
                    throw wrong(name, "has no words for " + track);
                }
                known(name, own, WORDS);
                var words = wording(name, own);
                var advised = words.advice().isEmpty()
                        ? new Wording(words.question(), words.help(), ordinary.advice())
                        : words;
                if (wordings.replace(constant(name, Track.class, String.valueOf(track)), advised) == null) {
                    throw wrong(name, "has words for " + track + ", where it is not asked");
                }
            });
        }
        return wordings;
    }

    private static Wording wording(String name, Map<?, ?> entry) {
        return new Wording(text(name, entry, "question"), text(name, entry, "help"), advice(name, entry));
    }

    private static Set<Track> tracks(String name, Map<?, ?> entry) {
        if (!(entry.get("tracks") instanceof List<?> listed)) {
            return EnumSet.allOf(Track.class);
        }
        var tracks = EnumSet.noneOf(Track.class);
        listed.forEach(track -> tracks.add(constant(name, Track.class, String.valueOf(track))));
        return tracks;
    }

    private static Map<String, List<String>> condition(String name, Map<?, ?> entry, String key) {
        var conditions = new LinkedHashMap<String, List<String>>();
        if (entry.get(key) instanceof Map<?, ?> map) {
            map.forEach((fact, values) -> {
                if (!(values instanceof List<?> list)) {
                    throw wrong(name, "compares " + fact + " with no list");
                }
                conditions.put(
                        String.valueOf(fact), list.stream().map(String::valueOf).toList());
            });
        }
        return conditions;
    }

    private static void conditions(Fact fact, Map<String, List<String>> conditions, Map<String, Fact> byName) {
        conditions.forEach((other, values) -> {
            var asked = byName.get(other);
            if (asked == null) {
                throw wrong(fact.name(), "depends on " + other + ", which is not declared");
            }
            values.stream().filter(value -> !asked.accepts(value)).findFirst().ifPresent(value -> {
                throw wrong(fact.name(), "depends on a value that " + other + " cannot have: " + value);
            });
        });
    }

    private static void known(String name, Map<?, ?> entry, Set<String> keys) {
        entry.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw wrong(name, "has an unknown key: " + key);
        });
    }

    private static String text(String name, Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(name, "has no " + key);
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, String written) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(written.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(name, "names an unknown " + type.getSimpleName() + ": " + written));
    }

    private static IllegalStateException wrong(String fact, String what) {
        return new IllegalStateException(FILE + ": the fact " + fact + " " + what);
    }
}
