package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("文书引用的法律，写全称，加书名号")
class LawNamesTests {
    @ParameterizedTest
    @DisplayName("简称、全称、已有书名号的，都成为同一种写法")
    @CsvSource({
        "民事诉讼法第一百二十七条第二项, 《中华人民共和国民事诉讼法》第一百二十七条第二项",
        "中华人民共和国民事诉讼法第一百二十二条第四项、第一百二十六条, 《中华人民共和国民事诉讼法》第一百二十二条第四项、第一百二十六条",
        "《中华人民共和国民事诉讼法》第一百二十七条, 《中华人民共和国民事诉讼法》第一百二十七条",
        "行政诉讼法第四十九条, 《中华人民共和国行政诉讼法》第四十九条",
        "诉讼费用交纳办法第十五条、第三十四条, 《诉讼费用交纳办法》第十五条、第三十四条",
        "登记立案规定第七条, 《最高人民法院关于人民法院登记立案若干问题的规定》第七条",
        "最高人民法院关于人民法院登记立案若干问题的规定第七条, 《最高人民法院关于人民法院登记立案若干问题的规定》第七条",
        "最高人民法院关于适用民事诉讼法的解释第二百一十三条, 《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百一十三条",
        "刑事诉讼法司法解释第三百二十条, 《最高人民法院关于适用〈中华人民共和国刑事诉讼法〉的解释》第三百二十条",
        "最高人民法院关于人民法院执行工作若干问题的规定（试行）第十六条, 《最高人民法院关于人民法院执行工作若干问题的规定（试行）》第十六条",
        "劳动争议调解仲裁法第五条、仲裁法第五条, 《中华人民共和国劳动争议调解仲裁法》第五条、《中华人民共和国仲裁法》第五条",
        "海事诉讼特别程序法第十二条, 《中华人民共和国海事诉讼特别程序法》第十二条",
        "某某市立案办法第三条, 某某市立案办法第三条"
    })
    void inFull(String written, String printed) {
        assertThat(LawNames.inFull(written)).isEqualTo(printed);
        assertThat(LawNames.inFull(printed)).isEqualTo(printed);
    }

    @Test
    @DisplayName("文书自己写的“依照……”一句也写全称；当事人的话、括号里的出处照旧")
    void inSentences() {
        var template = "<p>{{claims}}依照民事诉讼法和最高人民法院关于民事诉讼证据的若干规定，通知如下（民事诉讼法第六十七条）。依照{{basis}}之规定</p>";
        assertThat(LawNames.inSentences(template))
                .isEqualTo(
                        "<p>{{claims}}依照《中华人民共和国民事诉讼法》和《最高人民法院关于民事诉讼证据的若干规定》，" + "通知如下（民事诉讼法第六十七条）。依照{{basis}}之规定</p>");
        assertThat(LawNames.inValues(template, Map.of("claims", "依照民事诉讼法第一条", "basis", "民事诉讼法第一百二十七条")))
                .containsEntry("claims", "依照民事诉讼法第一条")
                .containsEntry("basis", "《中华人民共和国民事诉讼法》第一百二十七条");
    }
}
