package org.lian.keys;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The vault for what must not be read from a stolen disk or database: AES-256-GCM or SM4-GCM by the suite, the key's id
 * in the header of every sealed thing, and a context (the filing's id, the material's hash) that it is bound to.
 */
@Component
public class Vault {
    private static final Logger log = LoggerFactory.getLogger(Vault.class);
    private static final byte[] MAGIC = {'L', 'A', '1'};

    private final KeyRing ring;
    private final KeyId current;
    private final Map<KeyId, DataCipher> ciphers = new ConcurrentHashMap<>();

    Vault(KeyRing ring) {
        this.ring = ring;
        ring.openAll();
        this.current = ring.current(ring.suite().data());
    }

    public byte[] seal(byte[] plain, String context) {
        try {
            var out = new ByteArrayOutputStream(plain.length + 64);
            out.write(header(current));
            out.write(cipher(current).seal(plain, bytes(context)));
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /** Throws when the context differs or a byte was changed; refuses when the key is not here. */
    public byte[] open(byte[] sealed, String context) {
        var body = MAGIC.length + 1 + (sealed.length > MAGIC.length ? Byte.toUnsignedInt(sealed[MAGIC.length]) : 0);
        if (sealed.length < body || !Arrays.equals(MAGIC, Arrays.copyOf(sealed, MAGIC.length))) {
            throw new IllegalStateException("Not sealed by this system");
        }
        var id = new String(sealed, MAGIC.length + 1, body - MAGIC.length - 1, StandardCharsets.UTF_8);
        try {
            return cipher(id).open(Arrays.copyOfRange(sealed, body, sealed.length), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealed data cannot be opened with key " + id, e);
        }
    }

    /** Seals whatever is written; close to finish. Holds one segment in memory. */
    public OutputStream sealing(OutputStream target, String context) throws IOException {
        target.write(header(current));
        try {
            return cipher(current).sealing(target, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    public InputStream opening(InputStream source, String context) throws IOException {
        var start = new byte[MAGIC.length + 1];
        new DataInputStream(source).readFully(start);
        if (!Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new IOException("Not sealed by this system");
        }
        var id = new byte[Byte.toUnsignedInt(start[MAGIC.length])];
        new DataInputStream(source).readFully(id);
        try {
            return cipher(new String(id, StandardCharsets.UTF_8)).opening(source, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealed data cannot be opened", e);
        }
    }

    /** A keyed hash for looking up equal values (ID numbers, names) without storing them; 32 bytes. */
    public byte[] index(String kind, String value) {
        return KeyRing.hmac(ring.currentKey(KeyKind.INDEX), bytes(kind + "\0" + value));
    }

    /** The first eight bytes of {@link #index}, where a false match among millions does no harm. */
    public long shortIndex(String kind, String value) {
        return ByteBuffer.wrap(index(kind, value)).getLong();
    }

    /** What is kept of a token that was handed out: a stolen database lets nobody in. */
    public byte[] token(String token) {
        return KeyRing.hmac(ring.currentKey(KeyKind.TOKEN), bytes(token));
    }

    /** Shows that the application wrote a record, and not somebody who has the database alone. */
    public byte[] authenticate(byte[] record) {
        return KeyRing.hmac(ring.currentKey(KeyKind.JOURNAL), record);
    }

    public boolean isAuthentic(byte[] record, byte[] authenticator) {
        return MessageDigest.isEqual(authenticate(record), authenticator);
    }

    private DataCipher cipher(String text) {
        var id = KeyId.parse(text)
                .filter(known -> known.kind() == KeyKind.DATA_AES || known.kind() == KeyKind.DATA_SM4)
                .orElseThrow(() -> new IllegalStateException("Sealed with something that is no data key"));
        return cipher(id);
    }

    private DataCipher cipher(KeyId id) {
        return ciphers.computeIfAbsent(id, wanted -> {
            var key = ring.find(wanted).orElseThrow(() -> {
                log.error("Key {} is missing: what it sealed cannot be read", wanted);
                return Refusal.unavailable("这部分内容暂时打不开，系统缺少打开它的密钥；内容没有丢失。" + "工作人员已能在日志中看到，请稍后再试，或拨打诉讼服务热线 12368。");
            });
            return wanted.kind() == KeyKind.DATA_SM4 ? new Sm4Cipher(key) : new AesCipher(key);
        });
    }

    private static byte[] header(KeyId key) {
        var id = bytes(key.toString());
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
