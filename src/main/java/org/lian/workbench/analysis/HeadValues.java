package org.lian.workbench.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lian.rules.Domain;

/**
 * The values that heads of columns can come to, of the last ones that were asked for. A head that reads declared facts
 * alone comes to the same in each draft, and to find it all their codes are combined.
 */
final class HeadValues {
    private static final int LIMIT = 256;

    private final Map<Head, Domain> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Head, Domain> eldest) {
            return size() > LIMIT;
        }
    };

    /** @param facts that the expression reads */
    record Head(String expression, String type, List<String> facts) {}

    Domain of(Head head, Supplier<Domain> values) {
        synchronized (known) {
            var found = known.get(head);
            if (found != null) {
                return found;
            }
        }
        var fresh = values.get();
        synchronized (known) {
            known.put(head, fresh);
        }
        return fresh;
    }
}
