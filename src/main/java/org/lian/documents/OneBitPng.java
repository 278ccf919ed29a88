package org.lian.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A square picture in black and white as PNG, one bit a dot: a tenth of what colours take. */
final class OneBitPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = 13;
    private static final int BITS = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private OneBitPng() {}

    /** The dots of a picture, black or white. */
    @FunctionalInterface
    interface Dots {
        boolean isBlack(int x, int y);
    }

    static byte[] of(int side, Dots dots) {
        var picture = new OneBitPng();
        picture.out.writeBytes(SIGNATURE);
        // One bit of grey, no palette, no interlace.
        picture.chunk(
                "IHDR",
                ByteBuffer.allocate(HEADER)
                        .putInt(side)
                        .putInt(side)
                        .put((byte) 1)
                        .array());
        picture.chunk("IDAT", deflated(rows(side, dots)));
        picture.chunk("IEND", new byte[0]);
        return picture.out.toByteArray();
    }

    /** Each row begins with the number of its filter, none. */
    private static byte[] rows(int side, Dots dots) {
        var width = 1 + (side + BITS - 1) / BITS;
        var rows = new byte[width * side];
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                if (!dots.isBlack(x, y)) {
                    rows[y * width + 1 + x / BITS] |= (byte) (0x80 >> x % BITS);
                }
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] rows) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(rows);
            deflater.finish();
            var deflated = new ByteArrayOutputStream();
            var buffer = new byte[1024];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private void chunk(String type, byte[] data) {
        var named = ByteBuffer.allocate(type.length() + data.length)
                .put(type.getBytes(US_ASCII))
                .put(data)
                .array();
        var sum = new CRC32();
        sum.update(named);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
        out.writeBytes(named);
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
    }
}
