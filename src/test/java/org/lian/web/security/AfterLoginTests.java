package org.lian.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a person after login. */
class AfterLoginTests {
    @ParameterizedTest
    @CsvSource({
        "https://evil.example/filings, /filings",
        "http://evil.example:81/filings/1?step=2#a, /filings/1?step=2#a",
        "https://evil.example, /",
        "https://evil.example//other.example/x, /other.example/x",
        "//other.example/x, /other.example/x",
        "/staff, /staff"
    })
    @DisplayName("登录以后回到原来要看的一页：只记路径，不记别人说的域名")
    void thePathAlone(String asked, String leads) {
        assertThat(AfterLogin.pathOf(asked)).isEqualTo(leads);
    }
}
