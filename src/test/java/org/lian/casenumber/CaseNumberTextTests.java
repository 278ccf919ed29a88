package org.lian.casenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.Refusal;

/** 案号 is read strictly: what is printed by law and nothing else. */
class CaseNumberTextTests {
    private static final Set<String> TYPES = Set.of("民初", "民终", "民诉前调", "执", "执恢", "行初", "刑核");

    private final CaseNumberText reader = new CaseNumberText(
            2026,
            court -> court.value().matches("最高法|[京川苏兵军](\\d\\d|\\d{4})?")
                    && !court.value().equals("京0199"),
            TYPES::contains);

    @ParameterizedTest
    @DisplayName("五个部分各就各位，两种括号都认，打印一律全角")
    @CsvSource({
        "（2026）京0105民初123号, 2026, 京0105, , 民初, 123, （2026）京0105民初123号",
        "(2016)京0105民初1号, 2016, 京0105, , 民初, 1, （2016）京0105民初1号",
        "（2021）川0104民诉前调801号, 2021, 川0104, , 民诉前调, 801, （2021）川0104民诉前调801号",
        "（2019）最高法知民终2号, 2019, 最高法, 知, 民终, 2, （2019）最高法知民终2号",
        "（2026）京民终45号, 2026, 京, , 民终, 45, （2026）京民终45号",
        "（2026）京73知民初45号, 2026, 京73, 知, 民初, 45, （2026）京73知民初45号",
        "（2018）苏0621执恢9号, 2018, 苏0621, , 执恢, 9, （2018）苏0621执恢9号",
        "（2017）最高法刑核51732914号, 2017, 最高法, , 刑核, 51732914, （2017）最高法刑核51732914号",
    })
    void readsEachPart(
            String text, int year, String court, String specialty, String type, int serial, String canonical) {
        var number = reader.parse(text);

        assertThat(number).isEqualTo(new CaseNumber(year, court, specialty, type, serial));
        assertThat(number).hasToString(canonical);
    }

    @ParameterizedTest
    @DisplayName("括号要成对同宽，年份自 2016 年至今年")
    @CsvSource({
        "（2026)京0105民初123号, BRACKETS",
        "(2026）京0105民初123号, BRACKETS",
        "〔2026〕京0105民初123号, FORMAT",
        "[2026]京0105民初123号, FORMAT",
        "2026京0105民初123号, FORMAT",
        "（2015）京0105民初123号, YEAR",
        "（2027）京0105民初123号, YEAR",
        "（26）京0105民初123号, YEAR",
        "（２０２６）京0105民初123号, YEAR",
        "（）京0105民初123号, YEAR",
    })
    void refusesBracketsAndYears(String text, String code) {
        assertRefused(text, code);
    }

    @ParameterizedTest
    @DisplayName("法院代字、类型代字要存在，编号是不带前导零的自然数")
    @CsvSource({
        "（2026）某0105民初123号, COURT_CODE",
        "（2026）京010民初123号, COURT_CODE",
        "（2026）京01055民初123号, COURT_CODE",
        "（2026）京0199民初123号, COURT_CODE",
        "（2026）京0105民123号, TYPE_CODE",
        "（2026）京0105民初字123号, TYPE_CODE",
        "（2026）京0105123号, SERIAL",
        "（2026）京0105知123号, TYPE_CODE",
        "（2026）京0105知知民初123号, TYPE_CODE",
        "（2026）京0105民初第123号, TYPE_CODE",
        "（2026）京0105民初0123号, SERIAL",
        "（2026）京0105民初0号, SERIAL",
        "（2026）京0105民初号, SERIAL",
        "（2026）京0105民初１２３号, SERIAL",
        "（2026）京0105民初12345678901号, SERIAL",
        "（2026）京0105民初123, FORMAT",
        "（2026）京0105民初123号之一, FORMAT",
        "（2026）京0105民初12.3号, FORMAT",
        "（2026）京0105民初-1号, TYPE_CODE",
    })
    void refusesPartsThatDoNotExist(String text, String code) {
        assertRefused(text, code);
    }

    @ParameterizedTest
    @DisplayName("哪里都不能有空白")
    @ValueSource(
            strings = {
                " （2026）京0105民初123号",
                "（2026）京0105民初123号 ",
                "（2026）京0105民初 123号",
                "（2026）京0105民初123号\n",
                "（2026）　京0105民初123号",
                "（2026）京0105\u00a0民初123号",
                "（2026）京0105民初\u200b123号",
                "\u0000"
            })
    void refusesBlanks(String text) {
        assertRefused(text, "BLANK");
    }

    @Property
    @net.jqwik.api.Label("打印出来的案号读回来不变，半角括号也一样")
    void whatIsPrintedIsRead(@ForAll("numbers") CaseNumber number) {
        assertThat(reader.parse(number.toString())).isEqualTo(number);
        assertThat(reader.parse(number.toString().replace('（', '(').replace('）', ')')))
                .isEqualTo(number);
    }

    @Property
    @net.jqwik.api.Label("任何文字要么被读出并原样打印，要么得到一句说明")
    void anyTextIsReadOrExplained(@ForAll("texts") String text) {
        try {
            assertThat(reader.parse(text).toString())
                    .isEqualTo(text.replace('(', '（').replace(')', '）'));
        } catch (Refusal refusal) {
            assertThat(refusal.faults()).hasSize(1);
        }
    }

    @Provide
    Arbitrary<CaseNumber> numbers() {
        return Combinators.combine(
                        Arbitraries.integers().between(2016, 2026),
                        Arbitraries.of("最高法", "京", "京73", "苏0621"),
                        Arbitraries.of("知").injectNull(0.7),
                        Arbitraries.of(TYPES),
                        Arbitraries.integers().between(1, 999_999_999))
                .as(CaseNumber::new);
    }

    /** A printed number with one character replaced by something else. */
    @Provide
    Arbitrary<String> texts() {
        return Combinators.combine(
                        numbers(),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of("", "(", "〔", "）", "0", "01", "１", "京", "初", "知", "号", "号号", " ", "x", "\ud800"))
                .as((number, at, other) -> {
                    var text = number.toString();
                    var index = at % text.length();
                    return text.substring(0, index) + other + text.substring(index + 1);
                });
    }

    private void assertRefused(String text, String code) {
        assertThatThrownBy(() -> reader.parse(text)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.field()).isEqualTo("text");
                assertThat(fault.code()).isEqualTo(code);
            });
        });
    }
}
