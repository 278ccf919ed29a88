package org.lian.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The declarations beside the templates, {@code documents/*.yaml}; places of many papers in {@code places.yaml}. */
final class PaperForms {
    private static final String SHARED = "places";
    private static final Set<String> FORM =
            Set.of("name", "title", "opens", "closes", "parts", "places", "required", "bound", "spots");
    private static final Set<String> PLACE =
            Set.of("means", "kind", "example", "long", "columns", "figure", "unit", "open");
    private static final Set<String> REQUIREMENT = Set.of("place", "words", "within", "what", "article");
    private static final Set<String> SPOT = Set.of("words", "article");
    private static final Set<String> BINDING = Set.of("place", "words", "within", "why", "article");

    private static @Nullable PaperForms declared;

    /** Who said which notices analysts made: one court, or as many as stand in this program. */
    private static final Map<Object, List<Named>> SAID = new IdentityHashMap<>();

    /** Of the notices that analysts made, by template. */
    private static volatile Map<String, Named> named = Map.of();

    private final Map<String, PaperForm> forms;
    private final List<Place> shared;

    private PaperForms(Map<String, PaperForm> forms, List<Place> shared) {
        this.forms = forms;
        this.shared = shared;
    }

    /** Those that this program ships, read once. */
    static synchronized PaperForms declared() {
        var forms = declared;
        if (forms == null) {
            forms = packaged();
            declared = forms;
        }
        return forms;
    }

    /**
     * A notice that analysts made.
     *
     * @param published whether it has words in force
     */
    record Named(String template, String name, boolean published) {}

    /** Knows these notices of this court from now on, everywhere in this program. */
    static void say(Object court, List<Named> notices) {
        synchronized (SAID) {
            SAID.put(court, notices);
            remember();
        }
    }

    /** When the court closes. */
    static void forget(Object court) {
        synchronized (SAID) {
            SAID.remove(court);
            remember();
        }
    }

    private static void remember() {
        named = SAID.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(
                        Named::template, one -> one, (one, other) -> one.published() ? one : other));
    }

    /** Whether the files declare it. */
    static boolean isPackaged(String template) {
        return declared().forms.containsKey(template);
    }

    /** The notices of analysts that have words in force. */
    static List<String> publishedNotices() {
        return named.values().stream()
                .filter(Named::published)
                .map(Named::template)
                .toList();
    }

    /** As the files declare it; a notice that analysts made has the places that every filing fills. */
    Optional<PaperForm> find(String template) {
        return Optional.ofNullable(forms.get(template))
                .or(() -> Optional.ofNullable(named.get(template)).map(this::form));
    }

    private PaperForm form(Named notice) {
        return new PaperForm(
                notice.template(),
                notice.name(),
                notice.name(),
                "head",
                "signed-by-court",
                List.of(),
                shared.stream().filter(place -> OwnNotice.isGiven(place.name())).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Those that the files declare. */
    List<PaperForm> all() {
        return List.copyOf(forms.values());
    }

    /** What every paper is given. */
    List<Place> shared() {
        return shared;
    }

    private static PaperForms packaged() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:documents/*.yaml");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            var declared = new LinkedHashMap<String, Map<?, ?>>();
            for (var file : files) {
                try (var yaml = file.getInputStream()) {
                    var name = String.valueOf(file.getFilename()).replaceFirst("\\.yaml$", "");
                    declared.putIfAbsent(name, read(name, yaml));
                }
            }
            return of(declared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads declarations by the name of their file; the first mistake is said in one sentence. */
    static PaperForms of(Map<String, ? extends Map<?, ?>> declared) {
        var shared = new LinkedHashMap<String, Place>();
        map(Objects.requireNonNullElse(declared.get(SHARED), Map.of()))
                .forEach((name, place) -> shared.put(name, place(SHARED, name, place, Map.of())));
        var forms = new LinkedHashMap<String, PaperForm>();
        declared.forEach((template, form) -> {
            if (!template.equals(SHARED)) {
                forms.put(template, form(template, form, shared));
            }
        });
        return new PaperForms(forms, List.copyOf(shared.values()));
    }

    private static Map<?, ?> read(String name, InputStream yaml) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return (Map<?, ?>) new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException | ClassCastException e) {
            throw new IllegalStateException("The declaration documents/" + name + ".yaml is no YAML", e);
        }
    }

    private static PaperForm form(String template, Map<?, ?> form, Map<String, Place> shared) {
        known(template, form, FORM);
        var places = new ArrayList<Place>();
        map(form.get("places")).forEach((name, place) -> places.add(place(template, name, place, shared)));
        if (OwnNotice.isOne(template)) {
            places.stream()
                    .filter(place -> !OwnNotice.isGiven(place.name()))
                    .findFirst()
                    .ifPresent(place -> {
                        throw wrong(template, "no notice of a court's own is given the place " + place.name());
                    });
        }
        return new PaperForm(
                template,
                text(template, form, "name"),
                form.containsKey("title") ? text(template, form, "title") : text(template, form, "name"),
                form.containsKey("opens") ? text(template, form, "opens") : "head",
                text(template, form, "closes"),
                texts(form.get("parts")),
                places,
                list(form.get("required")).stream()
                        .map(one -> requirement(template, (Map<?, ?>) one))
                        .toList(),
                list(form.get("bound")).stream()
                        .map(one -> binding(template, (Map<?, ?>) one, places))
                        .toList(),
                list(form.get("spots")).stream()
                        .map(one -> spot(template, (Map<?, ?>) one))
                        .toList());
    }

    private static Place place(String template, String name, @Nullable Object declared, Map<String, Place> shared) {
        if (declared == null) {
            return Optional.ofNullable(shared.get(name))
                    .orElseThrow(() -> wrong(template, "the place " + name + " is described nowhere"));
        }
        var place = (Map<?, ?>) declared;
        known(template + "." + name, place, PLACE);
        var kind = place.containsKey("kind")
                ? Place.Kind.valueOf(text(template, place, "kind").toUpperCase(Locale.ROOT))
                : Place.Kind.TEXT;
        var columns = new ArrayList<Place>();
        map(place.get("columns")).forEach((column, one) -> columns.add(place(template, column, one, shared)));
        var examples = texts(place.get("example"));
        if (kind == Place.Kind.ROWS ? columns.isEmpty() : kind != Place.Kind.FLAG && examples.isEmpty()) {
            throw wrong(template, "the place " + name + " has no example");
        }
        return new Place(
                name,
                text(template, place, "means"),
                kind,
                examples,
                Optional.ofNullable(place.get("long")).map(String::valueOf),
                columns,
                Boolean.TRUE.equals(place.get("figure")),
                Optional.ofNullable(place.get("unit")).map(String::valueOf),
                Boolean.TRUE.equals(place.get("open")));
    }

    private static Requirement requirement(String template, Map<?, ?> one) {
        known(template + ".required", one, REQUIREMENT);
        if (one.containsKey("place") == one.containsKey("words")) {
            throw wrong(template, "a requirement is either a place or words");
        }
        return new Requirement(
                Optional.ofNullable(one.get("place")).map(String::valueOf),
                Optional.ofNullable(one.get("words")).map(String::valueOf),
                new LinkedHashSet<>(texts(one.get("within"))),
                text(template, one, "what"),
                text(template, one, "article"));
    }

    private static Spot spot(String template, Map<?, ?> one) {
        known(template + ".spots", one, SPOT);
        return new Spot(text(template, one, "words"), text(template, one, "article"));
    }

    private static Binding binding(String template, Map<?, ?> one, List<Place> places) {
        known(template + ".bound", one, BINDING);
        if (one.containsKey("place") == one.containsKey("words")) {
            throw wrong(template, "what is bound is either a place or words");
        }
        var within = text(template, one, "within");
        if (!within.matches("[#^].+")
                || places.stream().noneMatch(place -> place.name().equals(within.substring(1)))) {
            throw wrong(template, "nothing can be bound to " + within);
        }
        return new Binding(
                Optional.ofNullable(one.get("place")).map(String::valueOf),
                Optional.ofNullable(one.get("words")).map(String::valueOf),
                within,
                text(template, one, "why"),
                text(template, one, "article"));
    }

    private static void known(String where, Map<?, ?> given, Set<String> keys) {
        given.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw wrong(where, "nothing is called " + key);
        });
    }

    private static String text(String template, Map<?, ?> from, String key) {
        var value = from.get(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(template, key + " is missing");
        }
        return text;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (value != null) {
            ((Map<?, ?>) value).forEach((key, one) -> map.put(String.valueOf(key), one));
        }
        return map;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    private static List<String> texts(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static IllegalStateException wrong(String where, String what) {
        return new IllegalStateException("The declaration documents/" + where + ": " + what);
    }
}
