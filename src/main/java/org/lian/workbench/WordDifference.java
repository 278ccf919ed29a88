package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.ProcedureWords;

/** The differences of the words of procedures: which came, which went, and which are said otherwise. */
final class WordDifference {
    private WordDifference() {}

    static List<RuleChange> between(byte[] before, byte[] after) {
        var was = words(before);
        var is = words(after);
        var numbers = numbers(after);
        var all = new LinkedHashSet<>(is.keySet());
        all.addAll(was.keySet());
        var changes = new ArrayList<RuleChange>();
        for (var key : all) {
            var from = was.get(key);
            var to = is.get(key);
            if (from == null) {
                changes.add(change("WORD_ADDED", "增加", key, numbers.get(key), null, to));
            } else if (to == null) {
                changes.add(change("WORD_REMOVED", "删除", key, null, from, null));
            } else if (!from.equals(to)) {
                changes.add(change("WORD_CHANGED", "改用词", key, numbers.get(key), from, to));
            }
        }
        return changes;
    }

    private static RuleChange change(
            String kind,
            String what,
            String key,
            @Nullable Integer number,
            @Nullable String before,
            @Nullable String after) {
        return new RuleChange(kind, what, key, null, number, null, line(key, before), line(key, after), false);
    }

    private static @Nullable String line(String key, @Nullable String word) {
        return word == null ? null : key + " = " + word;
    }

    private static Map<String, String> words(byte[] content) {
        return ProcedureWords.words(new String(content, StandardCharsets.UTF_8));
    }

    private static Map<String, Integer> numbers(byte[] content) {
        var numbers = new HashMap<String, Integer>();
        var number = 0;
        for (var line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!ProcedureWords.isRemark(line) && line.contains("=")) {
                numbers.put(line.substring(0, line.indexOf('=')).strip(), number);
            }
        }
        return numbers;
    }
}
