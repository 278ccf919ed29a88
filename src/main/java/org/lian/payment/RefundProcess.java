package org.lian.payment;

/** The flow of a refund, started in the transaction that asks for it. */
public interface RefundProcess {
    void start(Refund refund);
}
