package org.lian.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lian.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keys of this court. A fresh court makes its first ones; a court that knows keys never replaces a lost one by
 * itself, because what it sealed would be lost without a word.
 */
@Component
class KeyRing {
    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    private final KeyFiles files;
    private final KeyRegister register;
    private final Suite suite;
    private final Map<KeyId, byte[]> keys = new ConcurrentHashMap<>();
    private final Map<KeyKind, KeyId> current = new ConcurrentHashMap<>();

    KeyRing(KeyFiles files, KeyRegister register, KeySettings settings) {
        this.files = files;
        this.register = register;
        this.suite = settings.suite();
    }

    Suite suite() {
        return suite;
    }

    /** Opens all keys at once: a court that lacks one, or has another by its name, shall not find out later. */
    void openAll() {
        List.of(suite.data(), suite.signing(), KeyKind.INDEX, KeyKind.TOKEN, KeyKind.JOURNAL)
                .forEach(this::current);
        // Of a suite that is no longer used, or of a release that kept no register.
        register.exclusively(() -> {
            var registered = registered();
            files.ids().forEach(id -> enter(id, registered));
            registered.keySet().stream()
                    .filter(id -> files.read(id).isEmpty())
                    .forEach(id -> log.error("Key {} is missing: nothing that it sealed can be read", id));
            return suite;
        });
    }

    KeyId current(KeyKind kind) {
        return current.computeIfAbsent(kind, this::open);
    }

    byte[] currentKey(KeyKind kind) {
        var id = current(kind);
        return find(id).orElseThrow(() -> new IllegalStateException("Key " + id + " is missing"));
    }

    /** Looks into the folder again for an id it does not know: another node may have rotated meanwhile. */
    Optional<byte[]> find(KeyId id) {
        var known = keys.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var read = files.read(id);
        read.ifPresent(key -> keys.put(id, key));
        return read;
    }

    /** The newest key of a kind, made when the court never had one. */
    private KeyId open(KeyKind kind) {
        return register.exclusively(() -> {
            var registered = registered();
            var newest =
                    registered.keySet().stream().filter(id -> id.kind() == kind).max(KeyId.BY_NUMBER);
            var present = present(kind);
            if (newest.isPresent() && !present.contains(newest.get())) {
                throw new StartRefused("密钥文件 " + newest.get() + " 不在 " + files.folder()
                        + "。请从密钥备份恢复这个文件后再启动；系统不会自行换一把，否则已保存的内容再也读不出来。");
            }
            if (present.isEmpty()) {
                var first = new KeyId(kind, 1);
                files.create(first);
                present = List.of(first);
            }
            present.forEach(id -> enter(id, registered));
            return present.stream().max(KeyId.BY_NUMBER).orElseThrow();
        });
    }

    /** A new key of the kind, current from the next start of each node on; the older ones stay for reading. */
    KeyId rotate(KeyKind kind) {
        return register.exclusively(() -> {
            var next = current(kind).next();
            files.create(next);
            register.add(entry(next));
            return next;
        });
    }

    private Map<KeyId, KeyRegister.Entry> registered() {
        return register.all().stream().collect(Collectors.toMap(KeyRegister.Entry::id, Function.identity()));
    }

    private void enter(KeyId id, Map<KeyId, KeyRegister.Entry> registered) {
        var entry = entry(id);
        var known = registered.get(id);
        if (known == null) {
            register.add(entry);
        } else if (!known.fingerprint().equals(entry.fingerprint())) {
            throw new StartRefused("密钥文件 " + id + " 与数据库登记的不是同一把。请从密钥备份恢复原来的文件后再启动。");
        }
    }

    private List<KeyId> present(KeyKind kind) {
        return files.ids().stream().filter(id -> id.kind() == kind).toList();
    }

    private KeyRegister.Entry entry(KeyId id) {
        var key = find(id).orElseThrow(() -> new IllegalStateException("Key " + id + " is missing"));
        var publicKey = id.kind().signs()
                ? Base64.getEncoder().encodeToString(scheme(id, key).publicKey())
                : null;
        return new KeyRegister.Entry(id, fingerprint(key), publicKey);
    }

    static SignatureScheme scheme(KeyId id, byte[] key) {
        return id.kind() == KeyKind.SIGNING_SM2 ? new Sm2Signature(key) : new Ed25519Signature(key);
    }

    /** Tells two keys apart and says nothing about either. */
    static String fingerprint(byte[] key) {
        var mac = hmac(key, "li'an key fingerprint".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac, 0, 16);
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
