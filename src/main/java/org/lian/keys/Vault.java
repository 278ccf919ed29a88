package org.lian.keys;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lian.database.DataFolder;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be read from a stolen disk or database: AES-256-GCM, the key's id in the header of every
 * sealed thing, and a context (the filing's id, the material's hash) that it is bound to.
 */
@Component
public class Vault {
    private static final String KEY_ID = "data-1";
    private static final byte[] MAGIC = {'L', 'A', '1'};
    private static final int SEGMENT = 1 << 16;

    private final byte[] dataKey;
    private final byte[] indexKey;

    Vault(DataFolder data) {
        dataKey = Base64.getDecoder().decode(data.secret(KEY_ID, 32));
        indexKey = Base64.getDecoder().decode(data.secret("index-1", 32));
    }

    public byte[] seal(byte[] plain, String context) {
        try {
            var out = new ByteArrayOutputStream(plain.length + 64);
            out.write(header());
            out.write(new AesGcmJce(dataKey).encrypt(plain, bytes(context)));
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /** Throws when the key is another, the context differs, or a byte was changed. */
    public byte[] open(byte[] sealed, String context) {
        try {
            var header = header();
            if (sealed.length < header.length || !Arrays.equals(header, Arrays.copyOf(sealed, header.length))) {
                throw new IllegalStateException("Not sealed with key " + KEY_ID);
            }
            return new AesGcmJce(dataKey)
                    .decrypt(Arrays.copyOfRange(sealed, header.length, sealed.length), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealed data cannot be opened with key " + KEY_ID, e);
        }
    }

    /** Seals whatever is written; close to finish. Holds one segment in memory. */
    public OutputStream sealing(OutputStream target, String context) throws IOException {
        target.write(header());
        try {
            return streaming().newEncryptingStream(target, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    public InputStream opening(InputStream source, String context) throws IOException {
        var header = header();
        var found = new byte[header.length];
        new DataInputStream(source).readFully(found);
        if (!Arrays.equals(header, found)) {
            throw new IOException("Not sealed with key " + KEY_ID);
        }
        try {
            return streaming().newDecryptingStream(source, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealed data cannot be opened", e);
        }
    }

    /** A keyed hash for looking up equal values (ID numbers, names) without storing them; 32 bytes. */
    public byte[] index(String kind, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(indexKey, "HmacSHA256"));
            return mac.doFinal(bytes(kind + "\0" + value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private AesGcmHkdfStreaming streaming() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(dataKey, "HmacSha256", 32, SEGMENT, 0);
    }

    private static byte[] header() {
        var id = bytes(KEY_ID);
        var header = new byte[MAGIC.length + 1 + id.length];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[MAGIC.length] = (byte) id.length;
        System.arraycopy(id, 0, header, MAGIC.length + 1, id.length);
        return header;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
