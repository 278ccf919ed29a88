package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the court said to something that the filer had asked for, with its reason.
 *
 * @param what was asked for, in the filer's words
 * @param until last day of a period that was granted
 */
public record DecidedRequest(
        String what,
        boolean granted,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable LocalDate until,
        Instant at) {

    /** Empty for an act that answers no request. A granted withdrawal is an outcome, told as such. */
    static Optional<DecidedRequest> of(Act act) {
        var granted = act.words().isGranted();
        return switch (act.kind()) {
            case EXTENSION_DECISION -> Optional.of(of("延长补正期限", granted, act));
            case DEFERRAL_DECISION -> Optional.of(of("缓交诉讼费", granted, act));
            case PAYMENT_EXTENSION -> Optional.of(of("另行指定交费期限", true, act));
            case WITHDRAWAL_RULING -> granted ? Optional.empty() : Optional.of(of("撤诉", false, act));
            case FORWARDING ->
                granted ? Optional.empty() : Optional.of(of("转交" + act.words().court(), false, act));
            default -> Optional.empty();
        };
    }

    private static DecidedRequest of(String what, boolean granted, Act act) {
        var words = act.words();
        return new DecidedRequest(what, granted, words.reason(), words.basis(), words.until(), act.at());
    }
}
