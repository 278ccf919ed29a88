package org.lian.workbench;

/** The checks of a draft ran out of time: the court was busy, and what they would say is not known. */
final class UnfinishedChecks extends RuntimeException {
    UnfinishedChecks(String message) {
        super(message);
    }
}
