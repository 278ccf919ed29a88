package org.lian.payment;

/**
 * A listener to paid fees. Called in a transaction of its own that also marks the delivery; an exception means "later
 * again", {@link NothingWaits} means that no flow waits for this money. Must be safe to call twice.
 */
public interface FeePaidListener {
    void feePaid(FeePaid paid);
}
