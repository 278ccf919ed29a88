package org.lian.process.fee;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.documents.InWords;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.FeeRelief;
import org.lian.filing.FeeReview;
import org.lian.filing.Filing;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The words of 诉讼费用复核决定书 (办法 43). */
@Component
public class FeeReviewWords {
    private final Acts acts;
    private final Fees fees;

    FeeReviewWords(Acts acts, Fees fees) {
        this.acts = acts;
        this.fees = fees;
    }

    /** The words that the decision alone has; its reason and basis are those of every act. */
    public Map<String, Object> ofDecision(Filing filing, Act decision) {
        var asked = acts.last(filing.id(), Act.Kind.FEE_REVIEW_REQUEST).orElseThrow();
        var byPresident = FeeReview.DECISION.name().equals(asked.words().ground());
        var changed = decision.words().isGranted();
        var words = new HashMap<String, Object>();
        words.put("askedOn", InWords.day(LocalDate.ofInstant(asked.at(), BusinessClock.SHANGHAI)));
        words.put("reviewed", byPresident ? "本院关于诉讼费用的决定" : "诉讼费用的计算");
        words.put("examined", byPresident ? "本院院长复核" : "核对");
        words.put("upheld", byPresident ? "原来的决定" : "原来的计算");
        words.put("changed", changed);
        words.put("outcomes", changed ? List.of(outcome(filing, byPresident)) : List.of());
        return words;
    }

    private String outcome(Filing filing, boolean byPresident) {
        if (!byPresident) {
            return "更正诉讼费用的计算，" + sum(filing.id());
        }
        var relief = acts.last(filing.id(), Act.Kind.DEFERRAL_DECISION)
                .map(act -> act.words().relief())
                .orElseThrow();
        return "准予" + relief.text() + "，"
                + (relief.kind() == FeeRelief.Kind.DEFERRAL ? "现在不交纳，何时交纳由本院另行通知。" : sum(filing.id()));
    }

    /** The new sum where it stands; where nothing was paid yet it is told by a notice of its own. */
    private String sum(FilingId id) {
        return fees.bill(id)
                .filter(FeeBill::confirmed)
                .map(bill -> new Fen(bill.payableFen()))
                .map(sum -> "本案诉讼费用改为 " + sum + "（大写：" + InWords.money(sum) + "），已经多交的部分退还，少交的部分补交。")
                .orElse("以前的交纳诉讼费用通知书不再作数；还应当交纳的，按照新的通知书交纳。");
    }
}
