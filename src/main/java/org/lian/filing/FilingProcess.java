package org.lian.filing;

import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/** The port to the flow: what happens to a filing after its receipt is drawn in processes/filing.bpmn. */
public interface FilingProcess {
    /** What the filer may tell a flow that waits for it. */
    enum Word {
        WITHDRAWN("FilingWithdrawn"),
        CORRECTED("CorrectionSubmitted"),
        INSISTED("Insisted"),
        FORWARDING_ACCEPTED("ForwardingAccepted"),
        EXTENSION_REQUESTED("ExtensionRequested"),
        WITHDRAWAL_REQUESTED("WithdrawalRequested");

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
    void start(FilingId filing, CourtCode court, Track track, boolean asksDeferral);

    /** Starts it again at the judge, after a return (登记立案规定 7). */
    void startInsisted(FilingId filing, CourtCode court, Track track, boolean deferralOpen);

    /** Starts it at the registration that a higher court ordered. */
    void startOrdered(FilingId filing, CourtCode court, Track track, boolean deferralOpen);

    /** Lets the lists of tasks know that the presiding judge decides at expiry. */
    void markSensitive(FilingId filing, boolean sensitive);

    /** Brings the word to the flow and runs it to its next wait; a conflict when nothing waits for it. */
    void tell(FilingId filing, Word word);
}
