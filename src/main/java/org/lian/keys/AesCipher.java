package org.lian.keys;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** The cipher AES-256-GCM; streams in segments of 64 KiB under a key of their own (Tink). */
class AesCipher implements DataCipher {
    private static final int SEGMENT = 1 << 16;

    private final byte[] key;

    AesCipher(byte[] key) {
        this.key = key;
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) throws GeneralSecurityException {
        return new AesGcmJce(key).encrypt(plain, context);
    }

    @Override
    public byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        return new AesGcmJce(key).decrypt(sealed, context);
    }

    @Override
    public OutputStream sealing(OutputStream target, byte[] context) throws GeneralSecurityException, IOException {
        return streaming().newEncryptingStream(target, context);
    }

    @Override
    public InputStream opening(InputStream source, byte[] context) throws GeneralSecurityException, IOException {
        return streaming().newDecryptingStream(source, context);
    }

    private AesGcmHkdfStreaming streaming() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", 32, SEGMENT, 0);
    }
}
