package org.lian.filing;

import java.util.Map;
import org.lian.vocabulary.LegalBasis;

/**
 * A kind of later filing that is taken now: a row of the table later-filing.
 *
 * @param words until when it is taken and what follows, for who hands it in
 */
public record LaterKind(String code, String name, Asks asks, Effect effect, String words, LegalBasis basis) {

    /** The thing that is to be written for it. */
    public enum Asks {
        CLAIMS_MORE,
        CLAIMS_LESS,
        CLAIMS_OTHER,
        CLAIMS_PART,
        DEFENDANT,
        PLAINTIFF,
        THIRD_PARTY,
        MANDATE,
        FILES,
        STATEMENT;

        /** Whether all claims are written as they shall be. */
        public boolean claims() {
            return name().startsWith("CLAIMS");
        }

        /** Whether one more party is written. */
        public boolean party() {
            return this == DEFENDANT || this == PLAINTIFF || this == THIRD_PARTY;
        }

        /** Whether it is nothing without a file. */
        public boolean needsFile() {
            return this == FILES || this == MANDATE;
        }
    }

    /** The consequence when the court takes it. */
    public enum Effect {
        /** The filing's claims or parties change. */
        CHANGE,
        /** It joins the file once somebody of the court has seen it. */
        EXAMINE,
        /** It joins the file as it comes in. */
        JOIN,
        /** It goes to the higher court with the file. */
        HIGHER,
        /** A defendant's filing of its own, tried with this one. */
        COUNTERCLAIM,
        /** A judge of this court rules on it anew; once. */
        RECONSIDER
    }

    static LaterKind of(Map<String, Object> row) {
        return new LaterKind(
                text(row, "code"),
                text(row, "name"),
                Asks.valueOf(text(row, "asks")),
                Effect.valueOf(text(row, "effect")),
                text(row, "text"),
                new LegalBasis(text(row, "basis")));
    }

    private static String text(Map<String, Object> row, String output) {
        return String.valueOf(row.get(output));
    }
}
