package org.lian.process.papers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.PreservationStage;
import org.lian.vocabulary.Fen;

/** The words of a ruling that preserves: what was asked for, what guarantees it, and who bears the fee, by its stage. */
final class PreservationWords {
    private PreservationWords() {}

    /** @param feeFen of the application; empty where nothing is paid for it */
    static Map<String, Object> of(Filing filing, Act ruling, Optional<Long> feeFen) {
        var words = new HashMap<String, Object>();
        var draft = filing.draft();
        words.put("request", said(draft.claims()) instanceof String asked ? asked.replaceFirst("^请求[：:]?", "") : false);
        words.put("amount", money(Optional.ofNullable(draft.claimAmountFen())));
        words.put("amountWord", filing.track().word("amountWord"));
        words.put("guarantee", said(ruling.words().ground()));
        var fee = money(feeFen);
        var stage = PreservationStage.of(draft);
        words.put("fee", fee);
        words.put("feeBeforeSuit", !Boolean.FALSE.equals(fee) && stage == PreservationStage.BEFORE_SUIT);
        words.put("feeInSuit", !Boolean.FALSE.equals(fee) && stage == PreservationStage.IN_SUIT);
        return words;
    }

    private static Object said(@Nullable String text) {
        return text == null || text.isBlank() ? false : text.strip().replaceAll("[。；;]+$", "");
    }

    private static Object money(Optional<Long> fen) {
        return fen.filter(sum -> sum > 0)
                .<Object>map(sum -> new Fen(sum).toString())
                .orElse(false);
    }
}
