package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.vocabulary.Refusal;

/** 节假日 as an analyst writes them down. */
class CalendarTextTests {
    @Test
    @DisplayName("一天、一段、空行；放假和上班")
    void lines() {
        var days = CalendarText.read("""
                2027-01-01 至 2027-01-03 元旦 放假

                  2027-01-04 元旦 上班
                """);

        assertThat(days)
                .containsExactly(
                        new CalendarDay(LocalDate.of(2027, 1, 1), "元旦", false),
                        new CalendarDay(LocalDate.of(2027, 1, 2), "元旦", false),
                        new CalendarDay(LocalDate.of(2027, 1, 3), "元旦", false),
                        new CalendarDay(LocalDate.of(2027, 1, 4), "元旦", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "元旦 放假",
                "2027-13-01 元旦 放假",
                "2027-02-29 春节 放假",
                "2027-01-03 至 2027-01-01 元旦 放假",
                "2027-01-01 至 2027-02-01 元旦 放假",
                "2027-01-01 元旦",
                "2027-01-01 元旦 休息",
                "2027-1-1 元旦 放假",
                "2027-01-01 一二三四五六七八九十一二三四五六七八九十长 放假"
            })
    @DisplayName("读不懂的行、倒过来的或者过长的一段：指出第几行，怎样写")
    void unreadable(String line) {
        assertThatThrownBy(() -> CalendarText.read("2027-05-01 劳动节 放假\n" + line))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.field()).isEqualTo("days");
                            assertThat(fault.message()).contains("第 2 行", "2027-01-01 至 2027-01-03 元旦 放假");
                        }));
    }

    @Test
    @DisplayName("一段最长三十一天；一天也没写、同一天写两次、超过二百天的不收")
    void bounds() {
        assertThat(CalendarText.read("2027-01-01 至 2027-01-31 长假 放假")).hasSize(31);
        assertThatThrownBy(() -> CalendarText.read(" \n ")).hasMessageContaining("至少一天");
        assertThatThrownBy(() -> CalendarText.read("2027-01-01 元旦 放假\n2027-01-01 元旦 上班"))
                .hasMessageContaining("两次");
        var months = new StringBuilder();
        for (int month = 1; month <= 7; month++) {
            months.append("2027-0%d-01 至 2027-0%d-28 长假 放假\n".formatted(month, month));
        }
        assertThat(CalendarText.read(months.toString())).hasSize(196);
        assertThatThrownBy(() -> CalendarText.read(months + "2027-08-01 至 2027-08-05 长假 放假"))
                .hasMessageContaining("最多 200 天");
    }
}
