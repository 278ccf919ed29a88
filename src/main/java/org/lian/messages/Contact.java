package org.lian.messages;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;

/**
 * The ways to reach the filer of a filing.
 *
 * @param consents to electronic service (民诉法 90); silence is none
 * @param discreet whether the matter is confidential, so that a message outside says nothing of what it is about
 * @param reference case number or number of the receipt, for the court's own people
 */
public record Contact(
        CourtCode court,
        String courtName,
        @Nullable String phone,
        @Nullable String email,
        boolean consents,
        boolean discreet,
        String reference) {}
