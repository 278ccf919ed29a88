package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;

/** Reads a PDF as a person with a printer and a phone does. */
public final class Printed {
    private Printed() {}

    /** Without Node.js the build has no font, and no PDF. */
    public static void needsTheFont() {
        if (!Boolean.getBoolean("workbench.required")) {
            Assumptions.assumeTrue(new Typeface().isThere(), "built without Node.js, so without the font");
        }
    }

    /** Its words in one line. */
    public static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text.codePoints().filter(sign -> sign >= 0x2E80 && sign <= 0x2FDF))
                    .as("radicals")
                    .isEmpty();
            return text.replaceAll("\\s*\\n\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of each page. */
    public static List<String> pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<String>();
            for (var page = 1; page <= document.getNumberOfPages(); page++) {
                var reader = new PDFTextStripper();
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(document));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the code on its last page says. */
    public static String code(byte[] pdf) {
        return code(pdf, pages(pdf).size());
    }

    /** What the code on a page says; the first is 1. */
    public static String code(byte[] pdf, int page) {
        try (var document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(page - 1).getResources();
            for (var name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDImageXObject picture) {
                    return scanned(picture.getImage());
                }
            }
            throw new AssertionError("no code on the paper");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the code in a picture says, held straight or, as by a hand, a little askew: one code in two hundred needs it. */
    public static String scanned(BufferedImage picture) {
        for (var degrees : new int[] {0, 2, 5, 8, 11}) {
            var width = picture.getWidth() * 2;
            var height = picture.getHeight() * 2;
            var held = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            var drawing = held.createGraphics();
            drawing.setColor(Color.WHITE);
            drawing.fillRect(0, 0, width, height);
            drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            drawing.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
            drawing.drawImage(picture, width / 4, height / 4, null);
            drawing.dispose();
            var pixels = held.getRGB(0, 0, width, height, null, 0, width);
            try {
                return new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                        .getText();
            } catch (ReaderException notSo) {
                // Held otherwise.
            }
        }
        throw new AssertionError("no code in the picture");
    }

    /** Puts its pages as pictures under target/papers, for whoever wants to look. */
    public static void picture(String name, byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var folder = Files.createDirectories(Path.of("target/papers"));
            Files.write(folder.resolve(name + ".pdf"), pdf);
            for (var page = 0; page < document.getNumberOfPages(); page++) {
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(page, 72),
                        "png",
                        folder.resolve(name + "-" + (page + 1) + ".png").toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
