package org.lian.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 不予受理和释明的依据. */
class GroundBasisTests {
    private static final String ROW = "民事诉讼法第一百二十七条第三项；劳动争议调解仲裁法第五条";
    private final ReviewGrounds.Ground ground =
            new ReviewGrounds.Ground("LABOUR_ARBITRATION", "劳动争议没有经过劳动争议仲裁", false, ROW);

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "无",
                "民法典第一条",
                "民法典第一条；民法典第二条",
                "；；",
                "不写",
                "民事诉讼法第一百二十七条",
                "劳动争议调解仲裁法第五条",
                "《民法典》第一条；无",
                "民法典第一条\n民法典第一条"
            })
    @DisplayName("随便写什么，事由那一行的条文都在最前面，一字不改，只写一次")
    void theRowStandsFirst(String typed) {
        var basis = ground.basisWith(typed);

        assertThat(basis).startsWith(ROW);
        assertThat(basis.substring(ROW.length())).doesNotContain("劳动争议调解仲裁法第五条");
        // What is signed was proposed before.
        assertThat(ground.basisWith(basis)).isEqualTo(basis);
    }

    @Test
    @DisplayName("另写的条文加在后面；同一条文换了写法不重复写")
    void whatIsAddedStandsBeside() {
        assertThat(ground.basisWith("民法典第一条")).isEqualTo(ROW + "；民法典第一条");
        assertThat(ground.basisWith("《中华人民共和国民事诉讼法》第一百二十七条第三项；民法典第一条")).isEqualTo(ROW + "；民法典第一条");
        assertThat(ground.added(ROW + "；民法典第一条")).isEqualTo("民法典第一条");
        assertThat(ground.added(ROW)).isEmpty();
    }
}
