package org.lian.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The question to a table. What it does not read is not its input; what it reads and nobody knows is null.
 *
 * @param asked a value for every input
 * @param known those that have one
 */
record TableQuestion(Map<String, @Nullable Object> asked, Map<String, Object> known) {
    static TableQuestion of(Set<String> declared, Map<String, ? extends @Nullable Object> facts) {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        var known = new LinkedHashMap<String, Object>();
        declared.forEach(name -> asked.put(name, null));
        facts.forEach((name, value) -> {
            if (value != null && (declared.isEmpty() || declared.contains(name))) {
                asked.put(name, value);
                known.put(name, value);
            }
        });
        return new TableQuestion(asked, known);
    }
}
