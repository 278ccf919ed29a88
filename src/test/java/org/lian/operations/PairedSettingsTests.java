package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** 要一起写的设置: half of a pair is named at start, with the other half. */
class PairedSettingsTests {
    @ParameterizedTest
    @DisplayName("邮件、短信、微信：只写了一半的，启动时说出写了哪个、缺哪个，不会悄悄不发")
    @CsvSource({
        "lian.messages.mail.host, mail.example.cn, LIAN_MESSAGES_MAIL_FROM",
        "lian.messages.mail.from, a@example.cn, LIAN_MESSAGES_MAIL_HOST",
        "lian.messages.sms.url, https://sms.example.cn, LIAN_MESSAGES_SMS_KEY_FILE",
        "lian.messages.sms.key-file, /key, LIAN_MESSAGES_SMS_URL",
        "lian.messages.wechat.url, https://wx.example.cn, LIAN_MESSAGES_WECHAT_KEY_FILE",
        "lian.messages.wechat.key-file, /key, LIAN_MESSAGES_WECHAT_URL",
    })
    void half(String name, String value, String missing) {
        assertThat(PairedSettings.wrong(new MockEnvironment().withProperty(name, value)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains(SettingChecks.variable(name), missing));
    }

    @Test
    @DisplayName("发件人不是邮箱地址：说出来；两个都写对、都不写：没有话说")
    void whole() {
        var mail = new MockEnvironment()
                .withProperty("lian.messages.mail.host", "mail.example.cn")
                .withProperty("lian.messages.mail.from", "立案庭");
        assertThat(PairedSettings.wrong(mail)).singleElement().satisfies(sentence -> assertThat(sentence)
                .contains("LIAN_MESSAGES_MAIL_FROM", "立案庭", "邮箱地址"));

        assertThat(PairedSettings.wrong(mail.withProperty("lian.messages.mail.from", "no-reply@example.cn")))
                .isEmpty();
        assertThat(PairedSettings.wrong(new MockEnvironment())).isEmpty();
    }
}
