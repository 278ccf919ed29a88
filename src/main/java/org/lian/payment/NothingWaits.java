package org.lian.payment;

/** The sign that no flow waits for this money. Tried a few times more, then the money is held as unexpected. */
public class NothingWaits extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NothingWaits(FeePaid paid) {
        super("Nothing waits for order " + paid.orderNo());
    }
}
