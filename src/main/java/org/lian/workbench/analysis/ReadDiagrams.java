package org.lian.workbench.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Diagrams that were taken apart before: the last few, each by all that stands in its file. */
final class ReadDiagrams {
    /** More than a court has in force; the one that nobody asked for longest goes first. */
    private static final int MOST = 32;

    private final Map<Content, DiagramFile> read = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Content, DiagramFile> eldest) {
            return size() > MOST;
        }
    };

    /** The diagram of the file. */
    DiagramFile of(byte[] bpmn) throws SAXException {
        var known = known(new Content(bpmn));
        if (known != null) {
            return known;
        }
        var fresh = DiagramFile.read(bpmn);
        synchronized (read) {
            read.put(new Content(bpmn.clone()), fresh);
        }
        return fresh;
    }

    /** The diagram of a file that the engine runs. */
    DiagramFile inForce(byte[] bpmn) {
        try {
            return of(bpmn);
        } catch (SAXException e) {
            throw new IllegalStateException("A diagram in force is no XML", e);
        }
    }

    private @Nullable DiagramFile known(Content content) {
        synchronized (read) {
            return read.get(content);
        }
    }

    private record Content(byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content content && Arrays.equals(bytes, content.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
