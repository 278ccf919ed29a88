package org.lian.process.papers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal cites beside the article of its reason. */
class RefusalArticlesTests {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "民事诉讼法第一百二十二条第一项, 民事诉讼法第一百二十六条, 第一百二十六条",
                "民事诉讼法第一百二十七条第三项；劳动争议调解仲裁法第五条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十六条",
                "民事诉讼法第一百二十六条, 民事诉讼法第一百二十六条, -",
                "民事诉讼法第一百二十二条、第一百二十六条, 民事诉讼法第一百二十六条, -",
                "行政诉讼法第四十九条第一项, 行政诉讼法第五十一条, 第五十一条",
                "反家庭暴力法第三十七条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十六条",
                "-, 民事诉讼法第一百二十六条, -"
            })
    @DisplayName("裁定在理由的条文后面写明不予受理本身的条文；已经写了的不重复，同一部法律不重复名称")
    void besides(String basis, String decision, String added) {
        assertThat(RefusalArticles.besides(basis, decision).orElse(null)).isEqualTo(added);
    }
}
