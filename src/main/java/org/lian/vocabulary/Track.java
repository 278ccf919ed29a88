package org.lian.vocabulary;

/** The procedures a filing may follow; which of them a court accepts here is a row of case-type-eligibility. */
public enum Track {
    CIVIL("民事起诉", "原告", "被告"),
    ADMINISTRATIVE("行政起诉", "原告", "被告"),
    PRIVATE_PROSECUTION("刑事自诉", "自诉人", "被告人"),
    ENFORCEMENT("申请执行", "申请执行人", "被执行人"),
    PAYMENT_ORDER("申请支付令", "申请人", "被申请人"),
    PRESERVATION("申请保全", "申请人", "被申请人"),
    JUDICIAL_CONFIRMATION("申请司法确认", "申请人", "另一方申请人"),
    NON_LITIGATION_ENFORCEMENT("非诉行政执行", "申请人", "被执行人"),
    PUBLIC_SUMMONS("申请公示催告", "申请人", "支付人"),
    ARBITRATION_REVIEW("申请仲裁司法审查", "申请人", "被申请人");

    private final String label;
    private final String claimant;
    private final String respondent;

    Track(String label, String claimant, String respondent) {
        this.label = label;
        this.claimant = claimant;
        this.respondent = respondent;
    }

    public String label() {
        return label;
    }

    /** What the procedure calls whoever starts it: 原告, 申请人, 自诉人. */
    public String claimant() {
        return claimant;
    }

    /** What the procedure calls the other side: 被告, 被申请人, 被执行人. */
    public String respondent() {
        return respondent;
    }
}
