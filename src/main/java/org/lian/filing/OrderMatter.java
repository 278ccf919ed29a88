package org.lian.filing;

/** A matter that comes up after a payment order, and that a judge decides on. */
public enum OrderMatter {
    /** 书面异议 of a debtor (民诉法 227, 228). */
    OBJECTION("债务人提出书面异议"),
    /** Thirty days without service (民诉解释 430). */
    UNSERVED("发出支付令之日起三十日内没有送达债务人"),
    /** 撤回申请 before the debtor has the order (民诉解释 430). */
    WITHDRAWN("债权人在债务人收到支付令以前撤回申请");

    private final String label;

    OrderMatter(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
