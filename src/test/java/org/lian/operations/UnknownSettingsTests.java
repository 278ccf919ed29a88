package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 写错名字的设置: a variable that is no setting is named at start, with the setting that was meant. */
class UnknownSettingsTests {
    @ParameterizedTest
    @DisplayName("写错一个字母、少一段、多一段：说出写错的名字和最接近的设置")
    @CsvSource({
        "LIAN_MATERIALS_SKAN, LIAN_MATERIALS_SCAN",
        "LIAN_PUBLIC_ULR, LIAN_PUBLIC_URL",
        "LIAN_MESSAGES_SMS_KEYFILES, LIAN_MESSAGES_SMS_KEY_FILE",
        "LIAN_OUTBOX_MOST_ATTEMPT, LIAN_OUTBOX_MOST_ATTEMPTS",
    })
    void misspelt(String written, String meant) {
        assertThat(UnknownSettings.among(Map.of(written, "required")))
                .singleElement()
                .satisfies(
                        sentence -> assertThat(sentence).contains("环境变量 " + written, "最接近的设置是 " + meant + "。", "去掉它"));
    }

    @Test
    @DisplayName("平台给名叫 lian 的服务造的变量、数据库脚本的口令、写对的设置、别的程序的变量：没有话说")
    void othersAreLeftAlone() {
        assertThat(UnknownSettings.among(Map.ofEntries(
                        Map.entry("LIAN_PORT", "tcp://10.0.0.7:8080"),
                        Map.entry("LIAN_SERVICE_HOST", "10.0.0.7"),
                        Map.entry("LIAN_SERVICE_PORT", "8080"),
                        Map.entry("LIAN_SERVICE_PORT_HTTP", "8080"),
                        Map.entry("LIAN_PORT_8080_TCP", "tcp://10.0.0.7:8080"),
                        Map.entry("LIAN_PORT_8080_TCP_ADDR", "10.0.0.7"),
                        Map.entry("LIAN_POSTGRES_PORT", "tcp://10.0.0.8:5432"),
                        Map.entry("LIAN_POSTGRES_PORT_5432_TCP_PROTO", "tcp"),
                        Map.entry("LIAN_OWNER_PASSWORD", "x"))))
                .isEmpty();
        assertThat(UnknownSettings.among(Map.of(
                        "LIAN_DATA_DIR",
                        "/data",
                        "LIAN_DATADIR",
                        "/data",
                        "LIAN_TRUSTED_PROXIES_0",
                        "10.0.0.1",
                        "LIANG",
                        "x")))
                .isEmpty();
    }
}
