package org.lian.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as the cashier keeps it. */
record SandboxOrder(
        String orderNo,
        String merchant,
        long amountFen,
        String currency,
        String channel,
        State state,
        @Nullable String tradeNo,
        @Nullable Long paidFen,
        @Nullable String noticeId,
        @Nullable Instant endedAt) {

    /** The state of an order here. */
    enum State {
        WAITING,
        PAID,
        FAILED,
        CLOSED
    }
}
