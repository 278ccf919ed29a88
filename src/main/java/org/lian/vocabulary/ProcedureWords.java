package org.lian.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 程序的用词 as they are said everywhere: those that ship with the program, until whoever keeps their versions puts others
 * in their place. A text is read whole before it is used, so nobody hears one word of before and one of after.
 */
public final class ProcedureWords {
    /** What a procedure does not say itself, it says as every application does. */
    public static final String OF_ALL = "APPLICATION";

    private static final String FILE = "/tracks.properties";
    private static final String PACKAGED = read();

    private static volatile Map<String, String> inForce = words(PACKAGED);

    private ProcedureWords() {}

    /** The text that ships. */
    public static String packaged() {
        return PACKAGED;
    }

    /** Says these words from now on, everywhere in this program. */
    public static void say(String text) {
        inForce = words(text);
    }

    /** Whether the text in force has this word under this key. */
    public static boolean isSaid(String key, String word) {
        return word.equals(inForce.get(key));
    }

    /** What the text in force says of a procedure itself; null where it says nothing. */
    static @Nullable String find(String procedure, String name) {
        return inForce.get(procedure + "." + name);
    }

    /**
     * The words of a text, each a line {@code PROCEDURE.name = word}, in their order. Blank lines and those that begin with
     * {@code #} are remarks; a line that is no word is left out.
     */
    public static Map<String, String> words(String text) {
        var words = new LinkedHashMap<String, String>();
        text.lines()
                .filter(line -> !isRemark(line) && line.contains("="))
                .forEach(line -> words.put(
                        line.substring(0, line.indexOf('=')).strip(),
                        line.substring(line.indexOf('=') + 1).strip()));
        return words;
    }

    /** Whether a line says nothing. */
    public static boolean isRemark(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(ProcedureWords.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
