package org.lian.materials;

import java.util.Locale;

/** The sender's file name, made harmless: no path, no control or direction characters, not too long. */
final class FileName {
    private static final int LONGEST = 120;

    private FileName() {}

    static String cleaned(String sent) {
        var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        // \p{C} holds controls, CR and LF, and the marks that turn the writing direction round (exe shown as pdf).
        name = name.replaceAll("\\p{C}", "").strip();
        while (name.startsWith(".")) {
            name = name.substring(1);
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            var extension = extension(name);
            var tail = extension.isEmpty() ? "" : "." + extension;
            name = name.substring(0, name.offsetByCodePoints(0, LONGEST - tail.length())) + tail;
        }
        return name.isBlank() ? "未命名文件" : name;
    }

    /** What a computer may choose a program by: lower case, without the dot; empty when there is none (2026.11.25). */
    static String extension(String name) {
        var dot = name.lastIndexOf('.');
        var extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return extension.matches("[a-z0-9_-]{1,24}") && !extension.matches("[0-9]+") ? extension : "";
    }

    /** What stands before the ending. */
    static String stem(String name) {
        var extension = extension(name);
        return extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
    }
}
