package org.lian.filing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;

/** The port to the flow: what happens to a filing after its receipt is drawn in the diagram of its procedure. */
public interface FilingProcess {
    /** The words of a filer to a flow that waits for them. */
    enum Word {
        WITHDRAWN("FilingWithdrawn"),
        CORRECTED("CorrectionSubmitted"),
        INSISTED("Insisted"),
        FORWARDING_ACCEPTED("ForwardingAccepted"),
        EXTENSION_REQUESTED("ExtensionRequested"),
        WITHDRAWAL_REQUESTED("WithdrawalRequested"),
        MEDIATION_REVOKED("MediationRevoked"),
        MEDIATOR_CHANGED("MediatorChanged"),
        AGREEMENT_SIGNED("AgreementSigned"),
        PRESERVATION_MATTER("PreservationMatterRaised"),
        /** The same between the ruling and the measures. */
        PRESERVATION_MATTER_EARLY("PreservationMatterEarly"),
        /** The other side was served with the ruling that preserves. */
        PRESERVATION_RULING_HANDED("PreservationRulingHanded"),
        ORDER_OBJECTED("PaymentOrderObjected"),
        /** While an earlier objection is before the judge. */
        ORDER_OBJECTED_AGAIN("PaymentOrderObjectedAgain"),
        /** The creditor brought a suit on the same debt or on its guarantee. */
        ORDER_SUED("PaymentOrderSued"),
        ORDER_WITHDRAWN("PaymentOrderWithdrawn"),
        SUIT_DECLINED("SuitDeclined");

        private final String message;

        Word(String message) {
            this.message = message;
        }

        /** The message's name in the diagrams. */
        public String message() {
            return message;
        }
    }

    /** Starts the flow inside the caller's transaction; nothing of it runs before that commits. */
    void start(FilingId filing, CourtCode court, Track track, boolean asksRelief);

    /** Starts it again at the judge, after a return (登记立案规定 7). */
    void startInsisted(FilingId filing, CourtCode court, Track track, boolean reliefOpen);

    /** Starts it at the registration that a higher court ordered. */
    void startOrdered(FilingId filing, CourtCode court, Track track, boolean reliefOpen);

    /** Has a fixed paper brought to the filer by the diagram that serves all papers: on paper where it cannot be printed. */
    void handOver(FilingId filing, CourtCode court, Track track, String document);

    /** Lets the flow know that relief was asked for after its start; the judge decides it before the registration, or after. */
    void reliefAsked(FilingId filing);

    /** Starts 诉讼费复核 beside whatever else runs (诉讼费用交纳办法 43). */
    void startFeeReview(FilingId filing, CourtCode court, Track track, FeeReview review);

    /** Starts 撤销支付令 for an order in force that the president put before the committee (民诉解释 441). */
    void startRevocation(FilingId filing, CourtCode court, Track track);

    /** Lets the lists of tasks know that the presiding judge decides at expiry. */
    void markSensitive(FilingId filing, boolean sensitive);

    /** The words that the flow of the filing waits for now. */
    Set<Word> hears(FilingId filing);

    /** What is said to whoever speaks to a flow that waits for something else. */
    static Refusal nobodyWaits() {
        return Refusal.conflict("这件申请刚刚有变动，现在不能这样办理，请刷新后再试");
    }

    /** Brings the word to the flow and runs it to its next wait; a conflict when nothing waits for it. */
    void tell(FilingId filing, Word word);

    /**
     * The same to the one of several waits that came after a ruling.
     *
     * @param ruling its id; null for a wait that names none
     */
    void tellAfter(FilingId filing, Word word, @Nullable String ruling);
}
