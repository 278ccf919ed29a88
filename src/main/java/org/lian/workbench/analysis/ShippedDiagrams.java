package org.lian.workbench.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xml.sax.SAXException;

/** The diagrams that ship with the program, by their ids. */
final class ShippedDiagrams {
    private ShippedDiagrams() {}

    static Map<String, DiagramFile> read() {
        try {
            var all = new HashMap<String, DiagramFile>();
            for (var file : Arrays.asList(
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn"))) {
                var name = Objects.requireNonNull(file.getFilename());
                all.put(name.substring(0, name.indexOf('.')), DiagramFile.read(file.getContentAsByteArray()));
            }
            return Map.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("A shipped diagram is no XML", e);
        }
    }
}
