package org.lian.payment;

/** How the payer pays. */
public enum Channel {
    WECHAT("微信支付"),
    ALIPAY("支付宝"),
    BANK_TRANSFER("银行转账"),
    COUNTER("窗口交费");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
