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
                at = closing(at, c);
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && c == ',') {
                end(at, 1);
            } else if (depth == 0 && isOr(at)) {
                end(at, OR.length());
                at += OR.length() - 1;
            }
        }
        end(text.length(), 0);
    }

    private int closing(int opening, char quote) {
        int at = opening + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private boolean isOr(int at) {
        return text.startsWith(OR, at) && !isWord(at - 1) && !isWord(at + OR.length());
    }

    private boolean isWord(int at) {
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
