package org.lian.payment;

import java.util.UUID;

/** The channel told how a refund ended. Delivered after commit, at least once. */
public record RefundSettled(UUID refund, String refundNo) {}
