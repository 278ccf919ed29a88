package org.lian.verifier;

import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** The signature SM2 with SM3, in a class of its own: only a court of the 国密 suite needs Bouncy Castle. */
final class Sm2 {
    private Sm2() {}

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        var curve = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));
        var signer = new SM2Signer();
        signer.init(false, new ECPublicKeyParameters(curve.getCurve().decodePoint(publicKey), curve));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }
}
