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
}
