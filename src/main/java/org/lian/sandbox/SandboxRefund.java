package org.lian.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund as the cashier keeps it. */
record SandboxRefund(
        String refundNo,
        String merchant,
        String orderNo,
        String tradeNo,
        long amountFen,
        String currency,
        Behaviour behaviour,
        State state,
        String noticeId,
        @Nullable Instant endedAt) {

    /** The state of a refund here. */
    enum State {
        PROCESSING,
        DONE,
        FAILED
    }

    /** The treatment of a refund by the channel. */
    enum Behaviour {
        SUCCEED,
        FAIL,
        /** Pays back and never tells. */
        LOSE_NOTICE
    }
}
