package org.lian.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The signature of a call, an HMAC over direction, method, path, time, nonce and body, with the key that the merchant
 * was given.
 */
@Component
@Profile("demo")
class SandboxSignature {
    private final Path keyFile;

    SandboxSignature(SandboxSettings settings) {
        this.keyFile = settings.keyFile();
    }

    String sign(String direction, String method, String path, String time, String nonce, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(Files.readString(keyFile).strip()), "HmacSHA256"));
            mac.update(
                    String.join("\n", direction, method, path, time, nonce, "").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The sandbox's key cannot be used", e);
        }
    }

    boolean isGenuine(
            String signature, String direction, String method, String path, String time, String nonce, byte[] body) {
        return MessageDigest.isEqual(
                sign(direction, method, path, time, nonce, body).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }
}
