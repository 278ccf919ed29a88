package org.lian.filing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The act of submitting.
 *
 * @param consentOnline consent to conduct this step online (在线诉讼规则 4); required
 * @param mediationConsent consent to mediation before filing; null: not asked
 * @param insist submit although mandatory things are missing (一律接收)
 */
public record Submission(
        @Nullable Boolean consentOnline,
        @Nullable Boolean mediationConsent,
        @Nullable FeeDeferral feeDeferral,
        @Nullable Boolean insist) {

    boolean consents() {
        return Boolean.TRUE.equals(consentOnline);
    }

    boolean insists() {
        return Boolean.TRUE.equals(insist);
    }

    /** 缓交 asked for with the filing (办法 49). */
    public record FeeDeferral(
            @Nullable String ground, @Nullable List<String> materialIds) {}
}
