package org.lian.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The grammar of expressions in a diagram: one name, or comparisons of names with values joined by && or ||. */
record AllowedExpression(List<String> names) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern COMPARISON = Pattern.compile("(" + NAME + ")(?:\\s*(?:==|!=|<=|>=|<|>)\\s*"
            + "(?:'[^'\"\\\\$#{}]*'|-?[0-9]{1,18}|true|false|null|(" + NAME + ")))?");

    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    /** Whether it asks no variable at all. */
    boolean isConstant() {
        return names.isEmpty();
    }

    static boolean looksLikeOne(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The expression, when it is within the grammar. */
    static Optional<AllowedExpression> parse(String text) {
        if (!text.startsWith("${") || !text.endsWith("}")) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        for (var part : text.substring(2, text.length() - 1).split("&&|\\|\\|", -1)) {
            var comparison = COMPARISON.matcher(part.strip());
            if (!comparison.matches()) {
                return Optional.empty();
            }
            if (!LITERALS.contains(comparison.group(1))) {
                names.add(comparison.group(1));
            }
            if (comparison.group(2) != null) {
                names.add(comparison.group(2));
            }
        }
        return Optional.of(new AllowedExpression(List.copyOf(names)));
    }

    /** {@code ${name}} and nothing more. */
    static Optional<String> parseName(String text) {
        return parse(text)
                .map(AllowedExpression::names)
                .filter(names -> !names.isEmpty() && text.equals("${" + names.get(0) + "}"))
                .map(names -> names.get(0));
    }
}
