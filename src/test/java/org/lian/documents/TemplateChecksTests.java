package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateChecksTests {
    private static final Typeface TYPEFACE = new Typeface();
    private static final TemplateChecks CHECKS =
            new TemplateChecks(new Templates(), TYPEFACE, new Typesetter(TYPEFACE));
    private static final Set<String> PARTS = Set.of(
            "check",
            "head",
            "page-end",
            "parties",
            "party-foot",
            "party-head",
            "preview-mark",
            "signed-by-court",
            "signed-by-judge");

    /** A notice of a court's own, as an installation adds one. */
    private static final Set<String> OF_THE_TESTS = Set.of("notice-ip-review");

    static List<String> papers() {
        return PaperForms.declared().all().stream().map(PaperForm::template).toList();
    }

    private static List<String> codes(String template, String text) {
        return CHECKS.check(template, text).stream().map(Flaw::code).toList();
    }

    private static String messages(String template, String text) {
        return CHECKS.check(template, text).toString();
    }

    /** The refusal ruling with one thing otherwise. */
    private static String refusal(String before, String after) {
        var shipped = Templates.packaged("refusal-ruling");
        assertThat(shipped).contains(before);
        return shipped.replace(before, after);
    }

    private static String withLine(String line) {
        return refusal("<p>{{remedy}}。</p>", "<p>{{remedy}}。</p>\n" + line);
    }

    @ParameterizedTest
    @MethodSource("papers")
    @DisplayName("随程序发布的每一份文书模板都通过全部检查，用三种案情都排得出来")
    void whatIsShippedIsClean(String template) {
        assertThat(CHECKS.check(template, Templates.packaged(template))).isEmpty();
    }

    @Test
    @DisplayName("每一份文书模板都有旁边的说明文件；没有的只是模板共用的部分")
    void everyPaperIsDeclared() {
        var files = Arrays.stream(Objects.requireNonNull(new File("src/main/resources/documents").list()))
                .filter(file -> file.endsWith(".html"))
                .map(file -> file.replace(".html", ""))
                .filter(file -> !PARTS.contains(file))
                .toList();

        var shipped =
                papers().stream().filter(paper -> !OF_THE_TESTS.contains(paper)).toList();
        assertThat(new TreeSet<>(files)).isEqualTo(new TreeSet<>(shipped));
    }

    @ParameterizedTest
    @MethodSource("papers")
    @DisplayName("说明文件里的占位符，随程序发布的文字都用到，所以每件案件都填得出；没有用到的只是每份文书都有的")
    void whatIsDeclaredIsGiven(String template) {
        var text = Templates.packaged(template)
                .replace("{{>parties}}", Templates.packaged("parties"))
                .replace("{{>party-foot}}", Templates.packaged("party-foot"));

        assertThat(PaperForms.declared().find(template).orElseThrow().places())
                .filteredOn(place ->
                        !text.contains("{{" + place.name() + "}}") && !text.contains("{{#" + place.name() + "}}"))
                .filteredOn(place -> !text.contains("{{^" + place.name() + "}}"))
                .extracting(Place::name)
                .isSubsetOf("court", "date", "judge", "clerk", "preview");
    }

    @Test
    @DisplayName("法律要求写明的内容，删掉一项就不能发布，说出是哪一条要求的")
    void whatTheLawNeedsStays() {
        assertThat(CHECKS.check("refusal-ruling", refusal("<p>{{remedy}}。</p>\n", "")))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.code()).isEqualTo("REQUIRED");
                    assertThat(flaw.message()).contains("上诉的期限和上诉的法院", "民事诉讼法第一百二十六条、第一百七十一条", "{{remedy}}");
                });
        assertThat(messages("refusal-ruling", refusal("本院{{refusal}}", "本院不予处理")))
                .contains("裁定结果");
        assertThat(messages("refusal-ruling", refusal("{{reason}}", "没有理由。"))).contains("不予受理的理由");
        assertThat(messages("refusal-ruling", refusal("{{>parties}}\n", ""))).contains("当事人");
        var correction = Templates.packaged("correction-notice");
        assertThat(messages("correction-notice", correction.replace("{{days}} 日内", "及时")))
                .contains("补正的期限");
        assertThat(messages("correction-notice", correction.replace("<td>{{text}}</td>", "")))
                .contains("需要补正的事项");
        var fee = Templates.packaged("fee-notice");
        assertThat(messages("fee-notice", fee.replace("将依法按{{withdrawal}}处理", "将依法处理")))
                .contains("逾期不交的后果");
        assertThat(messages("fee-notice", fee.replace("{{paymentPeriod}}", "尽快交纳")))
                .contains("交费的期限");
    }

    @ParameterizedTest
    @MethodSource("papers")
    @DisplayName("每一份文书的每一项法定内容：从随程序发布的文字里删掉，就不能发布")
    void eachRequirementIsAsked(String template) {
        var form = PaperForms.declared().find(template).orElseThrow();
        // The law attaches nothing to a notice of a court's own.
        assertThat(form.required().isEmpty()).isEqualTo(OwnNotice.isOne(template));
        for (var needed : form.required()) {
            var text = Templates.packaged(template).replace("{{>parties}}", Templates.packaged("parties"));
            var without = needed.place()
                    .map(place -> text.replace("{{" + place.replaceFirst(".*\\.", "") + "}}", "某某")
                            .replaceAll("(?s)\\{\\{#" + place + "}}.*?\\{\\{/" + place + "}}", "某某"))
                    .orElseGet(() -> text.replace(needed.words().orElseThrow(), "某某"));
            assertThat(CHECKS.read(form, without))
                    .as(template + ": " + needed.what())
                    .anySatisfy(flaw -> {
                        assertThat(flaw.code()).isEqualTo("REQUIRED");
                        assertThat(flaw.message()).contains(needed.what(), needed.article());
                    });
        }
    }

    @Test
    @DisplayName("排到纸外面的字，收到的人看不到：不能发布")
    void nothingRunsOffThePaper() {
        var cells = "<td class=\"narrow\">本院立案庭的说明写在这里，请看完全部内容</td>".repeat(6);
        assertThat(messages(
                        "refusal-ruling",
                        refusal(
                                "<p>{{remedy}}。</p>",
                                "<table><tr>" + cells + "<td class=\"narrow\">{{remedy}}。</td></tr></table>")))
                .contains("OFF_PAGE", "排到了纸外面");
    }

    @Test
    @DisplayName("文字里不能写账号：钱只交到系统填写的账号")
    void noAccountIsTyped() {
        assertThat(messages("refusal-ruling", withLine("<p>请交到账号 6222 0000 1111 2222。</p>")))
                .contains("NUMBER", "一串号码");
        assertThat(codes("refusal-ruling", withLine("<p>电话：010-00000000，13800138000。</p>")))
                .contains("NUMBER");
        assertThat(codes("refusal-ruling", withLine("<p>诉讼服务热线 12368。</p>"))).isEmpty();
    }

    @Test
    @DisplayName("法定内容只在某种条件下才写的，等于没有写；两种情形都写了的可以")
    void whatIsSaidOnlySometimesIsNotSaid() {
        assertThat(codes("refusal-ruling", refusal("<p>{{remedy}}。</p>", "{{#claims}}<p>{{remedy}}。</p>{{/claims}}")))
                .containsExactly("REQUIRED");
        assertThat(codes(
                        "refusal-ruling",
                        refusal(
                                "<p>{{remedy}}。</p>",
                                "{{#claims}}<p>{{remedy}}。</p>{{/claims}}{{^claims}}<p>{{remedy}}！</p>{{/claims}}")))
                .isEmpty();
        assertThat(codes(
                        "rights-notice",
                        Templates.packaged("rights-notice")
                                .replace("{{#appeal}}提起上诉，{{/appeal}}", "{{^appeal}}提起上诉，{{/appeal}}")))
                .containsExactly("REQUIRED", "BOUND");
    }

    @Test
    @DisplayName("占位符只能用这份文书有的：写错的、别的文书的、不在行里的，都说出来，带行号")
    void onlyKnownPlaces() {
        assertThat(CHECKS.check("refusal-ruling", withLine("<p>{{amount}}</p>")))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.code()).isEqualTo("UNKNOWN_PLACE");
                    assertThat(flaw.message()).contains("{{amount}}", "remedy");
                    assertThat(flaw.line()).isEqualTo(10);
                });
        assertThat(codes("refusal-ruling", withLine("<p>{{#amount}}有{{/amount}}</p>")))
                .containsExactly("UNKNOWN_PLACE");
        var correction = Templates.packaged("correction-notice");
        assertThat(messages("correction-notice", correction.replace("<p>按期", "<p>{{text}}按期")))
                .contains("UNKNOWN_PLACE", "{{#items}}");
        assertThat(codes("refusal-ruling", withLine("<p>{{.}}</p>"))).containsExactly("UNKNOWN_PLACE");
        assertThat(codes("refusal-ruling", withLine("<p>{{claims}}</p>"))).containsExactly("PLACE_KIND");
        assertThat(codes("refusal-ruling", withLine("<p>{{#basis}}有{{/basis}}</p>")))
                .containsExactly("PLACE_KIND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>{{{reason}}}</p>",
                "<p>{{&reason}}</p>",
                "<p>{{reason.length}}</p>",
                "<p>{{reason.class.name}}</p>",
                "<p>{{-index}}</p>",
                "<p>{{=<% %>=}}</p>",
                "<p>{{! 看不见的话 }}</p>",
                "<p>{{$block}}{{/block}}</p>",
                "<p>{{<parent}}{{/parent}}</p>",
                "<p>${reason}</p>{{ }}"
            })
    @DisplayName("模板里没有逻辑：不转义、取属性、换分隔符、注释、继承，都不能写")
    void noLogic(String line) {
        assertThat(codes("refusal-ruling", withLine(line))).isNotEmpty().doesNotContain("REQUIRED", "NOT_WELL_FORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>1</script>",
                "<p onclick=\"x\">某</p>",
                "<p style=\"color:#fff\">某</p>",
                "<img src=\"http://127.0.0.1/a.png\"/>",
                "<img src=\"data:image/png;base64,AA\"/>",
                "<a href=\"https://example.com\">某</a>",
                "<style>p { display: none }</style>",
                "<link rel=\"stylesheet\" href=\"a.css\"/>",
                "<object data=\"a\"/>",
                "<iframe src=\"a\"/>",
                "<p class=\"on-paper\">某</p>",
                "<p class=\"seal\">某</p>",
                "<p hidden=\"hidden\">某</p>",
                "<P>某</P>",
                "<!-- 某 -->",
                "<?php 1 ?>",
                "<![CDATA[某]]>",
                "<m:v n=\"reason\"/>",
                "<p class=\"{{reason}}\">某</p>",
                "<{{reason}}>"
            })
    @DisplayName("模板里没有会动的、外面的、藏字的东西：脚本、样式、图片、链接、注释、看不见的版式")
    void nothingActive(String line) {
        assertThat(codes("refusal-ruling", withLine(line)))
                .isNotEmpty()
                .doesNotContain("REQUIRED")
                .containsAnyOf("STRAY_BRACE", "MARK", "ATTRIBUTE", "STYLE", "ACTIVE", "PLACE_IN_MARK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>某",
                "某</p>",
                "<p>某<b>某</p></b>",
                "<p>某 & 某</p>",
                "<p>&nbsp;</p>",
                "<!DOCTYPE html>",
                "{{#claims}}<p>某{{/claims}}</p>",
                "<p>{{#claims}}某</p>",
                "<p>某{{/claims}}</p>",
                "<p>{{reason</p>",
                "<p>{reason}</p>",
                "<p>｛｛reason｝｝</p>",
                "<p>1 < 2</p>",
                "<p>某 reason 某</p>",
                "<p> </p>",
                "<table><tr><td></td></tr></table>"
            })
    @DisplayName("写坏的模板：标记不成对、占位符没写完、花括号多了、空的段落，都说出来")
    void wellFormed(String line) {
        var flaws = CHECKS.check("refusal-ruling", withLine(line));

        assertThat(flaws).isNotEmpty().extracting(Flaw::code).doesNotContain("REQUIRED");
        assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.message()).doesNotContainPattern("[A-Za-z]{12,}"));
    }

    @Test
    @DisplayName("开头和落款是法院统一的，不能改，也不能去掉")
    void theFrameStays() {
        assertThat(codes("refusal-ruling", refusal("{{>head}}", ""))).containsExactly("FRAME");
        assertThat(codes("refusal-ruling", refusal("{{>signed-by-judge}}", "{{>signed-by-court}}")))
                .containsExactly("FRAME");
        assertThat(codes("refusal-ruling", withLine("{{>head}}"))).containsExactly("PART");
        assertThat(codes("refusal-ruling", withLine("{{>../application}}"))).containsExactly("PART");
        assertThat(codes(
                        "fee-notice",
                        Templates.packaged("fee-notice").replace("{{>head}}\n", "{{>head}}\n{{>parties}}")))
                .containsExactly("PART");
    }

    @Test
    @DisplayName("模板有限度：太长的、太深的、逐条里再逐条的、印不出的字，都不排")
    void bounded() {
        assertThat(codes("refusal-ruling", withLine("<p>" + "某".repeat(TemplateChecks.LONGEST) + "</p>")))
                .containsExactly("TOO_LONG");
        assertThat(codes("refusal-ruling", withLine("<div>".repeat(1000) + "某" + "</div>".repeat(1000))))
                .containsExactly("NOT_WELL_FORMED");
        assertThat(codes(
                        "refusal-ruling",
                        withLine("{{#particulars}}{{#particulars}}<p>{{.}}</p>{{/particulars}}{{/particulars}}")))
                .containsExactly("NESTED");
        assertThat(codes("refusal-ruling", withLine("<p>\uE000</p>"))).containsExactly("UNPRINTABLE");
        assertThat(codes(
                        "refusal-ruling",
                        withLine(("{{#particulars}}<p>" + "某".repeat(500) + "</p>{{/particulars}}").repeat(15))))
                .containsExactly("TOO_LONG");
    }

    @Test
    @DisplayName("限度以内最费时间的草稿，几秒钟也查得完")
    void theWorstIsBounded() {
        var cell = "<tr><td>某</td><td>某</td></tr>";
        var worst = withLine("<table>" + cell.repeat((TemplateChecks.LONGEST - 1_500) / cell.length()) + "</table>");
        var begin = System.nanoTime();

        var codes = codes("refusal-ruling", worst);

        var seconds = (System.nanoTime() - begin) / 1_000_000_000;
        System.out.println("the worst draft takes " + seconds + " s: " + codes);
        assertThat(seconds).isLessThan(30);
    }

    @Test
    @DisplayName("法定的段落改了一个字，就是改动法定内容；别的段落不算")
    void whatIsStatutory() {
        var shipped = Templates.packaged("refusal-ruling");

        assertThat(CHECKS.touchesStatutory(
                        "refusal-ruling", shipped, refusal("<p>{{remedy}}。</p>", "<p>{{remedy}}！</p>")))
                .isTrue();
        assertThat(CHECKS.touchesStatutory("refusal-ruling", shipped, withLine("<p>如有疑问请来电，说明案号{{number}}。</p>")))
                .isFalse();
        assertThat(CHECKS.touchesStatutory(
                        "refusal-ruling",
                        shipped,
                        refusal("<p>{{remedy}}。</p>", "{{#claims}}<p>{{remedy}}。</p>{{/claims}}")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("papers")
    @DisplayName("只在某种情形下才真实的占位符和文字，写到那种情形以外就不能发布，说出原因和条文")
    void whatIsTrueSometimesStandsOnlyThere(String template) {
        var form = PaperForms.declared().find(template).orElseThrow();
        for (var bound : form.bound()) {
            var stray = bound.place().map(place -> "{{" + place + "}}").orElseGet(() -> bound.words()
                    .orElseThrow());
            var text = Templates.packaged(template)
                    .replace("{{>" + form.closes() + "}}", "<p>另外，" + stray + "。</p>\n{{>" + form.closes() + "}}");
            assertThat(CHECKS.read(form, text)).as(template + ": " + stray).anySatisfy(flaw -> {
                assertThat(flaw.code()).isEqualTo("BOUND");
                assertThat(flaw.message()).contains(stray, bound.why(), bound.article());
                assertThat(flaw.line()).isNotNull();
            });
        }
    }

    @Test
    @DisplayName("期限届满先行立案的案件，通知书不能说经过了审查；经过审查的，不能说没有审查")
    void registeredByTheClockIsNotExamined() {
        var shipped = Templates.packaged("acceptance-notice");

        assertThat(codes(
                        "acceptance-notice",
                        shipped.replace("{{/examined}}{{^examined}}", "{{/examined}}{{found}}{{^examined}}")))
                .containsExactly("BOUND");
        assertThat(codes("acceptance-notice", shipped.replace("{{unexamined}}", "{{found}}")))
                .contains("BOUND");
        assertThat(codes("acceptance-notice", shipped.replace("<p>一、", "<p>{{unexamined}}一、")))
                .containsExactly("BOUND");
        assertThat(codes("acceptance-notice", shipped.replace("<p>一、", "<p>本案经<b>审查</b>立案。一、")))
                .containsExactly("BOUND");
        assertThat(codes("acceptance-notice", shipped.replace("<p>一、", "<p>{{#examined}}经审查立案。{{/examined}}一、")))
                .isEmpty();
    }

    @Test
    @DisplayName("在每一份文书里，是或否的条件都说明了哪些话只在一种情形下写；没有的只是不改变事实的")
    void everyConditionBindsSomething() {
        var unbound = PaperForms.declared().all().stream()
                .flatMap(form -> form.places().stream()
                        .filter(place -> place.kind() == Place.Kind.FLAG)
                        .filter(flag -> form.bound().stream()
                                .noneMatch(bound -> bound.within().substring(1).equals(flag.name())))
                        .map(flag -> form.template() + "." + flag.name()))
                .toList();

        assertThat(unbound)
                // Heads of a table or part that is there or not, and the mark of a preview.
                .containsExactlyInAnyOrder(
                        "later-filing-notice.hasBefore",
                        "later-filing-notice.hasWritten",
                        "later-filing-receipt.hasFiles",
                        "later-filing-receipt.hasWritten",
                        "oral-complaint.oral",
                        "oral-complaint.preview",
                        "party-complaint.hasElements",
                        "party-evidence-list.hasEvidence",
                        "party-evidence-list.preview",
                        "party-online-consent.preview",
                        "party-service-address.preview",
                        "transfer-sheet.hasClaims",
                        "transfer-sheet.hasLater");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9{{total}}",
                "{{total}}0",
                "{{total}}.5",
                "9,{{total}}",
                "9 {{total}}",
                "{{total}} 0",
                "９{{total}}",
                "一{{total}}",
                "{{total}}万",
                "-{{total}}",
                "负{{total}}",
                "x{{total}}",
                "{{total}}e",
                "<b>9</b>{{total}}",
                "{{total}}<b>0</b>",
                "9{{#account}}{{/account}}{{total}}",
                "{{total}}{{total}}",
                "1{{date}}",
                "十{{date}}",
                "1{{caseNumber}}",
                "{{caseNumber}}2",
                "1{{paymentPeriod}}",
                "二十{{paymentPeriod}}",
                "壹{{amountInWords}}"
            })
    @DisplayName("数字和字母不能贴着金额、日期、号码的占位符写：数会变")
    void nothingIsGluedToAFigure(String glued) {
        var shipped = Templates.packaged("fee-notice");

        assertThat(messages("fee-notice", shipped.replace("<p>逾期不交纳", "<p>合计" + glued + "。逾期不交纳")))
                .contains("GLUED", "数");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "（{{total}}元）",
                "{{amount}}，7日内",
                "{{date}}一并",
                "案号{{caseNumber}}，",
                "{{amount}}<br/>9",
                "共 {{amount}}"
            })
    @DisplayName("金额、日期、号码旁边的文字和标点照常写")
    void wordsBesideAFigure(String written) {
        var shipped = Templates.packaged("fee-notice");

        assertThat(codes("fee-notice", shipped.replace("<p>逾期不交纳", "<p>" + written + "。</p><p>逾期不交纳")))
                .isEmpty();
    }

    @Test
    @DisplayName("期限是几日就写几日，减百分之几就写百分之几：单位不能换")
    void theUnitStays() {
        var shipped = Templates.packaged("correction-notice");
        for (var unit : List.of("个工作日", "个月", "天", "周", "小时")) {
            assertThat(messages("correction-notice", shipped.replace("{{days}} 日", "{{days}} " + unit)))
                    .contains("UNIT", "日");
        }
        assertThat(messages(
                        "fee-relief-decision",
                        Templates.packaged("fee-relief-decision").replace("{{.}}%", "{{.}}元")))
                .contains("UNIT", "%");
    }

    @Test
    @DisplayName("例子是数字的占位符，都声明了是数字")
    void figuresAreDeclared() {
        var undeclared = PaperForms.declared().all().stream()
                .flatMap(form -> form.places().stream()
                        .flatMap(place -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(place), place.columns().stream()))
                        .filter(place -> !place.figure() && !place.examples().isEmpty())
                        .filter(place -> place.kind() != Place.Kind.LINES)
                        .filter(place -> place.examples().get(0).matches("[0-9].*|.*[0-9]"))
                        .map(place -> form.template() + "." + place.name()))
                .toList();

        // Words of a party that happen to begin or end so.
        assertThat(undeclared).isSubsetOf("party-complaint.text");
    }

    @Test
    @DisplayName("告诉当事人往哪里交钱的文书，不能去掉账户")
    void theAccountStays() {
        var telling = PaperForms.declared().all().stream()
                .filter(form -> form.place("waysToPay").isPresent())
                .map(PaperForm::template)
                .toList();

        assertThat(telling).contains("fee-notice", "fee-left-notice").allSatisfy(template -> {
            var shipped = Templates.packaged(template);
            assertThat(messages(template, shipped.replaceAll("(?s)\\{\\{#account}}.*?\\{\\{/account}}", "")))
                    .contains("REQUIRED", "账户", "诉讼费用交纳办法第五十二条");
            assertThat(messages(template, shipped.replace("{{.}}", "见公告"))).contains("REQUIRED", "账户");
        });
    }

    @Test
    @DisplayName("草稿改动了法定段落的，说出是哪几项、依据哪一条")
    void whatIsTouchedIsNamed() {
        var shipped = Templates.packaged("refusal-ruling");

        assertThat(CHECKS.touched("refusal-ruling", shipped, refusal("<p>{{remedy}}。</p>", "<p>{{remedy}}！</p>")))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.code()).isEqualTo("LOCKED_WORDS_CHANGED");
                    assertThat(flaw.message()).contains("上诉的期限和上诉的法院", "民事诉讼法第一百二十六条、第一百七十一条", "{{remedy}}！", "须由庭长批准");
                });
        assertThat(CHECKS.touched("refusal-ruling", shipped, withLine("<p>如有疑问请来电。</p>")))
                .isEmpty();
    }

    @Test
    @DisplayName("一般情形的示例前后一致：准予减交的决定书不会又说缓交、免交，已经提交的文书不写预览")
    void theUsualCaseAgreesWithItself() {
        assertThat(usual("fee-relief-decision"))
                .contains("减去 40%", "准予减交诉讼费 40%")
                .doesNotContain("现在不交纳", "你方不交纳");
        assertThat(usual("party-complaint")).contains("提交以后内容不再改变");
        assertThat(usual("transfer-sheet")).doesNotContain("先行立案");
    }

    private static String usual(String template) {
        var form = PaperForms.declared().find(template).orElseThrow();
        return ReadAloud.text(new Templates()
                .fill(
                        template,
                        Templates.packaged(template),
                        SampleCase.USUAL.words(form, PaperForms.declared().shared()))
                .page());
    }
}
