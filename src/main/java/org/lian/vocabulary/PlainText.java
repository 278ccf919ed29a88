package org.lian.vocabulary;

import java.util.regex.Pattern;

/**
 * The written text without what nobody sees: marks that turn the direction of writing, characters of no width, fillers
 * and blanks that are no spaces, tags. Two names that look the same are the same. Characters that names are written
 * with stay: the dot of minority names, rare characters outside the first plane with their variants, spaces of foreign
 * names.
 */
public final class PlainText {
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B-\\u200F\\u202A-\\u202E"
                    + "\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]");
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
