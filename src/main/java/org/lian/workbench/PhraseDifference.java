package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The differences of a table of phrases: what came, what went, and what is said of another cause now. */
final class PhraseDifference {
    private static final String PART = "说法";

    private PhraseDifference() {}

    static List<RuleChange> between(byte[] before, byte[] after) {
        var was = lines(before);
        var is = lines(after);
        var changes = new ArrayList<RuleChange>();
        is.forEach((line, number) -> {
            if (!was.containsKey(line)) {
                changes.add(change("LINE_ADDED", "增加", number, null, line));
            }
        });
        was.forEach((line, number) -> {
            if (!is.containsKey(line)) {
                changes.add(change("LINE_REMOVED", "删除", number, line, null));
            }
        });
        return changes;
    }

    private static RuleChange change(
            String kind, String what, int number, @Nullable String before, @Nullable String after) {
        return new RuleChange(kind, what, PART, null, number, null, before, after, false);
    }

    /** By their numbers; a phrase that moved within the file is the same. */
    private static Map<String, Integer> lines(byte[] content) {
        var numbers = new LinkedHashMap<String, Integer>();
        var number = 0;
        for (var line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            numbers.putIfAbsent(line, ++number);
        }
        return numbers;
    }
}
