package org.lian.web.portal;

import org.lian.filing.FilingStatus;

/** How a filing may be taken back where it stands. */
enum Withdrawing {
    /** 撤回, at once: nothing is registered yet. */
    AT_ONCE,
    /** 申请撤诉: a judge rules on it (民诉法 148). */
    BY_RULING,
    NOT;

    static Withdrawing of(FilingStatus status) {
        return switch (status) {
            case UNDER_REVIEW, ADVISED, CORRECTION_REQUIRED -> AT_ONCE;
            case REGISTERED, FEE_DUE, FEE_OVERDUE -> BY_RULING;
            case DRAFT,
                    RETURNED,
                    FORWARDED,
                    REFUSED,
                    WITHDRAWN,
                    WITHDRAWAL_PENDING,
                    WITHDRAWAL_GRANTED,
                    DEEMED_WITHDRAWN,
                    TRANSFERRED -> NOT;
        };
    }
}
