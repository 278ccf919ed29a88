package org.lian.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** 思源宋体, Noto Serif SC: both weights, parsed once and kept. A build without Node.js has none. */
@Component
class Typeface {
    private static final String REGULAR = "fonts/NotoSerifSC_400Regular.ttf";
    private static final String BOLD = "fonts/NotoSerifSC_700Bold.ttf";

    /** Of a font's tables those that setting a line from left to right reads. */
    private static final List<String> TABLES =
            List.of("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep");

    /** Of the whole program, since nobody changes them and they are large. Guarded by the class. */
    private static @Nullable Weights parsed;

    /** The two weights; not safe for two threads at once. */
    record Weights(TrueTypeFont regular, TrueTypeFont bold) {}

    boolean isThere() {
        return new ClassPathResource(REGULAR).exists() && new ClassPathResource(BOLD).exists();
    }

    Weights weights() {
        synchronized (Typeface.class) {
            var weights = parsed;
            if (weights == null) {
                weights = new Weights(parse(REGULAR), parse(BOLD));
                parsed = weights;
            }
            return weights;
        }
    }

    /**
     * The two weights with the signs of the text alone, and those of page numbers. PDFBox reads and writes the widths of a
     * whole font for each document, which for thirty thousand signs takes as long as setting the page.
     */
    Weights weightsOf(String text) {
        var signs = IntStream.concat(IntStream.rangeClosed(' ', '~'), text.codePoints())
                .distinct()
                .toArray();
        synchronized (Typeface.class) {
            var whole = weights();
            return new Weights(cut(whole.regular(), signs), cut(whole.bold(), signs));
        }
    }

    private static TrueTypeFont cut(TrueTypeFont font, int[] signs) {
        var bytes = new ByteArrayOutputStream();
        try {
            var cutter = new TTFSubsetter(font, TABLES);
            for (var sign : signs) {
                cutter.add(sign);
            }
            cutter.writeToStream(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return parse(new RandomAccessReadBuffer(bytes.toByteArray()));
    }

    /** The signs of the text that the font cannot print, each once. Without a font nothing can be said: none. */
    String missingIn(String text) {
        if (!isThere()) {
            return "";
        }
        var missing = new LinkedHashSet<Integer>();
        synchronized (Typeface.class) {
            var weights = weights();
            for (var font : List.of(weights.regular(), weights.bold())) {
                try {
                    var glyphs = font.getUnicodeCmapLookup();
                    text.codePoints()
                            .filter(sign -> !Character.isWhitespace(sign) && glyphs.getGlyphId(sign) == 0)
                            .forEach(missing::add);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return missing.stream().map(Character::toString).collect(Collectors.joining("、"));
    }

    private static TrueTypeFont parse(String file) {
        try (var stream = new ClassPathResource(file).getInputStream()) {
            return parse(new RandomAccessReadBuffer(stream));
        } catch (IOException e) {
            throw new IllegalStateException("The font " + file + " cannot be read", e);
        }
    }

    private static TrueTypeFont parse(RandomAccessReadBuffer bytes) {
        try {
            var font = new TTFParser().parse(bytes);
            // A ligature is one sign: an address with ff in it would no longer copy as it is typed.
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
