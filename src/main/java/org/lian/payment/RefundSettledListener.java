package org.lian.payment;

/** Hears how refunds ended, as {@link FeePaidListener} hears of fees. Must be safe to call twice. */
public interface RefundSettledListener {
    void refundSettled(RefundSettled settled);
}
