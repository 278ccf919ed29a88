package org.lian.vocabulary;

import java.util.regex.Pattern;

/**
 * Written text without what nobody sees: marks that turn the direction of writing, characters of no width. Two names
 * that look the same are the same. Characters that names are written with stay: the dot of minority names, rare
 * characters outside the first plane with their variants, spaces of foreign names.
 */
public final class PlainText {
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF]");
    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\u0085\\u2028\\u2029]+");

    private PlainText() {}

    /** Text of several lines. */
    public static String of(String written) {
        return UNSEEN.matcher(written).replaceAll("");
    }

    /** Text of one line, a name or an address: a line break becomes a space. */
    public static String line(String written) {
        return BREAKS.matcher(of(written)).replaceAll(" ").strip();
    }
}
