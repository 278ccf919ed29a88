package org.lian.payment;

/** A listener to the ends of refunds, as {@link FeePaidListener} is to fees. Must be safe to call twice. */
public interface RefundSettledListener {
    void refundSettled(RefundSettled settled);
}
