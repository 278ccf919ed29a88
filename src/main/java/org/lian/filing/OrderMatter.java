package org.lian.filing;

import org.lian.vocabulary.LegalBasis;

/** A matter that comes up after a payment order was asked for. */
public enum OrderMatter {
    /** 书面异议 of a debtor (民诉法 227, 228). */
    OBJECTION("债务人提出书面异议", PaymentOrders.END),
    /** Thirty days without service (民诉解释 430). */
    UNSERVED("发出支付令之日起三十日内没有送达债务人", new LegalBasis("最高人民法院关于适用民事诉讼法的解释第四百三十条第二项")),
    /** 撤回申请 before the debtor has the order (民诉解释 430). */
    WITHDRAWN("债权人在债务人收到支付令以前撤回申请", new LegalBasis("最高人民法院关于适用民事诉讼法的解释第四百三十条第三项")),
    /** 又提起诉讼 on the same debt (民诉解释 430). */
    SUED("债权人就同一债权债务关系又提起诉讼", new LegalBasis("最高人民法院关于适用民事诉讼法的解释第四百三十条第一项")),
    /** 就担保关系单独提起诉讼 (民诉解释 434). */
    GUARANTEE_SUED("债权人就担保关系单独提起诉讼", new LegalBasis("最高人民法院关于适用民事诉讼法的解释第四百三十四条第二款")),
    /** What was sent to the debtor came back: it is tried again, nothing is decided on. */
    RETURNED("支付令没有送到债务人，退回本院", PaymentOrders.ORDER);

    private final String label;
    private final LegalBasis basis;

    OrderMatter(String label, LegalBasis basis) {
        this.label = label;
        this.basis = basis;
    }

    public String label() {
        return label;
    }

    /** The article by which the procedure ends for it. */
    LegalBasis basis() {
        return basis;
    }
}
