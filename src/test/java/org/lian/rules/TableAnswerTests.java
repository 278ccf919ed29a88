package org.lian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 判定结果: what a table computes on the day, whatever was proven of it before. */
class TableAnswerTests {
    @Test
    @DisplayName("算出的期限在范围以外、不是整数、不是数的，不是结果，说出给的是什么、应当是什么")
    void outOfDomain() {
        for (var days : List.<Object>of(-7L, 0L, 99_999L, 7.5, 1e30, Double.NaN, Double.POSITIVE_INFINITY, "7", true)) {
            assertThat(answer(days).fault()).as("%s", days).isEqualTo("给出的“" + days + "”不能用，应当是 1 至 72 的整数");
        }
    }

    @Test
    @DisplayName("范围以内的整数是结果，不论引擎怎样表示它")
    void within() {
        for (var days : List.<Object>of(7L, 7, 7.0, 72L)) {
            assertThat(answer(days).fault()).isNull();
        }
    }

    @Test
    @DisplayName("代码列里的数不是结果")
    void codes() {
        assertThat(AnswerDomains.of("review-clock", "unit").accepts(7L)).isFalse();
        assertThat(AnswerDomains.of("review-clock", "unit").accepts("DAY")).isTrue();
    }

    private static TableAnswer answer(Object days) {
        return TableAnswer.of("review-clock", 1, List.of(), Map.of(), List.of(Map.of("days", days)));
    }
}
