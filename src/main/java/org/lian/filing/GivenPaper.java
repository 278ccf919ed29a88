package org.lian.filing;

import java.util.Arrays;
import java.util.Locale;

/** The court's papers that attest what happened and are given, not served: no period starts with one of them. */
public enum GivenPaper {
    CORRECTION_RECEIPT("补正收件凭证"),
    WITHDRAWAL_CONFIRMATION("撤回确认书"),
    PAYMENT_PROOF("缴费凭证"),
    REFUND_NOTICE("退费通知书"),
    TRANSFER_SHEET("立案移送表"),
    LATER_FILING_RECEIPT("续递收件凭证"),
    LATER_FILING_NOTICE("续递处理通知书"),
    RECONSIDERATION_RULING("民事裁定书"),
    MEDIATION_NOTICE("诉前调解告知书"),
    MEDIATION_ASSIGNMENT("委派调解函"),
    SETTLEMENT_AGREEMENT("调解协议"),
    MEDIATION_RECORD("诉前调解终结记录");

    private final String title;

    GivenPaper(String title) {
        this.title = title;
    }

    /** Its heading. */
    public String title() {
        return title;
    }

    /** Whether the kind of a document is one of these. */
    public static boolean isOne(String document) {
        return Arrays.stream(values()).anyMatch(paper -> paper.name().equals(document));
    }

    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
