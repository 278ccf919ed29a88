package org.lian.process.papers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal cites, and in which order. */
class RefusalArticlesTests {
    @ParameterizedTest
    @CsvSource({
        "民事诉讼法第一百二十二条第一项, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十二条第一项、第一百二十六条",
        "民事诉讼法第一百二十七条第三项；劳动争议调解仲裁法第五条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十七条第三项、第一百二十六条、劳动争议调解仲裁法第五条",
        "民事诉讼法第一百二十六条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十六条",
        "民事诉讼法第一百二十二条、第一百二十六条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十二条、第一百二十六条",
        "最高人民法院关于适用民事诉讼法的解释第二百四十七条；民法典第一条, 民事诉讼法第一百二十六条, 民法典第一条、民事诉讼法第一百二十六条、最高人民法院关于适用民事诉讼法的解释第二百四十七条",
        "行政诉讼法第四十九条第一项；最高人民法院关于适用行政诉讼法的解释第六十九条, 行政诉讼法第五十一条, 行政诉讼法第四十九条第一项、第五十一条、最高人民法院关于适用行政诉讼法的解释第六十九条",
        "反家庭暴力法第三十七条, 民事诉讼法第一百二十六条, 反家庭暴力法第三十七条、民事诉讼法第一百二十六条"
    })
    @DisplayName("裁定写明理由的条文和不予受理本身的条文：法律在前，司法解释在后，同一部法律在一处，不重复")
    void cited(String basis, String decision, String cited) {
        assertThat(RefusalArticles.cited(basis, decision)).isEqualTo(cited);
    }
}
