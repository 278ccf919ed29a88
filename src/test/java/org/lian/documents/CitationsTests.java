package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ruling cites, and in which order. */
class CitationsTests {
    @ParameterizedTest
    @CsvSource({
        "民事诉讼法第一百二十二条第一项, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十二条第一项、第一百二十六条",
        "民事诉讼法第一百二十七条第三项；劳动争议调解仲裁法第五条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十七条第三项、第一百二十六条、劳动争议调解仲裁法第五条",
        "民事诉讼法第一百二十六条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十六条",
        "民事诉讼法第一百二十二条、第一百二十六条, 民事诉讼法第一百二十六条, 民事诉讼法第一百二十二条、第一百二十六条",
        "最高人民法院关于适用民事诉讼法的解释第二百四十七条；民法典第一条, 民事诉讼法第一百二十六条, 民法典第一条、民事诉讼法第一百二十六条、最高人民法院关于适用民事诉讼法的解释第二百四十七条",
        "行政诉讼法第四十九条第一项；最高人民法院关于适用行政诉讼法的解释第六十九条, 行政诉讼法第五十一条, 行政诉讼法第四十九条第一项、第五十一条、最高人民法院关于适用行政诉讼法的解释第六十九条",
        "反家庭暴力法第三十七条, 民事诉讼法第一百二十六条, 反家庭暴力法第三十七条、民事诉讼法第一百二十六条",
        "民事诉讼法第一百零四条, 《中华人民共和国民事诉讼法》第一百零三条、第一百零四条, 民事诉讼法第一百零四条、第一百零三条",
        "民事诉讼法第一百零四条, 民诉解释第一百五十二条；最高人民法院关于适用民事诉讼法的解释第一百五十二条, 民事诉讼法第一百零四条、民诉解释第一百五十二条",
        "民事诉讼法第一百零四条, 民事诉讼法, 民事诉讼法第一百零四条",
        "民事诉讼法第一百零四条, 随便写的, 民事诉讼法第一百零四条、随便写的",
        "民事诉讼法第一百零四条, '', 民事诉讼法第一百零四条"
    })
    @DisplayName("几处的条文写在一起：法律在前，司法解释在后，同一部法律在一处，长写短写都是一部，条文不重复")
    void inOneSentence(String one, String other, String cited) {
        assertThat(Citations.of(one, other)).isEqualTo(cited);
    }
}
