package org.lian.filing;

import org.jspecify.annotations.Nullable;

/** 再次起诉 after 撤诉 or 按撤诉处理: what the law says of it, by cause (民诉解释 214, 民诉法 127(7)). */
public enum SuitAgain {
    FREE("可以再次起诉", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第一款"),
    AFTER_SIX_MONTHS(
            "没有新情况、新理由，六个月内又起诉的，人民法院不予受理；有新情况、新理由，或者满六个月的，可以再次起诉", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第二款、民事诉讼法第一百二十七条第七项"),
    /** What was withdrawn by ruling does not come again; what was not paid for may. */
    ADMINISTRATIVE("准许撤诉的，以同一事实和理由重新起诉，人民法院不予立案；按撤诉处理的，可以再次起诉", "最高人民法院关于适用行政诉讼法的解释第六十条、第六十一条"),
    /** What is no suit is applied for again. */
    APPLICATION("可以再次申请", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第一款"),
    /** The six months bind after a judgment or a mediation that upheld the adoption, not after a withdrawal. */
    FREE_UNLESS_UPHELD(
            "可以再次起诉；但判决、调解维持收养关系的，没有新情况、新理由，六个月内又起诉的，人民法院不予受理", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第一款、民事诉讼法第一百二十七条第七项");

    private static final String DIVORCE = "02.02.014";
    private static final String ADOPTION = "02.02.025";

    private final String text;
    private final String basis;

    SuitAgain(String text, String basis) {
        this.text = text;
        this.basis = basis;
    }

    public static SuitAgain of(Filing filing) {
        return switch (filing.track().suit()) {
            case ADMINISTRATIVE -> ADMINISTRATIVE;
            case CIVIL, PRIVATE_PROSECUTION -> of(filing.draft().causeCode());
            default -> APPLICATION;
        };
    }

    static SuitAgain of(@Nullable String cause) {
        if (cause == null) {
            return FREE;
        }
        return cause.equals(DIVORCE) ? AFTER_SIX_MONTHS : cause.startsWith(ADOPTION) ? FREE_UNLESS_UPHELD : FREE;
    }

    /** A sentence without its full stop. */
    public String text() {
        return text;
    }

    public String basis() {
        return basis;
    }
}
