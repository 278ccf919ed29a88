package org.lian.crash;

/**
 * One thing that is not as it must be.
 *
 * @param subject a filing, a material, an order, a number
 */
record Finding(Kind kind, String subject, String words) {
    /** What is wrong. */
    enum Kind {
        /** Acknowledged and not there. */
        LOST,
        /** There more than once. */
        TWICE,
        /** There and never asked for. */
        NOT_ASKED,
        /** A serial number that no case has. */
        GAP,
        /** A case number that is not the one that was shown, or two cases' number. */
        NUMBER,
        /** An acknowledged material that cannot be read as it was sent. */
        MATERIAL,
        /** Paid and not credited, credited twice, or books that do not balance. */
        MONEY,
        /** A view that must be empty. */
        INVARIANT,
        /** What the verifier says. */
        JOURNAL,
        /** Neither at an end nor at a wait. */
        STUCK,
        /** An incident, a job without retries, a dead letter. */
        INCIDENT,
        /** A repeated request that was answered otherwise or not at all. */
        ANSWER,
        /** A node that did not come back, or a cycle that came to no end. */
        BROKEN
    }
}
