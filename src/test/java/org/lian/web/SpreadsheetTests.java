package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CSV as a spreadsheet opens it. */
class SpreadsheetTests {
    @Test
    @DisplayName("像公式开头的单元格不是公式；数字还是数字，没有的空着")
    void noCellIsAFormula() {
        var rows = List.of(
                Arrays.<Object>asList("=1+1", "+86", -5L, null), Arrays.<Object>asList("@x", "\t=1", "张三", "-"));

        assertThat(new String(Spreadsheet.of(List.of("甲", "乙", "丙", "丁"), rows), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF甲,乙,丙,丁\r\n'=1+1,'+86,-5,\r\n'@x,'\t=1,张三,'-\r\n");
    }

    @Test
    @DisplayName("全角的公式符号、制表符和回车开头的，同样不是公式；全角的文字和金额照写")
    void wideSignsAreFormulasToo() {
        for (var text : List.of("＝cmd|' /c calc'!A0", "＋1", "－1", "＠SUM(1)", "﹦1", "−1", "\t=1", "\r=1")) {
            assertThat(new String(Spreadsheet.of(List.of(), List.of(List.of(text))), StandardCharsets.UTF_8))
                    .as(text)
                    .containsPattern("\uFEFF\\r\\n\"?'\\Q" + text);
        }
        assertThat(new String(
                        Spreadsheet.of(List.of(), List.of(List.of("（2026）京0199民初1号", "５０，０００"))),
                        StandardCharsets.UTF_8))
                .doesNotContain("'");
    }
}
