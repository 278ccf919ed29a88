package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.vocabulary.Refusal;

/** Amounts as people write them, exact to the fen. */
class YuanTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100000|10000000",
                "100,000.5 元|10000050",
                "１００．０１|10001",
                "10万|10000000",
                "1.2345 万|1234500",
                "3万1千|3100000",
                "3万1千5百元|3150000",
                "3万500|3050000",
                "3万1000|3100000",
                "1亿2000万|12000000000",
                "5千|500000",
                "8百|80000",
                "3w|3000000",
                "3.5W|3500000",
                "3w5|3500000",
                "3万1|3100000",
                "2万4|2400000",
                "2万4千|2400000",
                "2万4千块|2400000",
                "12万5|12500000",
                "3千5|350000",
                "2万四|2400000",
                "二万4|2400000",
                "一万二|1200000",
                "一万二千|1200000",
                "三万块|3000000",
                "三千块钱|300000",
                "十万|10000000",
                "五十万|50000000",
                "一百二十万|120000000",
                "两万三|2300000",
                "两万三千五|2350000",
                "一万零五百|1050000",
                "二十三万零八十|23008000",
                "三万零五|3000500",
                "五百二|52000",
                "一百零二|10200",
                "十五|1500",
                "一亿三|13000000000",
                "一亿两千万|12000000000",
                "人民币贰拾叁万肆仟伍佰元整|23450000",
                "零|0",
                "0|0",
                "0.01|1",
                "90071992547409.93|9007199254740993"
            })
    @DisplayName("金额按写法换算成分，一分不差")
    void isReadExactly(String written, long fen) {
        assertThat(Yuan.fen("amount", written)).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3万50",
                "1亿3千",
                "1亿2000",
                ",",
                "万三",
                "三万万",
                "三三",
                "十十",
                "三百千",
                "一百零",
                "零零",
                "三万零",
                "百二",
                "三万两万",
                "三万五块五毛",
                "-5",
                "1.001",
                "1e5",
                "12..3",
                "999999999999999亿"
            })
    @DisplayName("读不懂的金额不猜")
    void isNotGuessed(String written) {
        assertThatThrownBy(() -> Yuan.fen("amount", written))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults().get(0).field()).isEqualTo("amount"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "1, 壹分",
        "10, 壹角整",
        "100, 壹元整",
        "105, 壹元零伍分",
        "1000, 壹拾元整",
        "10005000, 壹拾万零伍拾元整",
        "10000000, 壹拾万元整",
        "10010000, 壹拾万零壹佰元整",
        "123456789, 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
        "10000000000, 壹亿元整",
        "10000000100, 壹亿零壹元整",
        "100000000000000, 壹万亿元整",
        "100010000000000, 壹万零壹亿元整",
        "100000100000000, 壹万亿零壹佰万元整"
    })
    @DisplayName("大写金额")
    void isWrittenInCapitals(long fen, String capitals) {
        assertThat(Yuan.capitals(fen)).isEqualTo(capitals);
    }
}
