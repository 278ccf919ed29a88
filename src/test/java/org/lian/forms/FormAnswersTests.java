package org.lian.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Refusal;

/** Answers to a form: what a person may say, and what becomes of it. */
class FormAnswersTests {
    private static final Form FORM = new FormChecks().read(FormFiles.ID, FormFiles.ipReview());

    private static List<Refusal.Fault> refused(String conclusion, Map<String, Object> answers) {
        var faults = new java.util.ArrayList<Refusal.Fault>();
        assertThatThrownBy(() -> FormAnswers.check(FORM, conclusion, answers))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> faults.addAll(refusal.faults()));
        return faults;
    }

    @Test
    @DisplayName("选择、数字、勾选成为变量，写的文字不进引擎；全部答案按表单的次序留下")
    void whatBecomesOfAnswers() {
        var given = FormAnswers.check(
                FORM, "RETURN", Map.of(FormFiles.NOTE, " 案由应为著作权权属 ", FormFiles.DAYS, 5, FormFiles.URGENT, true));

        assertThat(given.variables())
                .containsOnly(
                        Map.entry(FormFiles.OUTCOME, "RETURN"),
                        Map.entry(FormFiles.DAYS, 5L),
                        Map.entry(FormFiles.URGENT, true));
        assertThat(given.said())
                .extracting(said -> said.label() + "：" + said.answer())
                .containsExactly("复核意见：退回审查", "退回的理由：案由应为著作权权属", "预计天数：5", "情况紧急：是");
    }

    @Test
    @DisplayName("没勾的就是否；没有答的数字没有变量；别的结论下的字段不问")
    void whatIsLeftOut() {
        assertThat(FormAnswers.check(FORM, "AGREE", Map.of()).variables())
                .containsOnly(Map.entry(FormFiles.OUTCOME, "AGREE"), Map.entry(FormFiles.URGENT, false));
    }

    @Test
    @DisplayName("不对的答案一次说全，各说哪个字段、怎么改")
    void allFaultsAtOnce() {
        var faults = refused("RETURN", Map.of(FormFiles.NOTE, "  ", FormFiles.DAYS, 31, FormFiles.URGENT, "yes"));

        assertThat(faults)
                .extracting(Refusal.Fault::field)
                .containsExactly(
                        "answers." + FormFiles.NOTE, "answers." + FormFiles.DAYS, "answers." + FormFiles.URGENT);
        assertThat(faults.get(0).message()).isEqualTo("请填写“退回的理由”");
        assertThat(faults.get(1).message()).isEqualTo("“预计天数”应在 1 至 30 之间");
    }

    @Test
    @DisplayName("没有的结论、没有的字段、程序的变量、别的表单的字段都不收")
    void nothingElseIsTaken() {
        assertThat(refused("REGISTER", Map.of()))
                .extracting(Refusal.Fault::code)
                .containsExactly("UNKNOWN_VALUE");
        assertThat(refused("AGREE", Map.of("reviewOutcome", "REGISTER", "form_other_outcome", "X")))
                .extracting(Refusal.Fault::field)
                .containsExactlyInAnyOrder("answers.reviewOutcome", "answers.form_other_outcome");
        assertThat(refused("AGREE", Map.of(FormFiles.OUTCOME, "RETURN")))
                .extracting(Refusal.Fault::code)
                .containsExactly("UNKNOWN");
        var none = new HashMap<String, Object>();
        none.put(FormFiles.NOTE, "不该有");
        assertThat(refused("AGREE", none)).extracting(Refusal.Fault::code).containsExactly("NOT_ASKED");
    }

    @Test
    @DisplayName("太长的文字、小数、列表、对象都不收")
    void onlyWhatTheFieldTakes() {
        assertThat(refused("RETURN", Map.of(FormFiles.NOTE, "长".repeat(201))))
                .extracting(Refusal.Fault::code)
                .containsExactly("TOO_LONG");
        assertThat(refused("AGREE", Map.of(FormFiles.DAYS, 1.5)))
                .extracting(Refusal.Fault::code)
                .containsExactly("TYPE");
        assertThat(refused("RETURN", Map.of(FormFiles.NOTE, List.of("x"))))
                .extracting(Refusal.Fault::code)
                .containsExactly("TYPE");
        assertThat(refused("AGREE", Map.of(FormFiles.DAYS, Map.of("a", 1))))
                .extracting(Refusal.Fault::code)
                .containsExactly("TYPE");
    }
}
