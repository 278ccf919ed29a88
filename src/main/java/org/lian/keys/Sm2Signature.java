package org.lian.keys;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;

/** The signature SM2 with SM3 (GB/T 32918.2) on sm2p256v1, the standard's default identity, signatures in DER. */
class Sm2Signature implements SignatureScheme {
    private static final ECDomainParameters CURVE = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));

    private final ECPrivateKeyParameters key;
    private final SecureRandom random = new SecureRandom();

    Sm2Signature(byte[] scalar) {
        key = new ECPrivateKeyParameters(new BigInteger(1, scalar), CURVE);
    }

    static boolean isPrivateKey(byte[] scalar) {
        var number = new BigInteger(1, scalar);
        return number.signum() > 0 && number.compareTo(CURVE.getN().subtract(BigInteger.ONE)) < 0;
    }

    @Override
    public byte[] sign(byte[] message) {
        var signer = new SM2Signer();
        signer.init(true, new ParametersWithRandom(key, random));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] publicKey() {
        return CURVE.getG().multiply(key.getD()).normalize().getEncoded(false);
    }

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            var signer = new SM2Signer();
            signer.init(false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey), CURVE));
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        } catch (IllegalArgumentException notAPoint) {
            return false;
        }
    }
}
