package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.reference.ToldClaims;
import org.lian.vocabulary.Track;

/** The blanks of claims that a tick wrote: what their asker alone knows, to be filled in by him. */
public final class ClaimBlanks {
    /** As a tick writes it, or as somebody types it. */
    private static final Pattern BLANK = Pattern.compile("[_＿]{2,}");

    private ClaimBlanks() {}

    /** Whether something is still to be written in a claim. */
    public static boolean isOpen(@Nullable String text) {
        return text != null && BLANK.matcher(text).find();
    }

    /** The claim with the sum that was written beside it in its blank, where that asks for one. */
    public static Claim filled(Claim claim) {
        var periodic = claim.periodic();
        var sum = periodic == null ? claim.amountFen() : periodic.eachFen();
        var text = claim.text();
        if (sum == null || text == null || !text.matches("(?s).*[_＿]{2,}\\s*元.*")) {
            return claim;
        }
        return new Claim(
                BLANK.matcher(text).replaceFirst(ToldParticulars.yuan(sum)),
                claim.amountFen(),
                claim.interest(),
                periodic,
                claim.against(),
                claim.by(),
                claim.foreign());
    }

    /** A remark for each claim with a blank, which names what belongs there. */
    static List<Finding> of(Draft draft, Track track) {
        var found = new ArrayList<Finding>();
        var claims = draft.claimList();
        for (var at = 0; at < claims.size(); at++) {
            var text = claims.get(at).text();
            if (text != null && isOpen(text)) {
                var missing = ToldClaims.packaged().of(track, draft.causeCode()).stream()
                        .filter(one -> one.asks() != null
                                && one.claimed().matcher(text).find())
                        .map(one -> one.thing() + "（" + one.question() + "）")
                        .findFirst()
                        .orElse("横线上的内容");
                found.add(Finding.warning(
                        draft.claimItems().isEmpty() ? "claims" : "claimItems[" + at + "].text",
                        "CLAIM_BLANK",
                        "第 " + (at + 1) + " 条请求里还空着：" + missing + "。请在横线那里写明；还算不清的，先写算得清的数，照样可以提交",
                        track.word("contentsBasis")));
            }
        }
        return found;
    }
}
