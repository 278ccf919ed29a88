package org.lian.web.portal;

import static org.lian.web.portal.DraftQuestions.shown;
import static org.lian.web.portal.DraftQuestions.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lian.filing.Draft;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.web.Yuan;

/** All claims as they shall be, row by row with their sum: what a later filing that changes claims asks. */
enum LaterQuestion implements DraftQuestion {
    CLAIMS;

    private static final String SUM = "claimAmountFen";

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
        var followed = written(form.get(SUM)) == null || shown(form.get(SUM)).equals(form.get("sumBefore"));
        return edit.claimAmountFen(followed && !claims.equals(draft.claimList()) && summed(claims) ? null : sum)
                .draft();
    }

    private static boolean summed(List<org.lian.filing.Claim> claims) {
        return claims.stream().anyMatch(claim -> claim.amountFen() != null);
    }

    @Override
    public List<Fault> missing(Map<String, String> form) {
        return new ArrayList<>(ClaimRows.missing(form));
    }
}
