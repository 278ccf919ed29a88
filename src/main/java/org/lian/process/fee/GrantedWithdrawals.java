package org.lian.process.fee;

import java.util.Optional;
import org.lian.fees.Fees;
import org.lian.fees.Remainder;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.WithdrawalRulings;
import org.lian.payment.FeePaid;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 准许撤诉: what it leaves of the fee, in the ruling and in the books (办法 15, 34). */
@Component
public class GrantedWithdrawals {
    private static final LegalBasis HALVED = LegalBasis.of("诉讼费用交纳办法", 15);
    private static final LegalBasis BORNE = new LegalBasis("诉讼费用交纳办法第十五条、第三十四条");

    private static final LegalBasis BORNE_BY_DEFENDANT = new LegalBasis("诉讼费用交纳办法第十五条、第三十四条第二款");

    private final WithdrawalRulings rulings;
    private final FilingLifecycle filings;
    private final Filings questions;
    private final Fees fees;
    private final Payments payments;
    private final Refunds refunds;

    GrantedWithdrawals(
            WithdrawalRulings rulings,
            FilingLifecycle filings,
            Filings questions,
            Fees fees,
            Payments payments,
            Refunds refunds) {
        this.rulings = rulings;
        this.filings = filings;
        this.questions = questions;
        this.fees = fees;
        this.payments = payments;
        this.refunds = refunds;
    }

    /**
     * A ruling names the sum that is left to bear: it waits until one is chosen inside a statutory range. From here on no
     * money of the filing is booked by anybody else.
     */
    public void requireSum(FilingId id) {
        payments.inTurn(id);
        if (remainder(id).isEmpty()) {
            throw Refusal.conflict("这件案件的受理费在法定幅度内，还没有确定数额；请先在“确认诉讼费”中确定，再裁定准许撤诉", HALVED);
        }
    }

    /** Closes the filing; what was paid beyond the remainder is to go back, what is unpaid of it is asked for. */
    public void record(FilingId id) {
        rulings.granted(id);
        if (filings.filing(id).status() != FilingStatus.WITHDRAWAL_GRANTED) {
            // 按撤诉处理 came first, by which nothing is to be paid.
            return;
        }
        filings.feeSupplement(id, null);
        remainder(id).ifPresent(left -> {
            var paid = payments.paidFen(id) - refunds.backFen(id, Refund.Reason.REDUCED);
            var owing = left.owingFen(paid);
            if (owing > 0) {
                filings.feeLeft(
                        id,
                        new Due(owing, left.halved() ? borne(filings.filing(id).track()) : HALVED));
            } else if (paid > 0) {
                // The flow that waited for the money has been stopped: nobody else says that it came.
                filings.feeSettled(id);
                giveBack(id, left.beyondFen(paid));
            }
        });
    }

    /** Takes money that came after the ruling for what it left to pay, or gives it back; false where it left nothing. */
    boolean settles(FeePaid paid) {
        var left = filings.filing(paid.filing()).feeLeft();
        if (left == null) {
            return settlesForDefendant(paid);
        }
        if (!left.paid()) {
            payments.inTurn(paid.filing());
            filings.feeSettled(paid.filing());
            // An order from before the ruling was for the whole fee.
            giveBack(paid.filing(), paid.amountFen() - left.fen());
        }
        return true;
    }

    /** An order from before a ruling that puts the whole fee on the defendant. */
    private boolean settlesForDefendant(FeePaid paid) {
        var id = paid.filing();
        if (filings.isFeeSettled(id)
                || filings.filing(id).status() != FilingStatus.WITHDRAWAL_GRANTED
                || !isOnDefendant(id)) {
            return false;
        }
        payments.inTurn(id);
        filings.feeSettled(id);
        giveBack(id, paid.amountFen());
        return true;
    }

    private void giveBack(FilingId id, long beyondFen) {
        if (beyondFen > 0) {
            refunds.request(id, beyondFen, Refund.Reason.WITHDRAWN, isOnDefendant(id) ? BORNE_BY_DEFENDANT : HALVED);
        }
    }

    /** What the ruling says of the fee; {@code ruling} may be one that is only looked at yet. */
    public String words(FilingId id, Act ruling) {
        var filing = filings.filing(id);
        var granted = ReliefWords.granted(filing);
        if (WithdrawalRulings.isForDefendantsChange(ruling)) {
            // What the plaintiff was relieved of is not the defendant's sum.
            var sum = granted.isPresent() ? Optional.<Remainder>empty() : charged(id);
            return "案件受理费减半收取" + sum.map(left -> " " + new Fen(left.fen())).orElse("") + "，由被告负担（" + BORNE_BY_DEFENDANT
                    + "）。原告已经交纳的予以退还。";
        }
        var claimant = filing.track().claimant();
        var borne = "，由" + claimant + "负担（" + borne(filing.track()) + "）。";
        return charged(id)
                .map(left -> {
                    var sum = new Fen(left.fen());
                    if (left.fen() == 0) {
                        return granted.map(relief -> relief + "，").orElse("") + "本案不交纳诉讼费用。";
                    }
                    var before = granted.map(relief -> relief + "，依此比例，").orElse("");
                    return left.halved()
                            ? before + "案件受理费减半收取 " + sum + borne
                                    + (isAskedFor(id) ? "尚未交纳的，本院通知" + claimant + "交纳。" : "已经多交的部分予以退还。")
                            : before + "申请费 " + sum + "，不适用减半交纳（诉讼费用交纳办法第十五条）。";
                })
                .orElse("案件受理费减半收取" + borne);
    }

    /** 办法 34 speaks of civil suits, and of administrative ones whose defendant changed what it did. */
    private static LegalBasis borne(Track track) {
        return track == Track.ADMINISTRATIVE ? HALVED : BORNE;
    }

    private boolean isAskedFor(FilingId id) {
        return filings.filing(id).feeLeft() != null;
    }

    /** Why the sum is left to pay, without the sum. */
    public static String borne(Filing filing, Filing.FeeLeft left) {
        // An administrative suit has no application fee, and may have kept an earlier basis.
        return filing.track() == Track.ADMINISTRATIVE || left.basis().equals(BORNE.text())
                ? "案件受理费减半收取，由" + filing.track().claimant() + "负担"
                : "申请费不适用减半交纳";
    }

    /** What the withdrawal leaves its plaintiff to bear; empty while a sum inside a range is not chosen. */
    Optional<Remainder> remainder(FilingId id) {
        return charged(id).map(left -> isOnDefendant(id) ? new Remainder(0, true) : left);
    }

    private boolean isOnDefendant(FilingId id) {
        return questions
                .lastAct(filings.filing(id), Act.Kind.WITHDRAWAL_RULING)
                .filter(WithdrawalRulings::isForDefendantsChange)
                .isPresent();
    }

    /** What is left of the fee, whoever bears it. */
    private Optional<Remainder> charged(FilingId id) {
        return fees.afterWithdrawal(id, questions.feeQuestion(filings.filing(id)));
    }
}
