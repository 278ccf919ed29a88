package org.lian.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The court's public keys, as {@code GET /api/v1/keys} publishes them and somebody kept them apart from the court. */
final class PublicKeys {
    private static final byte[] ED25519_X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<String, Key> keys;

    private PublicKeys(Map<String, Key> keys) {
        this.keys = keys;
    }

    /** A key as published: Base64. */
    record Key(String id, String algorithm, String publicKey) {}

    static PublicKeys read(Path file) throws IOException {
        var keys = new TreeMap<String, Key>();
        for (var item :
                Json.list(Json.object(Json.read(Files.readString(file).strip())).get("keys"))) {
            var key = Json.object(item);
            var id = Json.text(key, "id");
            keys.put(id, new Key(id, Json.text(key, "algorithm"), Json.text(key, "publicKey")));
        }
        return new PublicKeys(keys);
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** False too for a signature in Base64 of another spelling. */
    boolean verifies(String keyId, String message, String signature) {
        var key = keys.get(keyId);
        if (key == null) {
            return false;
        }
        try {
            var raw = Base64.getDecoder().decode(signature);
            if (!Base64.getEncoder().encodeToString(raw).equals(signature)) {
                return false;
            }
            var publicKey = Base64.getDecoder().decode(key.publicKey());
            return switch (key.algorithm()) {
                case "Ed25519" -> ed25519(publicKey, Hashes.bytes(message), raw);
                case "SM2" -> Sm2.verifies(publicKey, Hashes.bytes(message), raw);
                default -> false;
            };
        } catch (IllegalArgumentException | GeneralSecurityException changed) {
            return false;
        }
    }

    private static boolean ed25519(byte[] publicKey, byte[] message, byte[] signature) throws GeneralSecurityException {
        var encoded = new byte[ED25519_X509.length + publicKey.length];
        System.arraycopy(ED25519_X509, 0, encoded, 0, ED25519_X509.length);
        System.arraycopy(publicKey, 0, encoded, ED25519_X509.length, publicKey.length);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(message);
        return check.verify(signature);
    }
}
