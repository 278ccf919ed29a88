package org.lian.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * Money that reached the court and is credited to no fee: the court looks into it and returns it.
 *
 * @param channel null where no order of ours is known
 * @param refund how far its return has come; null when nobody asked for it
 */
public record UnexpectedMoney(
        String gateway,
        String tradeNo,
        String orderNo,
        @Nullable FilingId filing,
        long amountFen,
        Reason reason,
        Instant paidAt,
        @Nullable Channel channel,
        Refund.@Nullable State refund) {

    /** The reason why it is not credited. */
    public enum Reason {
        WRONG_AMOUNT("金额与应交诉讼费不符"),
        PAID_TWICE("重复支付"),
        PAID_AFTER_END("缴费单结束后到账"),
        UNKNOWN_ORDER("没有对应的缴费单"),
        NOTHING_WAITS("没有等待交费的程序");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
