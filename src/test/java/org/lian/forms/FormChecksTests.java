package org.lian.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 表单: what an analyst's file may ask of a person, and what it may not. */
class FormChecksTests {
    private static final FormChecks CHECKS = new FormChecks();

    private static List<String> codes(String text) {
        return CHECKS.check(FormFiles.ID, text, null).stream()
                .map(FormFlaw::code)
                .toList();
    }

    private static List<String> codes(Consumer<ObjectNode> change) {
        return codes(FormFiles.ipReview(change));
    }

    @Test
    @DisplayName("规则维护人员画的表单读得出来：标题、依据的事实、结论和后果、各结论下的字段")
    void whatAnAnalystDraws() {
        assertThat(CHECKS.check(FormFiles.ID, FormFiles.ipReview(), null)).isEmpty();

        var form = CHECKS.read(FormFiles.ID, FormFiles.ipReview());

        assertThat(form.title()).isEqualTo("知识产权案件复核");
        assertThat(form.facts()).containsExactly("causeCode", "hasAmount");
        assertThat(form.consequences()).containsEntry("RETURN", "回到审查任务。");
        assertThat(Objects.requireNonNull(form.conclusion()).options()).hasSize(2);
        assertThat(form.fields()).extracting(FormField::label).containsExactly("退回的理由", "预计天数", "情况紧急");
        assertThat(form.variables())
                .extracting(FormField::key)
                .containsExactly(FormFiles.OUTCOME, FormFiles.DAYS, FormFiles.URGENT);
        assertThat(form.alwaysGiven()).containsExactlyInAnyOrder(FormFiles.OUTCOME, FormFiles.URGENT);
    }

    private static String saying(String component, String words) {
        return FormFiles.ipReview(file -> {
            if (component.startsWith("consequence.")) {
                var properties = (ObjectNode)
                        FormFiles.component(file, FormFiles.OUTCOME).get("properties");
                properties.put(component, words);
            } else {
                FormFiles.component(file, component).put(component.startsWith("Text_") ? "text" : "label", words);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Text_facts         ~ 请汇到六二二二零二零零一二三四五六七八九零一
            Text_facts         ~ 交到６２２２０２００１２３４
            Text_facts         ~ 请到 evil。com 交费
            Text_facts         ~ 请 拨 打 13800138000
            Text_title         ~ # 终局复核
            consequence.AGREE  ~ 不 得 上 诉。
            consequence.RETURN ~ 逾期視為放棄。
            form_ip_review_note ~ 一审·终审的理由
            form_ip_review_days ~ 不得，复议
            form_ip_review_urgent ~ 电话：6543210
            """)
    @DisplayName("表单的每一处文字都不写账号、网址、电话，不说没有救济；说出哪几个字、怎么办")
    void noTextOfAFormBars(String component, String words) {
        assertThat(CHECKS.check(FormFiles.ID, saying(component, words), null))
                .filteredOn(flaw -> flaw.code().equals("FORM_BARRED_WORDS"))
                .isNotEmpty()
                .allSatisfy(flaw -> assertThat(flaw.message()).contains("请删掉"));
    }

    @Test
    @DisplayName("任务自己的表单也一样：收款的账号、不得复议，写不进去")
    void noTextOfAShippedFormBars() {
        var shipped = FormFiles.shipped("task-review-filing");
        for (var words : List.of("账号 6222 0200 1234 5678", "不得复议", "視為放棄")) {
            assertThat(CHECKS.check(
                            "task-review-filing",
                            shipped.replaceFirst("(\"label\" ?: ?\"[^\"]*)\"", "$1，" + words + "\""),
                            shipped))
                    .extracting(FormFlaw::code)
                    .contains("FORM_BARRED_WORDS");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Text_facts         ~ 请在三日内复核
            Text_facts         ~ 请 付 款
            Text_title         ~ # 退费复核
            consequence.AGREE  ~ 当事人可以上诉。
            consequence.RETURN ~ 案件按撤诉处理。
            form_ip_review_note ~ 逾期的理由
            form_ip_review_days ~ 期限
            form_ip_review_urgent ~ 已经转账
            """)
    @DisplayName("表单里说到交给谁多少钱、期限、后果、救济的话，加上、拿掉、换了地方，都由庭长批准")
    void wordsOfTheLawAreTheSupervisors(String component, String words) {
        var before = FormFiles.ipReview();
        var after = saying(component, words);

        for (var change : List.of(
                CHECKS.locked(FormFiles.ID, after, before),
                CHECKS.locked(FormFiles.ID, before, after),
                CHECKS.locked(FormFiles.ID, after, null))) {
            assertThat(change).isNotEmpty().allSatisfy(flaw -> {
                assertThat(flaw.code()).isEqualTo("FORM_LOCKED_WORDS");
                assertThat(flaw.message()).contains("须由庭长批准");
            });
        }
        assertThat(CHECKS.locked(FormFiles.ID, after, after)).isEmpty();
    }

    @Test
    @DisplayName("两个结论的后果对调，由庭长批准；别的话不用")
    void swappedConsequences() {
        var before = FormFiles.ipReview(file -> consequences(file, "接着登记立案。", "退还预交的费用。"));
        var after = FormFiles.ipReview(file -> consequences(file, "退还预交的费用。", "接着登记立案。"));

        assertThat(CHECKS.locked(FormFiles.ID, after, before)).hasSize(2);
        assertThat(CHECKS.locked(FormFiles.ID, saying(FormFiles.NOTE, "说说为什么"), FormFiles.ipReview()))
                .isEmpty();
        assertThat(CHECKS.locked(FormFiles.ID, FormFiles.ipReview().replace("复核", "会商"), null))
                .isEmpty();
    }

    private static void consequences(ObjectNode file, String agree, String back) {
        ((ObjectNode) FormFiles.component(file, FormFiles.OUTCOME).get("properties"))
                .put("consequence.AGREE", agree)
                .put("consequence.RETURN", back);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome",
                "reviewOutcome",
                "beforeOutcome",
                "amount",
                "filingId",
                "form_other_outcome",
                "form_ip_review_",
                "form_ip_review_a_b",
                "form_ip_review_out come",
                "form_ip_review_outcome.class",
                ""
            })
    @DisplayName("表单只写自己的变量：程序的变量、别的表单的变量，一个也写不了")
    void ownVariablesOnly(String key) {
        assertThat(codes(file -> FormFiles.component(file, FormFiles.DAYS).put("key", key)))
                .contains("FORM_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>复核",
                "<b>复核</b>",
                "=\"复核\" + 姓名",
                "复核 ${execution}",
                "复核 #{x}",
                "复核 {{姓名}}",
                "复\u202E核",
                "OK",
                ""
            })
    @DisplayName("标签、标题、说明、选项、后果都只是中文文字：标记、脚本、表达式、看不见的字符都不收")
    void plainWordsOnly(String words) {
        assertThat(codes(file -> FormFiles.component(file, FormFiles.DAYS).put("label", words)))
                .contains("FORM_WORDS");
        assertThat(codes(file -> FormFiles.component(file, "Text_title").put("text", "# " + words)))
                .containsAnyOf("FORM_WORDS", "FORM_TITLE");
        assertThat(codes(file -> ((ObjectNode) FormFiles.component(file, FormFiles.OUTCOME)
                                .path("values")
                                .path(0))
                        .put("label", words)))
                .contains("FORM_WORDS");
        assertThat(codes(file -> ((ObjectNode)
                                FormFiles.component(file, FormFiles.OUTCOME).path("properties"))
                        .put("consequence.AGREE", words)))
                .containsAnyOf("FORM_WORDS", "FORM_CONSEQUENCE");
    }

    @Test
    @DisplayName("一万个组件、一万个选项、很长的文字，表单都不收，也不拖住检查")
    void notTooLarge() {
        assertThat(codes(file -> {
                    for (var n = 0; n < 10_000; n++) {
                        FormFiles.components(file)
                                .addObject()
                                .put("type", "text")
                                .put("text", "一");
                    }
                }))
                .containsExactly("FORM_TOO_LARGE");
        assertThat(codes(file -> {
                    for (var n = 0; n < 100; n++) {
                        FormFiles.components(file).addObject().put("type", "text");
                    }
                }))
                .containsExactly("FORM_TOO_LARGE");
        assertThat(codes(file -> {
                    var values = FormFiles.component(file, FormFiles.OUTCOME).putArray("values");
                    for (var n = 0; n < 500; n++) {
                        values.addObject().put("label", "同意").put("value", "A" + n);
                    }
                }))
                .contains("FORM_OPTIONS");
        assertThat(codes(file -> FormFiles.component(file, FormFiles.DAYS).put("label", "长".repeat(5_000))))
                .contains("FORM_WORDS");
        assertThat(codes("[".repeat(50_000))).containsExactly("FORM_JSON");
    }

    @Test
    @DisplayName("同一个键写两次的不收：JSON 里的名称、字段的键、选项的值")
    void nothingTwice() {
        assertThat(codes(FormFiles.ipReview()
                        .replace("\"type\": \"default\",", "\"type\": \"default\", \"id\": \"x\",")))
                .containsExactly("FORM_JSON");
        assertThat(codes(file -> FormFiles.component(file, FormFiles.DAYS).put("key", FormFiles.URGENT)))
                .contains("FORM_KEY");
        assertThat(codes(file -> ((ObjectNode) FormFiles.component(file, FormFiles.OUTCOME)
                                .path("values")
                                .path(1))
                        .put("value", "AGREE")))
                .contains("FORM_OPTIONS");
    }

    @Test
    @DisplayName("必填的字段不能按条件藏起来，不能只读、停用、预填，不能用正则表达式")
    void nothingHiddenOrEvaluated() {
        assertThat(codes(file -> FormFiles.component(file, FormFiles.NOTE)
                        .putObject("conditional")
                        .put("hide", "=true")))
                .containsExactly("FORM_ATTRIBUTE");
        for (var attribute : List.of("readonly", "disabled", "defaultValue", "valuesExpression", "valuesKey")) {
            assertThat(codes(file -> FormFiles.component(file, FormFiles.NOTE).put(attribute, "=true")))
                    .as(attribute)
                    .containsExactly("FORM_ATTRIBUTE");
        }
        assertThat(codes(file -> ((ObjectNode)
                                FormFiles.component(file, FormFiles.NOTE).path("validate"))
                        .put("pattern", "(a+)+$".repeat(500))))
                .containsExactly("FORM_ATTRIBUTE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"button", "html", "iframe", "filepicker", "expression", "dynamiclist", "image", "script"})
    @DisplayName("办理页面没有的组件不收")
    void knownComponentsOnly(String type) {
        assertThat(codes(file ->
                        FormFiles.components(file).addObject().put("type", type).put("id", "Field_x")))
                .containsExactly("FORM_COMPONENT");
    }

    @Test
    @DisplayName("结论只有一个，必填，每个选项写明后果；字段所属的结论要有；依据的事实要登记过")
    void aConclusionSaysWhatFollows() {
        assertThat(codes(file -> ((ObjectNode)
                                FormFiles.component(file, FormFiles.OUTCOME).path("properties"))
                        .remove("consequence.AGREE")))
                .containsExactly("FORM_CONSEQUENCE");
        assertThat(codes(file -> FormFiles.component(file, FormFiles.OUTCOME).remove("validate")))
                .containsExactly("FORM_OUTCOME");
        assertThat(codes(file -> ((ObjectNode)
                                FormFiles.component(file, FormFiles.NOTE).path("properties"))
                        .put("answers", "REFUSE")))
                .containsExactly("FORM_ANSWERS");
        assertThat(codes(file -> ((ObjectNode)
                                FormFiles.component(file, "Text_facts").path("properties"))
                        .put("facts", "idNumber")))
                .containsExactly("FORM_FACT");
        assertThat(codes(file ->
                        ((ObjectNode) FormFiles.component(file, FormFiles.DAYS).path("validate")).put("min", 40)))
                .containsExactly("FORM_LIMIT");
    }

    @Test
    @DisplayName("下一版不能少变量、换种类或者改成可以不填：在办的案件还要看它")
    void variablesOnlyGrow() {
        assertThat(again(file -> {
                    var kept = FormFiles.component(file, FormFiles.DAYS);
                    kept.put("key", "form_ip_review_period");
                }))
                .containsExactly("FORM_VARIABLE_GONE");
        assertThat(again(file -> FormFiles.component(file, FormFiles.DAYS)
                        .put("type", "checkbox")
                        .remove("validate")))
                .containsExactly("FORM_VARIABLE_GONE");
        assertThat(again(file -> FormFiles.component(file, FormFiles.URGENT)
                        .putObject("properties")
                        .put("answers", "RETURN")))
                .containsExactly("FORM_VARIABLE_GONE");
        assertThat(again(file -> FormFiles.components(file)
                        .addObject()
                        .put("type", "checkbox")
                        .put("key", "form_ip_review_more")
                        .put("label", "另有说明")))
                .isEmpty();
    }

    private static List<String> again(Consumer<ObjectNode> change) {
        return CHECKS.check(FormFiles.ID, FormFiles.ipReview(change), FormFiles.ipReview()).stream()
                .map(FormFlaw::code)
                .toList();
    }

    @Test
    @DisplayName("字段没有起名，或者还叫画图工具的名称，不能保存：说出是第几个字段、在哪里写")
    void everyFieldIsNamed() {
        for (var label : new String[] {"", " ", "多行文字", "Text area"}) {
            var file = FormFiles.ipReview(
                    form -> FormFiles.component(form, FormFiles.NOTE).put("label", label));

            assertThat(FieldNames.missing(file)).as(label).hasValueSatisfying(said -> assertThat(said)
                    .contains("第 2 个字段", "“标签”"));
        }
        assertThat(FieldNames.missing(FormFiles.ipReview())).isEmpty();
        assertThat(FieldNames.missing("{")).isEmpty();
        for (var shipped : ShippedForms.texts().values()) {
            assertThat(FieldNames.missing(shipped)).isEmpty();
        }
    }

    @Test
    @DisplayName("没通过检查的表单用不起来")
    void aFlawedFormIsNotUsed() {
        var flawed = FormFiles.ipReview(
                file -> FormFiles.component(file, FormFiles.DAYS).put("key", "reviewOutcome"));

        assertThatThrownBy(() -> CHECKS.read(FormFiles.ID, flawed)).isInstanceOf(IllegalStateException.class);
        assertThat(CHECKS.preview(FormFiles.ID, flawed)).isNull();
        assertThat(CHECKS.check("other-form", FormFiles.ipReview(), null))
                .extracting(FormFlaw::code)
                .contains("FORM_ID", "FORM_KEY");
    }
}
