package org.lian.procedures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.ProcedureWords;

/** The text of the words with the words of one procedure changed; every other line, and each remark, stays as it is. */
public final class WordText {
    private WordText() {}

    /**
     * @param own all that the procedure says itself, by name; a name that is missing is said as every application says it
     */
    public static String with(String text, String procedure, Map<String, String> own) {
        var left = new LinkedHashMap<>(own);
        var lines = new ArrayList<String>();
        var last = -1;
        for (var line : text.lines().toList()) {
            var name = nameOf(line, procedure);
            if (name == null) {
                lines.add(line);
                continue;
            }
            var word = left.remove(name);
            if (word != null) {
                lines.add(line(procedure, name, word));
                last = lines.size();
            } else if (last < 0) {
                last = lines.size();
            }
        }
        var added = left.entrySet().stream()
                .map(word -> line(procedure, word.getKey(), word.getValue()))
                .toList();
        if (last < 0 && !added.isEmpty()) {
            lines.add("");
        }
        lines.addAll(last < 0 ? lines.size() : last, added);
        return String.join("\n", lines) + "\n";
    }

    /** What the procedure says itself. */
    public static Map<String, String> own(String text, String procedure) {
        var own = new LinkedHashMap<String, String>();
        ProcedureWords.words(text).forEach((key, word) -> {
            if (key.startsWith(procedure + ".")) {
                own.put(key.substring(procedure.length() + 1), word);
            }
        });
        return own;
    }

    private static String line(String procedure, String name, String word) {
        return (procedure + "." + name + " = " + word).stripTrailing();
    }

    private static @Nullable String nameOf(String line, String procedure) {
        var at = line.indexOf('=');
        return ProcedureWords.isRemark(line) || at < 0 || !line.startsWith(procedure + ".")
                ? null
                : line.substring(procedure.length() + 1, at).strip();
    }
}
