package org.lian.workbench.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lian.documents.OwnNotice;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xml.sax.SAXException;

/** The diagrams that ship with the program: what the court's own ones may be measured by. */
final class ShippedDiagrams {
    private static final ShippedDiagrams ALL = new ShippedDiagrams();

    private final Map<String, DiagramFile> diagrams = new HashMap<>();
    private final Set<String> documents = new TreeSet<>();

    private ShippedDiagrams() {
        try {
            for (var file : Arrays.asList(
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn"))) {
                var name = Objects.requireNonNull(file.getFilename());
                diagrams.put(name.substring(0, name.indexOf('.')), DiagramFile.read(file.getContentAsByteArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("A shipped diagram is no XML", e);
        }
        diagrams.values().forEach(diagram -> documents.addAll(StepPlaces.served(diagram)));
    }

    /** The diagrams do not change while the program runs. */
    static ShippedDiagrams all() {
        return ALL;
    }

    /** The documents that any of them serves, and the notices that courts word themselves. */
    Set<String> documents() {
        var all = new TreeSet<>(documents);
        all.addAll(OwnNotice.documents());
        return Collections.unmodifiableSet(all);
    }

    /** The diagram of that name; null where none has it. */
    @Nullable
    DiagramFile find(String name) {
        return diagrams.get(name);
    }
}
