package org.lian.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.documents.TemplateText.Element;
import org.lian.documents.TemplateText.Node;
import org.lian.documents.TemplateText.Section;
import org.lian.documents.TemplateText.Value;
import org.lian.documents.TemplateText.Words;

/**
 * The spots of a template where places and words stand, each with its conditions: whether what the law needs is always
 * said.
 */
final class TemplateSpots {
    private static final Set<String> BLOCKS = Set.of("p", "h2", "td", "th", "div");

    /** Words of one paragraph under the same conditions, places in their braces. */
    private record Run(int block, List<String> under) {}

    private final Map<Run, StringBuilder> runs = new LinkedHashMap<>();
    private final Map<Run, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Map<List<String>, Integer>> placeLines = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> places = new LinkedHashMap<>();
    private int blocks;

    private TemplateSpots() {}

    static TemplateSpots of(PaperForm form, Element root) {
        var spots = new TemplateSpots();
        spots.walk(form, root.children(), List.of(), "", 0);
        return spots;
    }

    private void walk(PaperForm form, List<Node> nodes, List<String> under, String rows, int block) {
        for (var node : nodes) {
            if (node instanceof Words words) {
                run(block, under, words.line()).append(words.text());
            } else if (node instanceof Value value) {
                run(block, under, value.line())
                        .append("{{")
                        .append(value.name())
                        .append("}}");
                var name = name(form, value.name(), under, rows);
                places.computeIfAbsent(name, one -> new ArrayList<>()).add(under);
                placeLines.computeIfAbsent(name, one -> new LinkedHashMap<>()).putIfAbsent(under, value.line());
            } else if (node instanceof Section section) {
                var kind = form.place(section.name()).map(Place::kind).orElse(Place.Kind.TEXT);
                var inner = new ArrayList<>(under);
                inner.add(section.condition());
                walk(
                        form,
                        section.children(),
                        inner,
                        kind == Place.Kind.ROWS && !section.inverted() ? section.name() : rows,
                        block);
            } else if (node instanceof Element element) {
                walk(form, element.children(), under, rows, BLOCKS.contains(element.name()) ? ++blocks : block);
            }
        }
    }

    private static String name(PaperForm form, String written, List<String> under, String rows) {
        if (written.equals(".")) {
            return under.isEmpty() ? written : under.get(under.size() - 1).substring(1);
        }
        var column = form.place(rows).stream()
                .flatMap(place -> place.columns().stream())
                .anyMatch(one -> one.name().equals(written));
        return column ? rows + "." + written : written;
    }

    private StringBuilder run(int block, List<String> under, int line) {
        var run = new Run(block, List.copyOf(under));
        lines.putIfAbsent(run, line);
        return runs.computeIfAbsent(run, one -> new StringBuilder());
    }

    /** The line on which it stands outside of its condition; empty where it stands nowhere so. */
    OptionalInt stray(Binding bound) {
        return bound.place()
                .map(place -> placeLines.getOrDefault(place, Map.of()).entrySet().stream()
                        .filter(spot -> !spot.getKey().contains(bound.within()))
                        .mapToInt(Map.Entry::getValue)
                        .min())
                .orElseGet(() -> runs.entrySet().stream()
                        .filter(run -> !run.getKey().under().contains(bound.within()))
                        .filter(run ->
                                flat(run.getValue()).contains(flat(bound.words().orElseThrow())))
                        .mapToInt(run -> lines.getOrDefault(run.getKey(), 1))
                        .min());
    }

    /** Whether it is said in every case in which it must be. */
    boolean has(Requirement needed) {
        var allowed = new LinkedHashSet<>(needed.within());
        return needed.place()
                .map(place -> {
                    allowed.add("#" + place.replaceFirst("\\..*", ""));
                    return covers(without(places.getOrDefault(place, List.of()), allowed));
                })
                .orElseGet(() -> covers(without(
                        runs.entrySet().stream()
                                .filter(run -> holds(run.getValue(), needed))
                                .map(run -> run.getKey().under())
                                .toList(),
                        allowed)));
    }

    /** The words of the paragraphs in which it is said, in order. */
    List<String> said(Requirement needed) {
        return runs.entrySet().stream()
                .filter(run -> needed.place()
                        .map(place -> run.getValue().indexOf("{{" + place.replaceFirst(".*\\.", "") + "}}") >= 0
                                || (run.getValue().indexOf("{{.}}") >= 0
                                        && run.getKey().under().contains("#" + place)))
                        .orElseGet(() -> holds(run.getValue(), needed)))
                .map(run -> run.getKey().under() + flat(run.getValue()))
                .toList();
    }

    private static boolean holds(CharSequence run, Requirement needed) {
        return flat(run).contains(flat(needed.words().orElseThrow()));
    }

    private static String flat(CharSequence text) {
        return text.toString().replaceAll("\\s+", "");
    }

    private static Set<Set<String>> without(List<List<String>> places, Set<String> allowed) {
        return places.stream()
                .map(under -> under.stream()
                        .filter(condition -> !allowed.contains(condition))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    /** Whether one of the sets of conditions is met, whatever the case says. */
    private static boolean covers(Set<Set<String>> conditions) {
        if (conditions.stream().anyMatch(Set::isEmpty)) {
            return true;
        }
        return conditions.stream()
                .flatMap(Set::stream)
                .map(condition -> condition.substring(1))
                .distinct()
                .findFirst()
                .map(flag -> covers(given(conditions, "#" + flag, "^" + flag))
                        && covers(given(conditions, "^" + flag, "#" + flag)))
                .orElse(false);
    }

    private static Set<Set<String>> given(Set<Set<String>> conditions, String met, String unmet) {
        return conditions.stream()
                .filter(one -> !one.contains(unmet))
                .map(one ->
                        one.stream().filter(condition -> !condition.equals(met)).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }
}
