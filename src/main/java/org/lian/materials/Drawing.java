package org.lian.materials;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.lian.vocabulary.Refusal;

/** The small picture of an original, a photograph or the first page, upright; drawn in the parsers' process. */
final class Drawing {
    private static final long PDF_MEMORY = 16L << 20;
    private static final int QUARTERS = 4;

    private final String heif;

    Drawing(String heif) {
        this.heif = heif;
    }

    /** A JPEG whose longer side is at most so many pixels, turned clockwise by so many quarters. */
    byte[] of(FileType type, SealedScratch file, int side, int turned) {
        try {
            return switch (type) {
                case JPEG -> photo(file, side, Held.of(file).turned(turned));
                case PNG, TIFF, WEBP -> photo(file, side, Held.UPRIGHT.turned(turned));
                case HEIC ->
                    Heif.decoded(heif, file, jpeg -> photo(jpeg, side, Held.UPRIGHT.turned(turned)))
                            .orElseThrow(Drawing::none);
                case PDF -> page(file, side, Held.UPRIGHT.turned(turned));
                default -> throw none();
            };
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw none();
        }
    }

    /** The way in which a camera was held: mirrored or not, then turned clockwise. */
    private record Held(boolean mirrored, int quarters) {
        private static final Held UPRIGHT = new Held(false, 0);
        /** By the number that cameras write (Exif, Orientation), from 1. */
        private static final Held[] BY_NUMBER = {
            UPRIGHT,
            new Held(true, 0),
            new Held(false, 2),
            new Held(true, 2),
            new Held(true, 3),
            new Held(false, 1),
            new Held(true, 1),
            new Held(false, 3)
        };

        Held turned(int more) {
            return new Held(mirrored, (quarters + more) % QUARTERS);
        }

        static Held of(SealedScratch jpeg) throws IOException {
            try (var input = new Look.ScratchForImage(jpeg)) {
                var segments = JPEGSegmentUtil.readSegments(input, JPEG.APP1, "Exif");
                if (segments.isEmpty()) {
                    return UPRIGHT;
                }
                var data = segments.get(0).data();
                data.skipNBytes(1);
                try (var exif = ImageIO.createImageInputStream(data)) {
                    var entry = new TIFFReader().read(exif).getEntryById(TIFF.TAG_ORIENTATION);
                    return entry != null
                                    && entry.getValue() instanceof Number number
                                    && number.intValue() >= 1
                                    && number.intValue() <= BY_NUMBER.length
                            ? BY_NUMBER[number.intValue() - 1]
                            : UPRIGHT;
                }
            } catch (IOException | RuntimeException unreadable) {
                // What a camera wrote beside the photograph is no reason not to show it.
                return UPRIGHT;
            }
        }
    }

    private static byte[] photo(SealedScratch file, int side, Held held) throws IOException {
        try (var input = new Look.ScratchForImage(file)) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw none();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                var step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * side));
                var few = reader.getDefaultReadParam();
                few.setSourceSubsampling(step, step, 0, 0);
                return drawn(reader.read(0, few), side, held);
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] page(SealedScratch file, int side, Held held) throws IOException {
        try (var document = Loader.loadPDF(
                new ScratchForPdf(file), MemoryUsageSetting.setupMainMemoryOnly(PDF_MEMORY).streamCache)) {
            var box = document.getPage(0).getCropBox();
            var scale = side / Math.max(1, Math.max(box.getWidth(), box.getHeight()));
            return drawn(new PDFRenderer(document).renderImage(0, scale, ImageType.RGB), side, held);
        }
    }

    private static byte[] drawn(BufferedImage picture, int side, Held held) throws IOException {
        var scale = Math.min(1.0, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var lying = held.quarters() % 2 == 1;
        var small = new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        var paper = small.createGraphics();
        paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, small.getWidth(), small.getHeight());
        paper.translate(small.getWidth() / 2.0, small.getHeight() / 2.0);
        paper.rotate(Math.toRadians(90.0 * held.quarters()));
        if (held.mirrored()) {
            paper.scale(-1, 1);
        }
        paper.translate(-width / 2.0, -height / 2.0);
        paper.drawImage(picture, 0, 0, width, height, null);
        paper.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(small, "jpg", bytes);
        return bytes.toByteArray();
    }

    private static Refusal none() {
        return Look.invalid("NO_PICTURE", "这份材料没有可以显示的小图，请下载原件查看。");
    }
}
