package org.lian.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Submission;
import org.lian.vocabulary.Refusal;

/**
 * The body of a submission.
 *
 * @param feeRelief 缓交、减交、免交 on a ground of the table fee-relief
 * @param feeDeferral 缓交 in the caller's own words; whoever asks so names no ground of the table, and takes the open one
 */
record SubmissionRequest(
        @Nullable Boolean consentOnline,
        @Nullable Boolean mediationConsent,
        Submission.@Nullable ReliefRequest feeRelief,
        @Nullable Deferral feeDeferral,
        @Nullable Boolean insist) {
    private static final String OTHER_HARDSHIP = "DEFERRAL_OTHER";

    /** @param materialIds accepted; the proof is what was uploaded as 司法救助证明 */
    record Deferral(@Nullable String ground, @Nullable List<String> materialIds) {}

    Submission submission() {
        return new Submission(consentOnline, mediationConsent, relief(), insist);
    }

    private Submission.@Nullable ReliefRequest relief() {
        if (feeDeferral == null) {
            return feeRelief;
        }
        if (feeRelief != null) {
            throw Refusal.invalid("feeDeferral", "CONFLICT", "feeRelief 和 feeDeferral 只能填一个");
        }
        var ground = feeDeferral.ground();
        if (ground == null || ground.isBlank()) {
            throw Refusal.invalid("feeDeferral.ground", "MISSING", "申请缓交的，请写明理由（诉讼费用交纳办法第四十八条）");
        }
        return new Submission.ReliefRequest(OTHER_HARDSHIP, ground);
    }
}
