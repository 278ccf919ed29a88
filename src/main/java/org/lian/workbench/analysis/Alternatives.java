package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.List;

/** A text taken apart where it says one thing or another: {@code "A", "B"}, {@code x = 1 or x = 2}. */
final class Alternatives {
    private static final String OR = "or";

    private final String text;
    private final List<String> found = new ArrayList<>();
    private int begun;
    private int depth;

    private Alternatives(String text) {
        this.text = text;
    }

    /** As they are written; one where there is no choice. */
    static List<String> of(String text) {
        var alternatives = new Alternatives(text);
        alternatives.split();
        return alternatives.found;
    }

    private void split() {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '`') {
                at = closing(text, at);
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && c == ',') {
                end(at, 1);
            } else if (depth == 0 && isWord(text, OR, at)) {
                end(at, OR.length());
                at += OR.length() - 1;
            }
        }
        end(text.length(), 0);
    }

    /** Where the quoted text ends that begins there. */
    static int closing(String text, int opening) {
        int at = opening + 1;
        while (at < text.length() && text.charAt(at) != text.charAt(opening)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    /** Whether this word stands there, and not a part of another one. */
    static boolean isWord(String text, String word, int at) {
        return text.startsWith(word, at) && !isLetter(text, at - 1) && !isLetter(text, at + word.length());
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    private void end(int at, int separator) {
        var alternative = text.substring(begun, at).strip();
        if (!alternative.isEmpty()) {
            found.add(alternative);
        }
        begun = at + separator;
    }
}
