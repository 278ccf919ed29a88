package org.lian.workbench.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * 法定内容: what the law needs of one diagram, line by line with its article. It is shipped in {@code statute/} and nobody
 * edits it in the workbench. Places in a diagram are named as {@link TablePlace} reads them.
 *
 * @param clocks timers that must run
 * @param messages what must be able to arrive
 * @param signatures what a second person signs
 * @param closes after what an end ends everything
 * @param paths what must happen before what
 * @param free the steps and timers that the law does not speak of
 */
record Statute(
        List<Step> steps,
        List<Event> clocks,
        List<Event> messages,
        List<Signature> signatures,
        List<Close> closes,
        List<Path> paths,
        List<Free> free) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    Statute {
        steps = orNone(steps);
        clocks = orNone(clocks);
        messages = orNone(messages);
        signatures = orNone(signatures);
        closes = orNone(closes);
        paths = orNone(paths);
        free = orNone(free);
    }

    /**
     * A step that must be there.
     *
     * @param places how often
     * @param once whether a case passes it at most once
     * @param offered for a person's task: to whom it may be offered; a name of a group or a variable that gives one
     */
    record Step(String does, String name, int places, boolean once, List<String> offered, String basis) {
        Step {
            places = Math.max(places, 1);
            offered = orNone(offered);
        }

        TablePlace place() {
            return TablePlace.of(does);
        }
    }

    /**
     * An event that must be there.
     *
     * @param over each of these is under it: it is at the edge of the step or of a part around it, or starts an inner part
     * @param beside the other event that is waited for at the same gateway
     * @param interrupts whether it ends what it is at; null where it is waited for
     */
    record Event(
            String name,
            String when,
            List<String> over,
            @Nullable String beside,
            @Nullable Boolean interrupts,
            String basis) {
        Event {
            over = orNone(over);
        }

        TablePlace place() {
            return TablePlace.of(when);
        }
    }

    /**
     * 四眼: who signs is another than who proposed, so the task is offered to others.
     *
     * @param signs the task of the second person
     * @param groups whom it may be offered to
     * @param proposes the tasks of the first
     */
    record Signature(String signs, String name, List<String> groups, List<String> proposes, String basis) {
        Signature {
            groups = orNone(groups);
            proposes = orNone(proposes);
        }
    }

    /**
     * 终止: whatever else still runs in the case ends with it.
     *
     * @param after each way on from here comes to an end that ends everything
     */
    record Close(String name, String after, String basis) {}

    /**
     * A way that a case must go: whoever comes out of {@code from} comes through one of {@code through} before he comes
     * to one of {@code before}; without {@code through} he never comes there.
     *
     * @param assuming values that variables have all the way
     */
    record Path(
            String says,
            @Nullable @JsonProperty("if") String assuming,
            List<String> from,
            List<String> through,
            List<String> before,
            String basis) {
        Path {
            from = orNone(from);
            through = orNone(through);
            before = orNone(before);
        }
    }

    /** A thing that analysts may change alone. */
    record Free(String what, String because) {}

    /** Whether every case meets a person on its way to the end. */
    boolean alwaysWaits() {
        return paths.stream()
                .anyMatch(path -> path.assuming() == null
                        && path.from().contains("start")
                        && path.before().contains("end")
                        && !path.through().isEmpty()
                        && path.through().stream()
                                .allMatch(each -> TablePlace.of(each).kind().equals("task")));
    }

    /** The places that the law does not speak of. */
    Set<String> freePlaces() {
        return free.stream().map(Free::what).collect(Collectors.toSet());
    }

    /** All that are shipped, by diagram. */
    static Map<String, Statute> shipped() {
        return Shipped.ALL;
    }

    /** Read when first asked for. */
    private static final class Shipped {
        static final Map<String, Statute> ALL = read();
    }

    private static Map<String, Statute> read() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:statute/*.yaml");
            var all = new LinkedHashMap<String, Statute>();
            for (var file : Arrays.asList(found)) {
                var name = Objects.requireNonNull(file.getFilename());
                try (var text = file.getInputStream()) {
                    var read = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(text);
                    all.put(name.substring(0, name.indexOf('.')), MAPPER.convertValue(read, Statute.class));
                }
            }
            return Map.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
