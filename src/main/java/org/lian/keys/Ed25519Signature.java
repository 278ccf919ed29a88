package org.lian.keys;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.security.GeneralSecurityException;

/** The signature Ed25519 (RFC 8032) from a seed of 32 bytes. */
class Ed25519Signature implements SignatureScheme {
    private final Ed25519Sign.KeyPair key;

    Ed25519Signature(byte[] seed) {
        try {
            key = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            return new Ed25519Sign(key.getPrivateKey()).sign(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] publicKey() {
        return key.getPublicKey();
    }

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            new Ed25519Verify(publicKey).verify(signature, message);
            return true;
        } catch (GeneralSecurityException changed) {
            return false;
        }
    }
}
