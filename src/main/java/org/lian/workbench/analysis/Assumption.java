package org.lian.workbench.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that some variables are known to have; what a condition says with them: yes, no, or perhaps. */
final class Assumption {
    private static final Pattern COMPARISON = Pattern.compile("(\\w+)(?:\\s*(==|!=)\\s*('[^']*'|\\w+))?");

    private final Map<String, String> values = new HashMap<>(Map.of("true", "true", "false", "false"));

    /** Reads {@code a == 'X' && b == true}; null assumes nothing. */
    static Assumption of(@Nullable String text) {
        var assumption = new Assumption();
        if (text != null) {
            for (var part : text.split("&&")) {
                var comparison = COMPARISON.matcher(part.strip());
                if (!comparison.matches() || !"==".equals(comparison.group(2))) {
                    throw new IllegalArgumentException("No assumption: " + text);
                }
                assumption.values.put(comparison.group(1), comparison.group(3));
            }
        }
        return assumption;
    }

    /** Whether the condition certainly holds. */
    boolean holds(String condition) {
        return Boolean.TRUE.equals(says(condition));
    }

    /** Whether the condition certainly does not hold. */
    boolean excludes(String condition) {
        return Boolean.FALSE.equals(says(condition));
    }

    /** Null where it depends on what is not known. */
    private @Nullable Boolean says(String condition) {
        if (!condition.startsWith("${") || !condition.endsWith("}") || isOfOthers(condition)) {
            return null;
        }
        Boolean any = false;
        for (var alternative : condition.substring(2, condition.length() - 1).split("\\|\\|", -1)) {
            Boolean all = true;
            for (var part : alternative.split("&&", -1)) {
                all = and(all, one(part.strip()));
            }
            any = or(any, all);
        }
        return any;
    }

    /** Whether it names nothing that is known; most conditions do not. */
    private boolean isOfOthers(String condition) {
        return values.keySet().stream().noneMatch(condition::contains);
    }

    private @Nullable Boolean one(String comparison) {
        var read = COMPARISON.matcher(comparison);
        var value = read.matches() ? values.get(read.group(1)) : null;
        if (value == null) {
            return null;
        }
        if (read.group(2) == null) {
            return value.equals("true") ? Boolean.TRUE : value.equals("false") ? Boolean.FALSE : null;
        }
        var other = read.group(3);
        // What is known is never null; between values of two kinds the engine converts, so that 'false' equals false.
        var isClear = other.equals("null")
                || kind(other).equals(kind(value)) && !kind(other).isEmpty();
        return isClear ? Boolean.valueOf(value.equals(other) == read.group(2).equals("==")) : null;
    }

    private static String kind(String literal) {
        return literal.startsWith("'") ? "text" : literal.matches("true|false") ? "truth" : "";
    }

    private static @Nullable Boolean and(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null || other == null ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean or(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
            return true;
        }
        return one == null || other == null ? null : Boolean.FALSE;
    }
}
