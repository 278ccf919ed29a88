package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.lian.keys.Signatures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of the court, for whoever verifies a receipt or a block of the journal; retired ones stay. */
@RestController
class KeysApi {
    private final Signatures signatures;

    KeysApi(Signatures signatures) {
        this.signatures = signatures;
    }

    /** The published keys, oldest first. */
    record Published(List<Signatures.PublicKey> keys) {}

    @Operation(summary = "验证签名用的公钥")
    @GetMapping("/api/v1/keys")
    Published keys() {
        return new Published(signatures.published());
    }
}
