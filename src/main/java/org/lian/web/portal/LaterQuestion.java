package org.lian.web.portal;

import static org.lian.web.portal.DraftQuestions.shown;
import static org.lian.web.portal.DraftQuestions.written;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lian.filing.Claim;
import org.lian.filing.Draft;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.Sha256;
import org.lian.web.Yuan;

/** All claims as they shall be, row by row with their sum: what a later filing that changes claims asks. */
enum LaterQuestion implements DraftQuestion {
    CLAIMS;

    private static final String SUM = "claimAmountFen";

    /** What the page showed when it was opened; the draft moves on with each saving while one types. */
    private static final String SUM_BEFORE = "sumBefore";

    private static final String CLAIMS_BEFORE = "claimsBefore";

    @Override
    public Map<String, String> labels() {
        var labels = ClaimRows.labels();
        labels.put(SUM, "请求金额合计（元）");
        return labels;
    }

    @Override
    public Map<String, String> read(Draft draft) {
        var form = ClaimRows.read(draft);
        form.put(SUM, Yuan.text(draft.claimAmountFen()));
        form.put(SUM_BEFORE, form.get(SUM));
        form.put(CLAIMS_BEFORE, mark(draft.claimList()));
        return form;
    }

    @Override
    public Draft write(Draft draft, Map<String, String> form) {
        var claims = ClaimRows.written(draft, form);
        var sum = Yuan.fen(SUM, form.get(SUM));
        var edit = draft.edit();
        if (!claims.equals(draft.claimList())) {
            edit.claimItems(claims);
        }
        // The whole follows its parts where nobody says otherwise.
        var followed = written(form.get(SUM)) == null || shown(form.get(SUM)).equals(form.get(SUM_BEFORE));
        var changed = !mark(claims).equals(form.get(CLAIMS_BEFORE));
        return edit.claimAmountFen(followed && changed && summed(claims) ? null : sum)
                .draft();
    }

    /** The same answer, over what its page showed when it was opened. */
    static Map<String, String> over(Map<String, String> answer, Map<String, String> typed) {
        var form = new LinkedHashMap<>(answer);
        form.put(SUM_BEFORE, typed.getOrDefault(SUM_BEFORE, ""));
        form.put(CLAIMS_BEFORE, typed.getOrDefault(CLAIMS_BEFORE, ""));
        return form;
    }

    private static String mark(List<Claim> claims) {
        return HexFormat.of().formatHex(Sha256.of(claims.toString()));
    }

    private static boolean summed(List<Claim> claims) {
        return claims.stream().anyMatch(claim -> claim.amountFen() != null);
    }

    @Override
    public List<Fault> missing(Map<String, String> form) {
        return new ArrayList<>(ClaimRows.missing(form));
    }
}
