package org.lian.keys;

/** A signature with one private key. */
interface SignatureScheme {
    byte[] sign(byte[] message);

    /** As published: 32 bytes for Ed25519, the uncompressed point (04, x, y) for SM2. */
    byte[] publicKey();
}
