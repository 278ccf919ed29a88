package org.lian.messages;

/** A way by which a message leaves the court. */
public enum ChannelKind {
    SMS("短信"),
    MAIL("电子邮件"),
    WECHAT("微信服务通知");

    private final String label;

    ChannelKind(String label) {
        this.label = label;
    }

    /** As pages name it. */
    public String label() {
        return label;
    }
}
