package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A district finds a court and is no address. */
class DivisionAloneTests {
    @ParameterizedTest
    @DisplayName("只写到区县的不是地址；写到街道、村、门牌的是")
    @CsvSource({
        "某某区, true",
        "北京市某某区, true",
        "江苏省昆山市, true",
        "山东省菏泽市曹县, true",
        "北京市某某区幸福路 1 号, false",
        "某某区和平街道, false",
        "曹县青堌集镇, false",
        "某某小区, false",
        ", false"
    })
    void isNoAddress(String written, boolean alone) {
        assertThat(DivisionAlone.is(written)).isEqualTo(alone);
    }
}
