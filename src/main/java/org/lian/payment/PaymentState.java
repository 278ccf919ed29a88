package org.lian.payment;

/** The state of an order; it only ever moves forward, in the database too. */
public enum PaymentState {
    CREATED("待生成"),
    PENDING("待支付"),
    SUCCEEDED("已支付"),
    FAILED("支付未成功"),
    CLOSED("已关闭"),
    /** Money came, but not the money that was due: held for the court, the fee is not credited. */
    UNEXPECTED("款项待核对");

    private final String label;

    PaymentState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isOpen() {
        return this == CREATED || this == PENDING;
    }
}
