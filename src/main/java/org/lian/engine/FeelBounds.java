package org.lian.engine;

import java.util.Optional;

/**
 * The bounds of one FEEL text. Its parser and the evaluation work by recursion, so what is nested or chained too far
 * never reaches them.
 */
final class FeelBounds {
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 15;
    /** Words, and brackets twice; an item of a plain list does not count. */
    private static final int MOST_PIECES = 200;

    private final String text;
    private int at;
    private int depth;
    private int deepest;
    private int pieces;

    private FeelBounds(String text) {
        this.text = text;
    }

    /** What is too much, with the remedy. */
    static Optional<String> excess(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("内容超过 " + LONGEST + " 字，请拆成几行");
        }
        var bounds = new FeelBounds(text);
        bounds.count();
        if (bounds.deepest > DEEPEST) {
            return Optional.of("括号套得太深，请拆成几步");
        }
        return bounds.pieces > MOST_PIECES ? Optional.of("一格里连写的内容太多，请拆成几行，或者写成用逗号分开的取值") : Optional.empty();
    }

    private void count() {
        var isListed = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ',') {
                // Items that stand side by side are read one after another, not inside each other.
                pieces -= isListed ? 0 : 1;
                isListed = true;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
            } else {
                isListed = false;
                piece(c);
            }
        }
    }

    private void piece(char c) {
        if (c == '"' || c == '`') {
            quoted(c);
            pieces++;
        } else if (Character.isLetterOrDigit(c) || c == '_') {
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            pieces++;
        } else {
            if ("([{".indexOf(c) >= 0) {
                deepest = Math.max(deepest, ++depth);
                pieces += 2;
            } else if (")]}".indexOf(c) >= 0) {
                // A range may begin with a closing bracket.
                depth = Math.max(0, depth - 1);
            }
            at++;
        }
    }

    private void quoted(char quote) {
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        at++;
    }

    private void skipTo(String end) {
        var found = text.indexOf(end, at + 2);
        at = found < 0 ? text.length() : found + end.length();
    }
}
