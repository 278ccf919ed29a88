package org.lian.messages;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;

/**
 * The ways to reach somebody about a filing.
 *
 * @param consents to electronic service (民诉法 90); silence is none
 * @param discreet whether the matter is confidential, so that a message outside says nothing of what it is about
 * @param reader who is reached
 * @param reference case number or number of the receipt, for the court's own people
 * @param receipt number of the receipt of who filed at the window; empty for everybody else
 */
public record Contact(
        CourtCode court,
        String courtName,
        @Nullable String phone,
        @Nullable String email,
        boolean consents,
        boolean discreet,
        Reader reader,
        String reference,
        String receipt) {

    /** The standing of who is reached. */
    public enum Reader {
        /** Who filed here, or joined by an account of his own, and opens here what he is told of. */
        FILER,
        /** Who filed at the window, was given no password, and sets one by a code to his mobile. */
        AT_WINDOW,
        /** A party of what another has filed. */
        BESIDE,
        /** One of the court's own people. */
        STAFF
    }
}
