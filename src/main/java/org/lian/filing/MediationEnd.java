package org.lian.filing;

import org.lian.vocabulary.LegalBasis;

/** A reason why a mediation before 登记立案 ended without an agreement; the filing is registered after each of them. */
public enum MediationEnd {
    NOT_APPOINTED("法院没有在期限内指定调解员", Law.MEDIATOR),
    NO_CONTACT("调解员没有在期限内联系上对方当事人", Law.OTHER_SIDE),
    REFUSED("对方当事人不同意调解", Law.OTHER_SIDE),
    FAILED("双方没有达成调解协议", Law.MEDIATION_ENDS),
    EXPIRED("调解期限届满，没有达成调解协议", Law.MEDIATION_PERIOD),
    REVOKED("申请人不再同意调解", Law.MEDIATION_FIRST);

    private final String text;
    private final LegalBasis basis;

    MediationEnd(String text, LegalBasis basis) {
        this.text = text;
        this.basis = basis;
    }

    /** In a sentence for the parties, without its full stop. */
    public String text() {
        return text;
    }

    public LegalBasis basis() {
        return basis;
    }
}
