package org.lian.payment;

/** Starts the flow of a refund in the transaction that asks for it. */
public interface RefundProcess {
    void start(Refund refund);
}
