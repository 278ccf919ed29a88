package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.vocabulary.Fen;

class InWordsTests {
    @ParameterizedTest
    @DisplayName("金额大写")
    @CsvSource({
        "0, 人民币零元整",
        "5, 人民币伍分",
        "50, 人民币伍角整",
        "100, 人民币壹元整",
        "1005, 人民币壹拾元零伍分",
        "1050, 人民币壹拾元伍角整",
        "598750, 人民币伍仟玖佰捌拾柒元伍角整",
        "1380000, 人民币壹万叁仟捌佰元整",
        "10010000, 人民币壹拾万零壹佰元整",
        "10000500, 人民币壹拾万零伍元整",
        "100000000, 人民币壹佰万元整",
        "1000000100, 人民币壹仟万零壹元整",
        "10000000000, 人民币壹亿元整",
        "10000010000, 人民币壹亿零壹佰元整",
        "123456789012, 人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分",
        "100000000000000, 人民币壹万亿元整"
    })
    void money(long fen, String words) {
        assertThat(InWords.money(new Fen(fen))).isEqualTo(words);
    }

    @ParameterizedTest
    @DisplayName("日期用汉字")
    @CsvSource({
        "2026-11-27, 二〇二六年十一月二十七日",
        "2027-01-01, 二〇二七年一月一日",
        "2030-10-10, 二〇三〇年十月十日",
        "2028-02-20, 二〇二八年二月二十日",
        "2026-12-31, 二〇二六年十二月三十一日"
    })
    void date(LocalDate day, String words) {
        assertThat(InWords.date(day)).isEqualTo(words);
    }

    @Test
    @DisplayName("正文里的日期用数字")
    void day() {
        assertThat(InWords.day(LocalDate.of(2026, 12, 1))).isEqualTo("2026年12月1日");
    }

    @Test
    @DisplayName("负数没有大写")
    void noNegativeSum() {
        assertThatThrownBy(() -> InWords.money(new Fen(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
