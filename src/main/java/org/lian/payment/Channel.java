package org.lian.payment;

import java.util.List;
import java.util.stream.Collectors;

/** The channel by which the payer pays. */
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

    /** Several in a sentence: 微信支付、支付宝、银行转账. */
    public static String named(List<Channel> channels) {
        return channels.stream().map(Channel::label).collect(Collectors.joining("、"));
    }
}
