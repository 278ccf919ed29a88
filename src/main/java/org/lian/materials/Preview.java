package org.lian.materials;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import org.lian.vocabulary.Refusal;

/**
 * A picture to look at in the browser: drawn anew from the pixels, so that place, time, device and author of the
 * original stay in the original. The turn that a camera only notes down is carried out.
 */
class Preview {
    private static final int LONGEST_SIDE = 2_400;
    private static final int HEADER = 1 << 16;

    private Preview() {}

    static void write(SealedScratch source, OutputStream target) throws IOException {
        try (var input = new Look.ScratchForImage(source)) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw unreadable();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                var step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / LONGEST_SIDE);
                var few = reader.getDefaultReadParam();
                few.setSourceSubsampling(step, step, 0, 0);
                var start = source.read(0, (int) Math.min(HEADER, source.length()));
                ImageIO.write(turned(reader.read(0, few), orientation(start)), "jpeg", target);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Refusal.invalid("file", "NO_PREVIEW", "这张图片无法读取，不能预览。请下载原件查看。");
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        var width = image.getWidth();
        var height = image.getHeight();
        var turn = new AffineTransform();
        switch (orientation) {
            case 2 -> turn.setTransform(-1, 0, 0, 1, width, 0);
            case 3 -> turn.setTransform(-1, 0, 0, -1, width, height);
            case 4 -> turn.setTransform(1, 0, 0, -1, 0, height);
            case 5 -> turn.setTransform(0, 1, 1, 0, 0, 0);
            case 6 -> turn.setTransform(0, 1, -1, 0, height, 0);
            case 7 -> turn.setTransform(0, -1, -1, 0, height, width);
            case 8 -> turn.setTransform(0, -1, 1, 0, 0, width);
            default -> {}
        }
        var aside = orientation >= 5 && orientation <= 8;
        var drawn = new BufferedImage(aside ? height : width, aside ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, turn, null);
        pen.dispose();
        return drawn;
    }

    /** Tag 0x0112 of a JPEG's EXIF block; 1 where there is none. */
    static int orientation(byte[] start) {
        var bytes = ByteBuffer.wrap(start);
        try {
            if (bytes.getShort(0) != (short) 0xffd8) {
                return 1;
            }
            var at = 2;
            while ((bytes.get(at) & 0xff) == 0xff && (bytes.get(at + 1) & 0xff) != 0xda) {
                if ((bytes.get(at + 1) & 0xff) == 0xe1 && bytes.getInt(at + 4) == 0x45786966) {
                    return ofTiff(bytes, at + 10);
                }
                at += 2 + (bytes.getShort(at + 2) & 0xffff);
            }
        } catch (IndexOutOfBoundsException cutOff) {
            return 1;
        }
        return 1;
    }

    private static int ofTiff(ByteBuffer bytes, int tiff) {
        bytes.order(bytes.get(tiff) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff + bytes.getInt(tiff + 4);
        var entries = bytes.getShort(directory) & 0xffff;
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if (bytes.getShort(entry) == 0x0112) {
                return bytes.getShort(entry + 8);
            }
        }
        return 1;
    }
}
