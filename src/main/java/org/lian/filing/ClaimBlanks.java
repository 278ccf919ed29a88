package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.reference.ToldClaims;
import org.lian.vocabulary.Track;
import org.lian.vocabulary.WrittenSum;

/** The blanks of claims that a tick wrote: what their asker alone knows, to be filled in by him. */
public final class ClaimBlanks {
    /** As a tick writes it, or as somebody types it. */
    private static final Pattern BLANK = Pattern.compile("[_＿]{2,}");

    /** One blank alone, and that of a sum. */
    private static final Pattern OF_ONE_SUM = Pattern.compile("[^_＿]*[_＿]{2,}\\s*元[^_＿]*");

    /** What stands before a blank, as far as it names what belongs there. */
    private static final Pattern NAMED = Pattern.compile("([^、，,；;：:（(_＿]{1,20})[：:（(，,]?[从自至]?[_＿]{2,}");

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
        if (sum == null
                || text == null
                || !OF_ONE_SUM.matcher(text).matches()
                || !WrittenSum.in(text).isEmpty()) {
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
                var missing = missing(text, draft, track);
                found.add(Finding.warning(
                        draft.claimItems().isEmpty() ? "claims" : "claimItems[" + at + "].text",
                        "CLAIM_BLANK",
                        "第 " + (at + 1) + " 条请求里还空着：" + missing + "。请在横线那里写明；还算不清的，先写算得清的数，照样可以提交",
                        track.word("contentsBasis")));
            }
        }
        return found;
    }

    /** The names of what is missing; of one alone also how it is asked for. */
    private static String missing(String text, Draft draft, Track track) {
        var names = NAMED.matcher(text)
                .results()
                .map(found -> found.group(1).replaceFirst("^请求判令(?:被告)?(?:赔偿|支付|退还|返还|承担)?", ""))
                .distinct()
                .collect(Collectors.joining("、"));
        var asked = ToldClaims.packaged().of(track, draft.causeCode()).stream()
                .filter(one -> one.asks() != null && one.claimed().matcher(text).find())
                .map(one -> "（" + one.question() + "）")
                .findFirst()
                .orElse("");
        return names.isEmpty() ? "横线上的内容" : names.contains("、") ? names : names + asked;
    }
}
