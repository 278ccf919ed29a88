package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SheetFileTests {
    private static final SheetFile.Sheet SHEET = new SheetFile.Sheet(
            "试",
            List.of("当事人", "标的额（元）", "日期", "件数", "平均用时（小时）", "没有的"),
            List.of(20, 14, 12, 8, 14, 8),
            List.of(
                    List.of(
                            "=1+1",
                            new BigDecimal("100000.50"),
                            LocalDate.parse("2026-11-30"),
                            3L,
                            new Hours(5.25),
                            ""),
                    List.of(
                            "+8613800138000",
                            new BigDecimal("0.00"),
                            LocalDate.parse("2026-12-01"),
                            0L,
                            new Hours(0.02),
                            "－")));

    @Test
    @DisplayName("工作簿里金额、日期、件数、小时是数，可以求和、排序；金额两位小数，日期按年月日显示")
    void numbersAndDaysAreWhatTheyAre() {
        var rows = Cells.of(SheetFile.workbook(List.of(SHEET))).rows(1);

        assertThat(rows.get(1).get("B")).isEqualTo(new Cells.Cell(false, "100000.50", "#,##0.00"));
        assertThat(rows.get(1).get("C").text()).isFalse();
        assertThat(Double.parseDouble(rows.get(1).get("C").value()))
                .as("days since 1899-12-30")
                .isEqualTo(46356.0);
        assertThat(rows.get(1).get("C").format()).isEqualTo("yyyy-mm-dd");
        assertThat(rows.get(1).get("D")).isEqualTo(new Cells.Cell(false, "3", ""));
        assertThat(rows.get(1).get("E")).isEqualTo(new Cells.Cell(false, "5.25", "[>=1]0.0;\"不到 1\""));
    }

    @Test
    @DisplayName("打印的表按整列对齐：第一行没有数的，有数的列也靠右")
    void aColumnIsOneOfNumbers() {
        var later = new SheetFile.Sheet(
                "试",
                List.of("办理人", "平均用时（小时）"),
                List.of(20, 14),
                List.of(List.of("张三", "－"), List.of("李四", new Hours(5.25))));

        assertThat(later.isNumbers(0)).isFalse();
        assertThat(later.isNumbers(1)).isTrue();
    }

    @Test
    @DisplayName("以等号、加号开头的文字仍是文字，不成为公式；没有的不写成数")
    void textsStayTexts() {
        var cells = Cells.of(SheetFile.workbook(List.of(SHEET)));

        assertThat(cells.hasFormulas()).isFalse();
        assertThat(cells.rows(1).get(1).get("A")).isEqualTo(new Cells.Cell(true, "=1+1", ""));
        assertThat(cells.rows(1).get(2).get("A")).isEqualTo(new Cells.Cell(true, "+8613800138000", ""));
        assertThat(cells.rows(1).get(2).get("F").text()).isTrue();
        assertThat(new String(SheetFile.CSV.of(SHEET), StandardCharsets.UTF_8))
                .contains("'=1+1,100000.50,2026-11-30,3,5.3", "'+8613800138000,0.00,2026-12-01,0,不到 1");
    }

    @Test
    @DisplayName("打印的表里金额写千分位、两位小数，表头已写“（小时）”，不到一小时的写“不到 1”，靠右")
    void printed() {
        assertThat(SHEET.rows().get(0).stream().map(SHEET::text))
                .containsExactly("=1+1", "100,000.50", "2026-11-30", "3", "5.3", "");
        assertThat(SHEET.text(new Hours(0.02))).isEqualTo("不到 1");
        assertThat(SHEET.isNumber(new Hours(0.02))).isTrue();
        assertThat(SHEET.isNumber("－")).isFalse();
    }
}
