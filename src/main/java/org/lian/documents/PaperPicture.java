package org.lian.documents;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A picture of a paper that was set here, its pages one under the other: for a phone's album and for 微信. */
final class PaperPicture {
    /** Sharp on a phone, and its code is read from a screen. */
    private static final float DOTS_AN_INCH = 120;

    private PaperPicture() {}

    /** How many pages it has. */
    static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PNG in shades of grey. */
    static byte[] of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            var pages = new BufferedImage[document.getNumberOfPages()];
            var width = 0;
            var height = 0;
            for (var page = 0; page < pages.length; page++) {
                pages[page] = renderer.renderImageWithDPI(page, DOTS_AN_INCH, ImageType.GRAY);
                width = Math.max(width, pages[page].getWidth());
                height += pages[page].getHeight();
            }
            var whole = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            var pen = whole.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            var top = 0;
            for (var page : pages) {
                pen.drawImage(page, 0, top, null);
                top += page.getHeight();
            }
            pen.dispose();
            var png = new ByteArrayOutputStream();
            ImageIO.write(whole, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
