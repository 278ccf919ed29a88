package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;

/**
 * 要素: what a complaint of a common cause, or an application of a procedure, is asked for, by pleading_elements.csv. A help to whoever writes; a complaint
 * without them is as good (民诉法 124).
 */
public final class PleadingElements {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final PleadingElements PACKAGED = new PleadingElements();

    private final Map<String, List<Element>> byCause = read();

    private PleadingElements() {}

    /** An element as a complaint prints it, and the question by which its writer is asked for it. */
    public record Element(String name, String question) {}

    /** Those that came with this build. */
    public static PleadingElements packaged() {
        return PACKAGED;
    }

    /** Those of a procedure that has its own, and of the cause in every other. */
    public List<String> of(@Nullable Track track, @Nullable String cause) {
        return asked(track, cause).stream().map(Element::name).toList();
    }

    /** The same with their questions. */
    public List<Element> asked(@Nullable Track track, @Nullable String cause) {
        var own = track == null ? null : byCause.get(track.name());
        return own == null ? asked(cause) : own;
    }

    /** The elements of a cause in order, or of the nearest cause above it; empty where none are known. */
    public List<String> of(@Nullable String cause) {
        return asked(cause).stream().map(Element::name).toList();
    }

    /** The same with their questions. */
    public List<Element> asked(@Nullable String cause) {
        for (var code = cause == null ? "" : cause; !code.isEmpty(); code = above(code)) {
            var found = byCause.get(code);
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    /** The causes and the procedures that have elements. */
    public Set<String> causes() {
        return Set.copyOf(byCause.keySet());
    }

    /** Every element of every cause. */
    public Set<String> all() {
        return byCause.values().stream()
                .flatMap(List::stream)
                .map(Element::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String above(String code) {
        return code.contains(".") ? code.substring(0, code.lastIndexOf('.')) : "";
    }

    private static Map<String, List<Element>> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/pleading_elements.csv").getInputStream(),
                        StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            var read = new LinkedHashMap<String, List<Element>>();
            parser.forEach(row -> read.computeIfAbsent(row.get("cause"), cause -> new ArrayList<>())
                    .add(new Element(row.get("element"), row.get("question"))));
            return read;
        } catch (IOException e) {
            throw new IllegalStateException("The packaged elements of complaints cannot be read", e);
        }
    }
}
