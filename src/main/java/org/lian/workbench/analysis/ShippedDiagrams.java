package org.lian.workbench.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
    private final Map<String, byte[]> diagrams = new HashMap<>();

    ShippedDiagrams() {
        try {
            for (var file : Arrays.asList(
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn"))) {
                var name = Objects.requireNonNull(file.getFilename());
                diagrams.put(name.substring(0, name.indexOf('.')), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents that any of them serves, and the notices that courts word themselves. */
    Set<String> documents() throws SAXException {
        var documents = new TreeSet<>(OwnNotice.documents());
        for (var content : diagrams.values()) {
            documents.addAll(StepPlaces.served(DiagramFile.read(content)));
        }
        return documents;
    }

    /** Read anew for each reader, because what is read is not for several threads; null where none has the name. */
    @Nullable
    DiagramFile find(String name) throws SAXException {
        var content = diagrams.get(name);
        return content == null ? null : DiagramFile.read(content);
    }
}
