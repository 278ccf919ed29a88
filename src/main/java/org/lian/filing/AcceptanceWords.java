package org.lian.filing;

/** The words in which a court tells that it accepts: with one period, the applicant's own. */
public final class AcceptanceWords {
    private AcceptanceWords() {}

    /** Of what is urgent in its own words, where the procedure has some: of two periods nobody knows which is his. */
    public static String found(Filing filing) {
        var urgent = FilingFacts.isUrgent(filing.draft()) ? filing.track().word("foundUrgent") : "";
        return urgent.isEmpty() ? filing.track().word("found") : urgent;
    }
}
