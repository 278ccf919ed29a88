package org.lian.documents;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
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

    private @Nullable Weights parsed;

    /** The two weights; not safe for two threads at once. */
    record Weights(TrueTypeFont regular, TrueTypeFont bold) {}

    boolean isThere() {
        return new ClassPathResource(REGULAR).exists() && new ClassPathResource(BOLD).exists();
    }

    synchronized Weights weights() {
        if (parsed == null) {
            parsed = new Weights(parse(REGULAR), parse(BOLD));
        }
        return parsed;
    }

    /** The signs of the text that the font cannot print, each once. Without a font nothing can be said: none. */
    synchronized String missingIn(String text) {
        if (!isThere()) {
            return "";
        }
        var weights = weights();
        var missing = new LinkedHashSet<Integer>();
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
        return missing.stream().map(Character::toString).collect(Collectors.joining("、"));
    }

    private static TrueTypeFont parse(String file) {
        try (var stream = new ClassPathResource(file).getInputStream()) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
            // A ligature is one sign: an address with ff in it would no longer copy as it is typed.
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new IllegalStateException("The font " + file + " cannot be read", e);
        }
    }
}
