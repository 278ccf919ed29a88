package org.lian.suggestion;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.lian.vocabulary.Sha256;

/**
 * The directions of the phrases, computed when the table was written and kept in a file, each with the fingerprint of its
 * phrase; and what each phrase says for and against each meaning (kernel ridge regression over the phrases).
 *
 * @param fingerprints of the phrases
 * @param directions {@link MeaningModel#WIDTH} numbers for each phrase
 * @param weights for each meaning, in the order of the alphabet, one number for each phrase
 */
record PhraseMeanings(long[] fingerprints, float[][] directions, float[][] weights) {
    private static final String FILE = "/suggestion/phrase-meanings.bin";

    /**
     * Reads the packaged file.
     *
     * @throws IOException where it is not there or cut
     */
    static PhraseMeanings read() throws IOException {
        try (var stream = PhraseMeanings.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new FileNotFoundException(FILE);
            }
            return read(stream);
        }
    }

    static PhraseMeanings read(InputStream stream) throws IOException {
        var in = new DataInputStream(new java.io.BufferedInputStream(stream));
        var phrases = in.readInt();
        var fingerprints = new long[phrases];
        var directions = new float[phrases][MeaningModel.WIDTH];
        for (var i = 0; i < phrases; i++) {
            fingerprints[i] = in.readLong();
            var scale = in.readFloat();
            for (var k = 0; k < MeaningModel.WIDTH; k++) {
                directions[i][k] = in.readByte() * scale;
            }
        }
        var weights = new float[in.readInt()][phrases];
        for (var row : weights) {
            var scale = in.readFloat();
            for (var i = 0; i < phrases; i++) {
                row[i] = in.readShort() * scale;
            }
        }
        return new PhraseMeanings(fingerprints, directions, weights);
    }

    void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeInt(fingerprints.length);
        for (var i = 0; i < fingerprints.length; i++) {
            out.writeLong(fingerprints[i]);
            var scale = most(directions[i]) / Byte.MAX_VALUE;
            out.writeFloat(scale);
            for (var value : directions[i]) {
                out.writeByte(Math.round(value / scale));
            }
        }
        out.writeInt(weights.length);
        for (var row : weights) {
            var scale = most(row) / Short.MAX_VALUE;
            out.writeFloat(scale);
            for (var value : row) {
                out.writeShort(Math.round(value / scale));
            }
        }
        out.flush();
    }

    private static float most(float[] values) {
        var most = Float.MIN_NORMAL;
        for (var value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    /** The first eight bytes of the SHA-256 of a phrase. */
    static long fingerprint(String phrase) {
        return ByteBuffer.wrap(Sha256.of(phrase)).getLong();
    }
}
