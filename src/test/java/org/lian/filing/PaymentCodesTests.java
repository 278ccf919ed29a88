package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PaymentCodesTests {
    /** Whoever is wrong is refused before anything is asked. */
    private static final PaymentCodes CODES = new PaymentCodes(JdbcClient.create(new DriverManagerDataSource()));

    @Test
    @DisplayName("缴费码 12 位，四位一组，后两位校验；抄错一位、颠倒两位都不是别人的码")
    void oneWrongDigitIsNobodysCode() {
        for (var serial = 1_000_000_001L; serial < 1_000_000_040L; serial++) {
            var code = PaymentCodes.written(serial);
            assertThat(code).matches("\\d{4} \\d{4} \\d{4}");
            var digits = code.replace(" ", "");
            assertThat(Long.parseLong(digits) % 97).isEqualTo(1);
            for (var at = 0; at < digits.length(); at++) {
                for (var digit = '0'; digit <= '9'; digit++) {
                    var wrong = digits.substring(0, at) + digit + digits.substring(at + 1);
                    if (!wrong.equals(digits)) {
                        refused(wrong);
                    }
                }
                if (at > 0 && digits.charAt(at) != digits.charAt(at - 1)) {
                    refused(digits.substring(0, at - 1)
                            + digits.charAt(at)
                            + digits.charAt(at - 1)
                            + digits.substring(at + 1));
                }
            }
        }
    }

    @Test
    @DisplayName("不像缴费码的不当作缴费码")
    void whatIsNone() {
        assertThat(CODES.filingOf("民初123")).isEmpty();
        assertThat(CODES.filingOf("10000000018")).isEmpty();
    }

    private static void refused(String code) {
        assertThatThrownBy(() -> CODES.filingOf(code))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("缴费码");
    }
}
