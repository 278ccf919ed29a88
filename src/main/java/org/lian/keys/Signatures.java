package org.lian.keys;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The signatures of the court's key on receipts and blocks of the journal, and every public key it ever signed with.
 */
@Component
public class Signatures {
    private final KeyRegister register;
    private final KeyId current;
    private final SignatureScheme scheme;

    Signatures(KeyRing ring, KeyRegister register) {
        this.register = register;
        var kind = ring.suite().signing();
        this.current = ring.current(kind);
        this.scheme = KeyRing.scheme(current, ring.currentKey(kind));
    }

    /** A key that signatures can be checked with; Base64, see {@code GET /api/v1/keys}. */
    public record PublicKey(String id, String algorithm, String publicKey, boolean current) {}

    /** In Base64, by the current key. */
    public String sign(byte[] message) {
        return Base64.getEncoder().encodeToString(scheme.sign(message));
    }

    public PublicKey current() {
        return new PublicKey(
                current.toString(),
                current.kind().algorithm(),
                Base64.getEncoder().encodeToString(scheme.publicKey()),
                true);
    }

    /** Oldest first; a key that no longer signs stays published. */
    public List<PublicKey> published() {
        return register.all().stream()
                .filter(entry -> entry.id().kind().signs())
                .sorted(Comparator.comparing(
                                (KeyRegister.Entry entry) -> entry.id().kind())
                        .thenComparing(KeyRegister.Entry::id, KeyId.BY_NUMBER))
                .map(entry -> new PublicKey(
                        entry.id().toString(),
                        entry.id().kind().algorithm(),
                        Objects.requireNonNull(entry.publicKey()),
                        entry.id().equals(current)))
                .toList();
    }

    /** The published key of that id. */
    public PublicKey published(String id) {
        return published().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No signing key " + id + " was ever registered"));
    }

    public boolean verifies(String keyId, byte[] message, String signature) {
        var key = published(keyId);
        byte[] raw;
        try {
            raw = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        var publicKey = Base64.getDecoder().decode(key.publicKey());
        return key.algorithm().equals(KeyKind.SIGNING_SM2.algorithm())
                ? Sm2Signature.verifies(publicKey, message, raw)
                : Ed25519Signature.verifies(publicKey, message, raw);
    }
}
