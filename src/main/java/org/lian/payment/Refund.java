package org.lian.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;

/**
 * 退费: what goes back of one receipt, why and on what basis.
 *
 * @param filing null for money that belongs to no case; then {@code court} is the one that took it on
 * @param effectiveAt when the document behind it took effect, from which the court's days run
 * @param voucher the paper of a refund that the window paid out
 */
public record Refund(
        UUID id,
        @Nullable FilingId filing,
        @Nullable CourtCode court,
        String gateway,
        String tradeNo,
        long amountFen,
        Reason reason,
        String basis,
        String requestedBy,
        Instant requestedAt,
        Instant effectiveAt,
        State state,
        @Nullable String voucher) {

    /** The reason why money goes back. */
    public enum Reason {
        UNEXPECTED_MONEY("待核对款项"),
        NOT_ACCEPTED("裁定不予受理"),
        DISMISSED("裁定驳回起诉"),
        WITHDRAWN("准许撤诉，减半收取"),
        DEEMED_WITHDRAWN("按撤诉处理后到账"),
        OVERPAID("多交"),
        REDUCED("减少诉讼请求，多交的受理费");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The state of a refund; it only ever moves forward, in the database too. */
    public enum State {
        REQUESTED("待核定"),
        APPROVED("已核定，正在退"),
        SUCCEEDED("已退"),
        DECLINED("不予退费");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The end of the latest try at the channel. */
    public enum Outcome {
        WAITING,
        REFUNDED,
        FAILED
    }
}
