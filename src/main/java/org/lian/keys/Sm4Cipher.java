package org.lian.keys;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The cipher SM4-GCM. A stream is cut into segments of 64 KiB under a key of its own (HKDF with SM3 over a random salt
 * and the context); each segment's nonce holds its number and whether it is the last, so that none can be moved or cut
 * off.
 */
class Sm4Cipher implements DataCipher {
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int SALT = 16;
    private static final int PREFIX = 7;
    private static final int SEGMENT = 1 << 16;
    private static final byte[] NOTHING = {};

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Sm4Cipher(byte[] key) {
        this.key = key;
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) throws GeneralSecurityException {
        var nonce = random(NONCE);
        var sealed = gcm(true, key, nonce, context, plain, plain.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    @Override
    public byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        if (sealed.length < NONCE + TAG) {
            throw new GeneralSecurityException("Too short");
        }
        var body = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return gcm(false, key, Arrays.copyOf(sealed, NONCE), context, body, body.length);
    }

    @Override
    public OutputStream sealing(OutputStream target, byte[] context) throws IOException {
        var salt = random(SALT);
        var prefix = random(PREFIX);
        target.write(salt);
        target.write(prefix);
        return new Sealing(target, derived(salt, context), prefix);
    }

    @Override
    public InputStream opening(InputStream source, byte[] context) throws IOException {
        var start = new byte[SALT + PREFIX];
        new DataInputStream(source).readFully(start);
        return new Opening(
                source, derived(Arrays.copyOf(start, SALT), context), Arrays.copyOfRange(start, SALT, start.length));
    }

    /** The stream that seals a segment when the next byte shows that it is not the last. */
    private static class Sealing extends FilterOutputStream {
        private final byte[] key;
        private final byte[] prefix;
        private final byte[] segment = new byte[SEGMENT];
        private int filled;
        private int number;
        private boolean closed;

        Sealing(OutputStream target, byte[] key, byte[] prefix) {
            super(target);
            this.key = key;
            this.prefix = prefix;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            var from = offset;
            while (from < offset + length) {
                if (filled == SEGMENT) {
                    put(false);
                }
                var count = Math.min(SEGMENT - filled, offset + length - from);
                System.arraycopy(bytes, from, segment, filled, count);
                filled += count;
                from += count;
            }
        }

        private void put(boolean last) throws IOException {
            try {
                out.write(gcm(true, key, nonce(prefix, number, last), NOTHING, segment, filled));
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
            filled = 0;
            number = Math.incrementExact(number);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                put(true);
                super.close();
            }
        }
    }

    /** The stream that gives out a segment only after its tag was checked. */
    private static class Opening extends FilterInputStream {
        private final byte[] key;
        private final byte[] prefix;
        private byte[] segment = NOTHING;
        private int taken;
        private int number;
        private boolean ended;

        Opening(InputStream source, byte[] key, byte[] prefix) {
            super(new PushbackInputStream(source));
            this.key = key;
            this.prefix = prefix;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            while (taken == segment.length) {
                if (ended) {
                    return -1;
                }
                next();
            }
            var count = Math.min(length, segment.length - taken);
            System.arraycopy(segment, taken, target, offset, count);
            taken += count;
            return count;
        }

        private void next() throws IOException {
            var sealed = in.readNBytes(SEGMENT + TAG);
            var following = in.read();
            if (following >= 0) {
                ((PushbackInputStream) in).unread(following);
            }
            ended = following < 0;
            try {
                segment = gcm(false, key, nonce(prefix, number, ended), NOTHING, sealed, sealed.length);
            } catch (GeneralSecurityException changed) {
                throw new IOException("Sealed data cannot be opened", changed);
            }
            taken = 0;
            number = Math.incrementExact(number);
        }

        @Override
        public long skip(long count) throws IOException {
            var skipped = 0L;
            while (skipped < count && read() >= 0) {
                skipped++;
            }
            return skipped;
        }

        @Override
        public int available() {
            return segment.length - taken;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    private static byte[] nonce(byte[] prefix, int number, boolean last) {
        return ByteBuffer.allocate(NONCE)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    private byte[] derived(byte[] salt, byte[] context) {
        var hkdf = new HKDFBytesGenerator(new SM3Digest());
        hkdf.init(new HKDFParameters(key, salt, context));
        var derived = new byte[KEY];
        hkdf.generateBytes(derived, 0, KEY);
        return derived;
    }

    private byte[] random(int bytes) {
        var fresh = new byte[bytes];
        random.nextBytes(fresh);
        return fresh;
    }

    private static byte[] gcm(boolean seal, byte[] key, byte[] nonce, byte[] context, byte[] input, int length)
            throws GeneralSecurityException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG * 8, nonce, context));
        var output = new byte[cipher.getOutputSize(length)];
        try {
            var count = cipher.processBytes(input, 0, length, output, 0);
            cipher.doFinal(output, count);
            return output;
        } catch (InvalidCipherTextException changed) {
            throw new GeneralSecurityException("Sealed data cannot be opened", changed);
        }
    }
}
