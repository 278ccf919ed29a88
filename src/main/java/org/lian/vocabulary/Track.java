package org.lian.vocabulary;

/** The procedures a filing may follow; which of them a court accepts here is a row of case-type-eligibility. */
public enum Track {
    CIVIL("民事起诉"),
    ADMINISTRATIVE("行政起诉"),
    PRIVATE_PROSECUTION("刑事自诉"),
    ENFORCEMENT("申请执行"),
    PAYMENT_ORDER("申请支付令"),
    PRESERVATION("申请保全"),
    JUDICIAL_CONFIRMATION("申请司法确认"),
    NON_LITIGATION_ENFORCEMENT("非诉行政执行"),
    PUBLIC_SUMMONS("申请公示催告"),
    ARBITRATION_REVIEW("申请仲裁司法审查");

    private final String label;

    Track(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
