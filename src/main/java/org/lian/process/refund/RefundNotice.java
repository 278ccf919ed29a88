package org.lian.process.refund;

import java.util.Map;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.documents.InWords;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.GivenPaper;
import org.lian.filing.GivenPapers;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/** 退费通知书: what went back, why, by which article and where to (办法 53). */
@Component
class RefundNotice {
    private final GivenPapers given;
    private final FilingLifecycle filings;
    private final Refunds refunds;
    private final BusinessClock clock;
    private final Messages messages;

    RefundNotice(GivenPapers given, FilingLifecycle filings, Refunds refunds, BusinessClock clock, Messages messages) {
        this.given = given;
        this.filings = filings;
        this.refunds = refunds;
        this.clock = clock;
        this.messages = messages;
    }

    /** Fixes it once for the refund; money that belongs to no filing has no paper. */
    void give(Refund refund) {
        var filing = refund.filing();
        if (filing == null) {
            return;
        }
        var sum = new Fen(refund.amountFen());
        var stands = filings.filing(filing);
        messages.tell(News.of(
                MessageKind.REFUNDED, filing, stands.ownerId(), refund.id().toString(), "诉讼费用 " + sum + " 已退还"));
        given.give(
                stands,
                GivenPaper.REFUND_NOTICE,
                refund.id().toString(),
                clock.now(),
                Map.of(
                        "amount",
                        sum.toString(),
                        "amountInWords",
                        InWords.money(sum),
                        "ground",
                        refund.reason().label(),
                        "basis",
                        refund.basis(),
                        "requestedOn",
                        GivenPapers.day(refund.effectiveAt()),
                        "tradeNo",
                        refund.tradeNo(),
                        "byHand",
                        refunds.byHand(refund),
                        "voucher",
                        GivenPapers.maybe(Optional.ofNullable(refund.voucher()))));
    }
}
