package org.lian.filing;

import org.jspecify.annotations.Nullable;

/**
 * The act of submitting.
 *
 * @param consentOnline consent to conduct this step online (在线诉讼规则 4); required
 * @param mediationConsent consent to mediation before filing; null: not asked
 * @param feeRelief null: nothing is asked for
 * @param insist submit although mandatory things are missing (一律接收)
 */
public record Submission(
        @Nullable Boolean consentOnline,
        @Nullable Boolean mediationConsent,
        @Nullable ReliefRequest feeRelief,
        @Nullable Boolean insist) {

    boolean consents() {
        return Boolean.TRUE.equals(consentOnline);
    }

    boolean insists() {
        return Boolean.TRUE.equals(insist);
    }

    /**
     * 缓交、减交、免交 asked for with the filing (办法 48). The proof is what was uploaded as 司法救助证明.
     *
     * @param ground code of the table fee-relief; it decides which of the three is asked for
     * @param statement why, in the filer's words
     */
    public record ReliefRequest(
            @Nullable String ground, @Nullable String statement) {}
}
