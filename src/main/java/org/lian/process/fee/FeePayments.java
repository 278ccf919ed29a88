package org.lian.process.fee;

import org.camunda.bpm.engine.RuntimeService;
import org.lian.filing.FilingLifecycle;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.payment.FeePaid;
import org.lian.payment.FeePaidListener;
import org.lian.payment.NothingWaits;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/** The messenger who brings 诉讼费已交纳 to the instance that waits for it. */
@Component
class FeePayments implements FeePaidListener {
    private final RuntimeService runtime;
    private final FilingLifecycle filings;
    private final GrantedWithdrawals withdrawals;
    private final ApplicationFees applications;
    private final ClaimFees claims;
    private final PaymentProof proof;
    private final Messages messages;

    FeePayments(
            RuntimeService runtime,
            FilingLifecycle filings,
            GrantedWithdrawals withdrawals,
            ApplicationFees applications,
            ClaimFees claims,
            PaymentProof proof,
            Messages messages) {
        this.runtime = runtime;
        this.filings = filings;
        this.withdrawals = withdrawals;
        this.applications = applications;
        this.claims = claims;
        this.proof = proof;
        this.messages = messages;
    }

    @Override
    public void feePaid(FeePaid paid) {
        // To all, who are one or none: asking for one would doom the transaction when nobody waits.
        var told = runtime.createMessageCorrelation("FeePaid")
                .processInstanceBusinessKey(paid.filing().toString())
                .correlateAllWithResult();
        // The flow may have asked the channel before this message came: then the fee is settled already.
        if (told.isEmpty()
                && !withdrawals.settles(paid)
                && !applications.settles(paid.filing())
                && !filings.isFeeSettled(paid.filing())) {
            throw new NothingWaits(paid);
        }
        claims.arrived(paid);
        proof.give(paid);
        var owner = filings.filing(paid.filing()).ownerId();
        messages.tell(News.of(
                MessageKind.MONEY_RECEIVED,
                paid.filing(),
                owner,
                paid.orderNo(),
                "诉讼费用 " + new Fen(paid.amountFen()) + " 已到账"));
    }
}
