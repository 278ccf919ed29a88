package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The court's answer to something that the filer had asked for, with its reason.
 *
 * @param answer in a sentence
 * @param until last day of a period that was granted
 */
public record DecidedRequest(
        String answer,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable LocalDate until,
        Instant at) {

    /** Empty for an act that answers no request. What ended the matter is an outcome, told as such. */
    static Optional<DecidedRequest> of(Act act) {
        var granted = act.words().isGranted();
        return switch (act.kind()) {
            case EXTENSION_DECISION -> Optional.of(of(granted ? "准许延长补正期限" : "没有准许延长补正期限", act));
            case DEFERRAL_DECISION ->
                Optional.of(
                        of(FeeRelief.of(act).map(relief -> "准许" + relief.text()).orElse("没有准许缓交、减交、免交诉讼费"), act));
            case FEE_REVIEW_DECISION -> Optional.of(of(granted ? "复核：改变了原来的诉讼费" : "复核：维持原来的诉讼费", act));
            case PAYMENT_EXTENSION -> Optional.of(of("另行指定了交费期限", act));
            case WITHDRAWAL_RULING -> granted ? Optional.empty() : Optional.of(of("没有准许撤诉", act));
            case FORWARDING ->
                granted ? Optional.empty() : Optional.of(of(act.words().court() + "没有接收，由本院继续审查", act));
            default -> Optional.empty();
        };
    }

    private static DecidedRequest of(String answer, Act act) {
        var words = act.words();
        return new DecidedRequest(answer, words.reason(), words.basis(), words.until(), act.at());
    }
}
