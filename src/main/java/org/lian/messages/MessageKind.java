package org.lian.messages;

/** The subject of a message. */
public enum MessageKind {
    /** The filing was received and its receipt given. */
    RECEIPT,
    /** A document was served. */
    SERVED,
    /** A letter of the court: an answer to a complaint, a period that ends later. */
    LETTER,
    /** A period of the filer ends soon. */
    DEADLINE,
    /** Money of the filer came to the court. */
    MONEY_RECEIVED,
    /** Money went back to the filer. */
    REFUNDED,
    /** The court has decided on what was handed in later. */
    LATER_FILING,
    /** A mediation before the registration went a step on, or ended. */
    MEDIATION,
    /** Something urgent came for the court's people on duty. */
    ON_DUTY
}
