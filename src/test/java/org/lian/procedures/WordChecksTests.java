package org.lian.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.vocabulary.ProcedureWords;

class WordChecksTests {
    private final WordList list = new WordList();
    private final WordChecks checks = new WordChecks(list);

    @Test
    @DisplayName("随程序发布的用词没有问题；说明表和用词一一对应")
    void whatIsShippedIsClean() {
        assertThat(checks.check(ProcedureWords.packaged())).isEmpty();
        assertThat(WordText.own(ProcedureWords.packaged(), ProcedureWords.OF_ALL)
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(
                        list.all().stream().map(WordList.Entry::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
                    LINE_FORMAT       # 没有等号的一行
                    PROCEDURE_UNKNOWN # DIVORCE.label = 离婚
                    WORD_UNKNOWN      # CIVIL.lable = 民事起诉
                    WORD_TWICE        # CIVIL.label = 民事起诉
                    WORD_EMPTY        # ARBITRATION_REVIEW.pleading =
                    WORD_NOT_PLAIN    # ARBITRATION_REVIEW.pleading = <b>申请书</b>
                    WORD_NOT_PLAIN    # ARBITRATION_REVIEW.pleading = ${7*7}
                    VALUE_UNKNOWN     # ARBITRATION_REVIEW.asks = CAUSE|MONEY
                    VALUE_UNKNOWN     # ARBITRATION_REVIEW.process = drop-tables
                    VALUE_UNKNOWN     # ARBITRATION_REVIEW.like = DIVORCE
                    NOT_CAUSES        # ARBITRATION_REVIEW.causes = 离婚纠纷
                    NOT_A_PLACE       # ARBITRATION_REVIEW.place = 第一
                    """)
    @DisplayName("写错的一行说清哪一行、怎么错")
    void eachMistake(String code, String line) {
        var text = ProcedureWords.packaged() + line + "\n";
        assertThat(checks.check(text)).singleElement().satisfies(flaw -> {
            assertThat(flaw.code()).isEqualTo(code);
            assertThat(flaw.line()).isEqualTo((int) text.lines().count());
            assertThat(flaw.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    door   ~ 请汇到六二二二零二零零一二三四五六七八九零一
                    door   ~ 交到６２２２０２００１２３４
                    door   ~ 交到 6 2 2 2 0 2 0 0 1
                    door   ~ 请到 www.法院缴费.中国 交费
                    door   ~ 请到 evil点com 交费
                    door   ~ 电　话：6543210
                    door   ~ 不 得 上 诉
                    door   ~ 不得，复议
                    door   ~ 本院的裁定為終局
                    begin  ~ 逾期視為放棄
                    label  ~ 一审终审
                    """)
    @DisplayName("程序的用词里不写账号、网址、电话，不说没有救济；说出哪一行、哪几个字、怎么办")
    void noWordBars(String name, String word) {
        var text = ProcedureWords.packaged().replaceAll("(?m)^ARBITRATION_REVIEW[.]" + name + " .*\n", "")
                + "ARBITRATION_REVIEW." + name + " = " + word + "\n";

        assertThat(checks.check(text)).singleElement().satisfies(flaw -> {
            assertThat(flaw.code()).isEqualTo("WORD_BARRED");
            assertThat(flaw.line()).isEqualTo((int) text.lines().count());
            assertThat(flaw.message()).contains("请删掉");
        });
    }

    @Test
    @DisplayName("太长的、共同的用词少了的，不能发布")
    void tooLongOrMissing() {
        assertThat(checks.check(ProcedureWords.packaged() + "ARBITRATION_REVIEW.door = " + "长".repeat(401) + "\n"))
                .extracting(WordFlaw::code)
                .containsExactly("WORD_TOO_LONG");
        assertThat(checks.check(ProcedureWords.packaged().replaceAll("(?m)^APPLICATION\\.found = .*\n", "")))
                .extracting(WordFlaw::code)
                .containsExactly("WORD_MISSING");
    }

    @Test
    @DisplayName("依据、走哪张流程图、问哪些问题是法定的，改了要庭长批准；标题、按钮不是")
    void whatTheSupervisorApproves() {
        assertThat(touches(Map.of("begin", "申请裁定"))).isFalse();
        assertThat(touches(Map.of("decisionBasis", "某法第一条"))).isTrue();
        assertThat(touches(Map.of("asks", "CAUSE"))).isTrue();
        assertThat(touches(Map.of("amountQuestion", ""))).isTrue();
    }

    @Test
    @DisplayName("只改一种程序的用词：别的行、说明和先后一字不动；清空的不再写，新的写在它的后面")
    void onlyOneProcedure() {
        var text = "# 说明\nCIVIL.label = 甲\n\nENFORCEMENT.label = 乙\nENFORCEMENT.act = 丙\n# 尾\n";
        assertThat(WordText.with(text, "CIVIL", Map.of("label", "甲", "act", "")))
                .isEqualTo("# 说明\nCIVIL.label = 甲\nCIVIL.act =\n\nENFORCEMENT.label = 乙\nENFORCEMENT.act = 丙\n# 尾\n");
        assertThat(WordText.with(text, "ENFORCEMENT", Map.of("act", "丁")))
                .isEqualTo("# 说明\nCIVIL.label = 甲\n\nENFORCEMENT.act = 丁\n# 尾\n");
        assertThat(WordText.with(text, "PAYMENT_ORDER", Map.of("label", "戊")))
                .isEqualTo(text + "\nPAYMENT_ORDER.label = 戊\n");
        assertThat(WordText.own(WordText.with(text, "CIVIL", Map.of()), "CIVIL"))
                .isEmpty();
    }

    private boolean touches(Map<String, String> more) {
        var own = new HashMap<>(WordText.own(ProcedureWords.packaged(), "PAYMENT_ORDER"));
        own.putAll(more);
        return checks.touchesStatute(
                ProcedureWords.packaged(), WordText.with(ProcedureWords.packaged(), "PAYMENT_ORDER", own));
    }
}
