package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedWordsTests {
    private static final Typeface TYPEFACE = new Typeface();
    private static final TemplateChecks CHECKS =
            new TemplateChecks(new Templates(), TYPEFACE, new Typesetter(TYPEFACE));
    private static final String NOTICE = Templates.packaged("acceptance-notice");

    static List<PaperForm> papers() {
        return PaperForms.declared().all();
    }

    private static String with(String line) {
        return NOTICE.replace("{{>signed-by-court}}", line + "\n{{>signed-by-court}}");
    }

    private static List<Flaw> barred(String text) {
        return CHECKS.read(PaperForms.declared().find("acceptance-notice").orElseThrow(), text);
    }

    private static List<Flaw> locked(String text) {
        return CHECKS.touched("acceptance-notice", NOTICE, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    NUMBER        ~ <p>请汇款至账号六二二二零二零零一二三四五六七八九零一，户名王某。</p>
                    REMEDY_BARRED ~ <p>本通知为终局，不得上诉、不得复议。</p>
                    REMEDY_BARRED ~ <p>逾期三十日不交的，视为放弃。</p>
                    CONTACT       ~ <p>请到 http://evil.example/pay 交费。</p>
                    NUMBER        ~ <p>请拨打 13800138000 交费。</p>
                    CONTACT       ~ <p>请拨打 6543210 交费。</p>
                    REMEDY_BARRED ~ <p>不<b>得</b>上<b>诉</b>。</p>
                    REMEDY_BARRED ~ <p>不得<br/>上诉。</p>
                    REMEDY_BARRED ~ <table><tr><td>不得</td><td>上诉</td></tr></table>
                    REMEDY_BARRED ~ <p>不得</p><p>上诉</p>
                    REMEDY_BARRED ~ <p>不得{{#examined}}在本院长长长长长长长长长长长长的大楼里{{/examined}}上诉。</p>
                    REMEDY_BARRED ~ <p>{{#examined}}不得上诉。{{/examined}}</p>
                    REMEDY_BARRED ~ <p>不得{{act}}上诉。</p>
                    REMEDY_BARRED ~ <p>&#19981;&#24471;&#19978;&#35785;。</p>
                    REMEDY_BARRED ~ <p>实行一审终审，不能上诉（民事诉讼法第一百六十五条）。</p>
                    NUMBER        ~ <p>6222<b>0200</b>1234</p>
                    NUMBER        ~ <table><tr><td>6222</td><td>0200</td><td>1234</td></tr></table>
                    NUMBER        ~ <p>6222{{#contact}}号{{/contact}}0200</p>
                    CONTACT       ~ <p>evil<b>.</b>example</p>
                    NUMBER        ~ <p>６２２２&#8203;０２００&#xFEFF;１２３４</p>
                    NUMBER        ~ <p>&#20845;&#20108;&#20108;&#20108;&#38646;&#20108;&#38646;&#38646;&#19968;</p>
                    NUMBER        ~ <p>6222&#160;&#160;&#160;&#160;&#160;&#160;0200&#160;&#160;&#160;&#160;&#160;&#160;1234</p>
                    NUMBER        ~ <p>6222{{#examined}}{{/examined}}0200</p>
                    REMEDY_BARRED ~ <p>不&#8203;得&#8203;上&#8203;訴。</p>
                    REMEDY_BARRED ~ <p>一審<b>終</b>審。</p>
                    REMEDY_BARRED ~ <p>終{{#examined}}局{{/examined}}。</p>
                    REMEDY_BARRED ~ <p>視為{{filer}}放棄。</p>
                    CONTACT       ~ <p>電<b>話</b>：六五四三二一零</p>
                    CONTACT       ~ <p>ｅｖｉｌ&#65294;ｃｏｍ</p>
                    """)
    @DisplayName("账号、别处的网址电话、说没有救济的话，写在文书里就不能发布，说出第几行、哪几个字、怎么办；拆在标记、单元格、条件里的也一样")
    void nobodyTypesThem(String code, String line) {
        assertThat(barred(with(line)))
                .filteredOn(flaw -> flaw.code().equals(code))
                .isNotEmpty()
                .allSatisfy(flaw -> {
                    assertThat(flaw.line()).isNotNull();
                    assertThat(flaw.message()).contains("第 " + flaw.line() + " 行", "请删掉");
                });
    }

    @Test
    @DisplayName("法律就是这样说的，说明文件里写明条文的那一处照写；改动这一处，或者写到别的文书里，就不能发布")
    void whatTheLawSaysOfThisPaper() {
        var declared = papers().stream().filter(form -> !form.spots().isEmpty()).toList();
        assertThat(declared)
                .extracting(PaperForm::template)
                .containsExactlyInAnyOrder(
                        "administrative-evidence-notice",
                        "fee-relief-decision",
                        "fee-review-decision",
                        "payment-order",
                        "reconsideration-ruling",
                        "rights-notice");
        for (var form : declared) {
            var shipped = Templates.packaged(form.template());
            for (var spot : form.spots()) {
                assertThat(spot.article()).contains("第");
                assertThat(shipped).contains(spot.words());
                var other = shipped.replace(spot.words(), spot.words().replaceFirst("上诉|再次申请复议|异议|举证权利", "$0、不得申诉"));
                assertThat(CHECKS.read(form, other))
                        .as(form.template())
                        .extracting(Flaw::code)
                        .contains("REMEDY_BARRED");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>请交给窗口的收款人。</p>",
                "<p>请汇款到本院。</p>",
                "<p>请在十日内到本院。</p>",
                "<p>过期的不再办理。</p>",
                "<p>可以上诉。</p>",
                "<p>可以申请复议。</p>",
                "<p>有异议的，请来电。</p>",
                "<p>不来的，罚款。</p>",
                "<p>扫码付一百元。</p>",
                "<p>工本费当面交给窗口。</p>",
                "<p>请带好工本费。</p>",
                "<p>来时带上快递的钱。</p>",
                "<p>材料交来时请 当 面 付清。</p>",
                "<p>请 付 款。</p>",
                "<p>请<b>汇</b>款。</p>",
                "{{#examined}}<p>可以上诉。</p>{{/examined}}"
            })
    @DisplayName("增加有关交给谁、期限、救济、后果的话，须由庭长批准")
    void whatIsAddedIsTheSupervisors(String line) {
        assertThat(locked(with(line))).singleElement().satisfies(flaw -> {
            assertThat(flaw.code()).isEqualTo("LOCKED_WORDS_CHANGED");
            assertThat(flaw.message()).contains("须由庭长批准", "第 " + flaw.line() + " 行");
        });
    }

    @Test
    @DisplayName("删去、改动这样的话也一样；文书不再写明送给谁的，须由庭长批准；别的话不用")
    void whatIsTakenOutIsTheSupervisors() {
        assertThat(CHECKS.touchesStatutory(
                        "correction-notice",
                        Templates.packaged("correction-notice"),
                        Templates.packaged("correction-notice").replaceFirst("<p>因不可抗拒的事由.*</p>\n", "")))
                .isTrue();
        assertThat(locked(NOTICE.replace("{{filer}}：", "某某："))).isNotEmpty();
        assertThat(locked(NOTICE.replace("<p class=\"flush\">{{filer}}：</p>\n", "")))
                .isNotEmpty();
        assertThat(locked(NOTICE.replace(
                        "<p class=\"flush\">{{filer}}：</p>",
                        "{{#examined}}<p class=\"flush\">{{filer}}：</p>{{/examined}}")))
                .isNotEmpty();
        assertThat(locked(NOTICE.replace("{{filer}}：", "各位：") + "")).isNotEmpty();
        assertThat(locked(with("<p>来信请写清楚您的姓名。</p>"))).isEmpty();
        assertThat(locked(with("<p>纸质文书也可以到窗口领，不必费心再寄。</p>"))).isEmpty();
        assertThat(locked(NOTICE.replace("来信、来电", "来信"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("papers")
    @DisplayName("随程序发布的文书没有改动的，不用庭长；恢复出厂的，照样查")
    void asShipped(PaperForm form) {
        var shipped = Templates.packaged(form.template());

        assertThat(CHECKS.touched(form.template(), shipped, shipped)).isEmpty();
        assertThat(CHECKS.read(form, shipped)).isEmpty();
    }
}
