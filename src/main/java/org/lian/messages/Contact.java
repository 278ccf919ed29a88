package org.lian.messages;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;

/**
 * The ways to reach a party of a filing.
 *
 * @param consents to electronic service (民诉法 90); silence is none
 * @param discreet whether the matter is confidential, so that a message outside says nothing of what it is about
 * @param filer whether who is reached filed here and can open what he is told of; the others filed through him
 * @param reference case number or number of the receipt, for the court's own people
 */
public record Contact(
        CourtCode court,
        String courtName,
        @Nullable String phone,
        @Nullable String email,
        boolean consents,
        boolean discreet,
        boolean filer,
        String reference) {}
