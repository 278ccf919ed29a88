package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.rules.Tables;
import org.lian.vocabulary.Track;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.RuleFinding.Severity;

/** 检查决策表草稿: each thing that may be wrong, where it is, and in Chinese what helps. */
class TableChecksTests {
    private static final byte[] BASE = SmallTable.with();

    private final TableChecks checks = TestChecks.tables();

    static List<String> ids() throws IOException {
        return Tables.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("发布的每张表没有问题，也没有一张未分析")
    void shippedTablesAreClean(String id) throws IOException {
        var table = Files.readAllBytes(Tables.folder().resolve(id + ".dmn"));

        assertThat(checks.check(id, table, table))
                .noneMatch(RuleFinding::isBlocking)
                .extracting(RuleFinding::code)
                .doesNotContain("NOT_ANALYSED", "LOCKED_ROW_CHANGED");
        assertThat(checks.touchesStatutory(table, table)).isFalse();
        assertThat(TableDifference.between(table, table)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("现行版本的行全丢了，补回来的版本不受它牵连")
    void repair(String id) throws IOException {
        var table = Files.readString(Tables.folder().resolve(id + ".dmn"));
        var broken = table.replaceAll("(?s)<rule .*?</rule>", "").getBytes(StandardCharsets.UTF_8);

        assertThat(checks.check(id, table.getBytes(StandardCharsets.UTF_8), broken))
                .noneMatch(RuleFinding::isBlocking);
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("提示里的情况是会有的：金额和人数不会是负数")
    void nothingBelowZero(String id) throws IOException {
        var table = Files.readAllBytes(Tables.folder().resolve(id + ".dmn"));

        assertThat(checks.check(id, table, table))
                .extracting(RuleFinding::message)
                .noneMatch(message -> message.contains("= -"));
    }

    @Test
    @DisplayName("各省数额表没有适用的行时不转人工认定，只给幅度：提示照实说")
    void withoutAProvincialAmount() throws IOException {
        var table = Files.readAllBytes(Tables.folder().resolve("provincial-amount.dmn"));

        assertThat(checks.check("provincial-amount", table, table))
                .filteredOn(finding -> finding.code().equals("GAP"))
                .isNotEmpty()
                .extracting(RuleFinding::message)
                .allSatisfy(message -> assertThat(message).contains("只给法定的幅度").doesNotContain("转人工认定"));
    }

    @Test
    @DisplayName("时间不够的，说的是碰到的那一个限度：一步的秒数，或者全部的秒数")
    void whichLimitWasMet() {
        assertThat(Budget.of(Duration.ofSeconds(20)).part(Duration.ofSeconds(3)).words())
                .isEqualTo("这一步的 3 秒");
        assertThat(Budget.of(Duration.ofSeconds(2)).part(Duration.ofSeconds(3)).words())
                .isEqualTo("规定的 2 秒");
    }

    @Test
    @DisplayName("没有改动的草稿：只提示转人工的情况")
    void unchanged() {
        assertThat(check(BASE)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("GAP");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("程序 = CIVIL", "天数 = 没有填写", "转人工认定");
        });
    }

    // The file

    @ParameterizedTest
    @ValueSource(strings = {"", "省份,数额", "<definitions", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///x'>]><x>&e;</x>"})
    @DisplayName("不是 XML、带外部引用的文件有明确答复")
    void noXml(String text) {
        assertThat(check(text.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("XML"));
    }

    @ParameterizedTest
    @CsvSource({"GBK", "UTF-16", "UTF-32"})
    @DisplayName("其他编码有明确答复")
    void otherEncodings(String charset) {
        assertBlocks(check(SmallTable.XML.getBytes(Charset.forName(charset))), "ENCODING");
        assertBlocks(check(SmallTable.with("encoding=\"UTF-8\"", "encoding=\"GB18030\"")), "ENCODING");
    }

    @Test
    @DisplayName("流程图、别家版本、结构不对的文件有明确答复")
    void otherFiles() {
        assertBlocks(check(SmallTable.with("/20191111/", "/20991231/")), "NOT_DMN");
        assertBlocks(
                check(SmallTable.with("<decisionTable id=\"table\"", "<surprise /><decisionTable id=\"table\"")),
                "NOT_DMN");
        assertBlocks(check("<bpmn/>".getBytes(StandardCharsets.UTF_8)), "DECISION_MISSING");
    }

    @Test
    @DisplayName("编号唯一；决策的编号是规则的编号；单元格与列一一对应")
    void idsAndShape() {
        assertBlocks(check(SmallTable.with("id=\"a4\"", "id=\"a3\"")), "DUPLICATE_ID");
        assertBlocks(check(SmallTable.with("decision id=\"rule\"", "decision id=\"ruler\"")), "DECISION_MISSING");
        assertBlocks(
                check(SmallTable.with("<outputEntry id=\"b5\"><text>\"二号\"</text></outputEntry>", "")),
                "ROW_INCOMPLETE",
                2,
                null);
    }

    @Test
    @DisplayName("过大、过深的文件有明确答复")
    void tooLarge() {
        assertBlocks(
                check(SmallTable.with("</definitions>", "<!--" + "x".repeat(600_000) + "--></definitions>")),
                "TOO_LARGE");
        assertBlocks(check(("<a>".repeat(50_000) + "</a>".repeat(50_000)).getBytes(StandardCharsets.UTF_8)), "XML");
        var row = SmallTable.XML.substring(
                SmallTable.XML.indexOf("<rule id=\"other\">"), SmallTable.XML.indexOf("</decisionTable>"));
        var many = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            many.append(row.replaceAll("id=\"(\\w+)\"", "id=\"$1-" + i + "\""));
        }
        assertBlocks(check(SmallTable.with("</decisionTable>", many + "</decisionTable>")), "TOO_LARGE");
    }

    // What others rely on

    @Test
    @DisplayName("系统不提供的输入被拦下，并列出可以用的输入")
    void unknownInput() {
        var finding = blocking(check(SmallTable.with("name=\"marks\"", "name=\"stars\"")), "UNKNOWN_INPUT");

        assertThat(finding.message()).contains("标记（marks）", "程序（track）");
        assertBlocks(
                check(SmallTable.with("name=\"days\" typeRef=\"long\"", "name=\"days\" typeRef=\"string\"")),
                "INPUT_TYPE");
    }

    @Test
    @DisplayName("输出列不能少、不能改名、不能换类型")
    void outputs() {
        assertBlocks(check(SmallTable.with("name=\"limit\"", "name=\"limits\"")), "OUTPUT_MISSING");
        assertBlocks(
                check(SmallTable.with("name=\"limit\" typeRef=\"long\"", "name=\"limit\" typeRef=\"string\"")),
                "OUTPUT_TYPE",
                null,
                "期限");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FIRST",
                "ANY",
                "PRIORITY",
                "OUTPUT ORDER",
                "COLLECT",
                "RULE ORDER",
                "COLLECT\" aggregation=\"SUM"
            })
    @DisplayName("命中策略不能改，会掩盖重叠的和汇总的不能用")
    void hitPolicy(String policy) {
        assertBlocks(check(SmallTable.with("hitPolicy=\"UNIQUE\"", "hitPolicy=\"" + policy + "\"")), "HIT_POLICY");
    }

    @Test
    @DisplayName("没有表格的决策、没有写读取什么的列")
    void empty() {
        assertBlocks(
                check(SmallTable.with(
                        SmallTable.XML.substring(
                                SmallTable.XML.indexOf("<decisionTable"),
                                SmallTable.XML.indexOf("</decisionTable>") + "</decisionTable>".length()),
                        "")),
                "NO_LOGIC");
        assertBlocks(check(SmallTable.with("<text>days</text>", "<text></text>")), "EMPTY_INPUT", null, "天数");
    }

    // Texts

    @Test
    @DisplayName("引擎不收的写法，指出行和列")
    void whatTheGuardRefuses() {
        assertBlocks(check(SmallTable.cell("b3", "${x}")), "EXPRESSION", 2, "期满");
        assertBlocks(check(SmallTable.cell("a1", "“CIVIL”")), "SYNTAX", 1, "程序");
        assertBlocks(
                check(SmallTable.with("id=\"c4\"", "id=\"c4\" expressionLanguage=\"javascript\"")),
                "LANGUAGE",
                3,
                "期限");
    }

    @Test
    @DisplayName("没有声明的名称被拦下；漏了引号会提示")
    void unknownName() {
        var finding = blocking(check(SmallTable.cell("a1", "CIVIL")), "UNKNOWN_NAME");

        assertThat(finding.row()).isEqualTo(1);
        assertThat(finding.cell()).isEqualTo("程序");
        assertThat(finding.message()).contains("\"CIVIL\"");
        assertBlocks(check(SmallTable.cell("e1", "tracks")), "UNKNOWN_NAME", null, "程序");
        assertBlocks(check(SmallTable.cell("b4", "limitOf(days)")), "UNKNOWN_FUNCTION", 2, "期限");
    }

    @Test
    @DisplayName("自己约束的名称可以用")
    void boundNames() {
        assertPasses(SmallTable.cell("b4", "count(for mark in [1, 2] return mark + 1)"));
        assertPasses(SmallTable.cell("b4", "{a: 30, b: a}.b"));
        assertPasses(SmallTable.cell("b4", "30 + count([1, 2][item > 5])"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1..1000000000 return i",
                "if some i in 1..1000000000 satisfies i = 0 then 1 else 2",
                "count(for a in [1], b in [2], c in [3] return a)",
                "{f: function(n) f(n), r: f(1)}.r",
                "9 ** 99999999",
                "round up(1, 999999999)",
                "1 + 99999999999999999999",
                "if matches(track, \"(a+)+b\") then 1 else 2",
                "count(sort([3, 1], function(x, y) x < y))"
            })
    @DisplayName("可能算不完的写法被拦下")
    void loops(String text) {
        assertBlocks(check(SmallTable.cell("b4", text)), "LOOP", 2, "期限");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "floor(7.5, 100000000)",
                "ceiling(7.5, days)",
                "floor(7.5, -100000000)",
                "`floor`(7.5, 100000000)",
                "floor(n: 7.5, scale: 100000000)",
                "round half up(7.5, 100000000)",
                "round half down(7.5, days * 1000)",
                "if days > 3 then round down(7.5, 100000000) else 7",
            })
    @DisplayName("取整的小数位数写明是 0 到 6，不论哪个函数；不用运行就知道")
    void roundingIsCoarse(String text) {
        var finding = assertStopsAtOnce(text);

        assertThat(finding.message()).contains("第 2 行“期限”", "0 到 6");
        assertPasses(SmallTable.cell("b4", "floor(7.5)"));
        assertPasses(SmallTable.cell("b4", "ceiling(29.5, 0)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "floor(number(\"1e20000000\"))",
                "round up(number(\"1e-20000000\") + 1, 2)",
                "floor(number(track))",
                "floor({%s}.a39)",
                "{b: {%s}.a39, c: floor(b)}.c",
                "count(for step in [{%s}.a39] return floor(step))",
                "0.%s1 * days"
            })
    @DisplayName("位数多得写不完的数拦下，说出最多几位；不用运行就知道")
    void endlessDigits(String text) {
        var steps = new StringBuilder("a0: 100000000");
        for (var step = 1; step < 40; step++) {
            steps.append(", a%1$d: a%2$d * a%2$d".formatted(step, step - 1));
        }

        var finding = assertStopsAtOnce(text.formatted(text.startsWith("0.") ? "0".repeat(1500) : steps));

        assertThat(finding.message()).contains("第 2 行“期限”", "1000 位");
    }

    @Test
    @DisplayName("几次乘除、取整照常可以；number() 读写明的数也可以")
    void fewDigits() {
        assertPasses(SmallTable.cell("b4", "floor(days * 10000 / 3 - days * 3333.3) + number(\"5\")"));
        assertPasses(SmallTable.cell("b4", "{a: 10, b: a * a, c: b / a}.c"));
    }

    @Test
    @DisplayName("一个决策乘一个决策，接成一串，也很快有结论")
    void chainOfDecisions() {
        var chain = new StringBuilder();
        for (var step = 1; step < 40; step++) {
            chain.append("""
                    <decision id="d%1$d" name="第%1$d步" camunda:historyTimeToLive="P1D">
                      <variable id="v-d%1$d" name="d%1$d" typeRef="long" />
                      <informationRequirement id="r%1$d">%3$s</informationRequirement>
                      <literalExpression id="l%1$d"><text>%4$s</text></literalExpression>
                    </decision>
                    """.formatted(
                            step,
                            step - 1,
                            step == 1
                                    ? "<requiredInput href=\"#days\" />"
                                    : "<requiredDecision href=\"#d%d\" />".formatted(step - 1),
                            step == 1 ? "1000000000 * 1000" : "d%1$d * d%1$d".formatted(step - 1)));
        }
        var draft = SmallTable.with(
                "<decisionTable id=\"table\"",
                "<informationRequirement id=\"r\"><requiredDecision href=\"#d39\" /></informationRequirement>"
                        + "<decisionTable id=\"table\"",
                "</definitions>",
                chain + "</definitions>",
                "<text>30</text>",
                "<text>floor(d39)</text>");

        var start = System.nanoTime();
        check(draft);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private RuleFinding assertStopsAtOnce(String text) {
        var start = System.nanoTime();
        var said = checks.check(SmallTable.ID, SmallTable.cell("b4", text), BASE, checks.budget());

        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        assertThat(said.mayRun()).isFalse();
        return blocking(said.findings(), "LOOP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if track = \"CIVIL\" then string length({%s}.a39) else 7",
                "string length({%s}.a39)",
                "{a0: 1, b: {%s}.a39, c: 7}.c"
            })
    @DisplayName("上下文里一条接一条翻倍的文字和列表被拦下，不论放在什么条件后面；一条用前一条而不翻倍的可以")
    void entriesThatDouble(String text) {
        var texts = new StringBuilder("a0: \"aaaaaaaa\"");
        var lists = new StringBuilder("a0: [1, 1]");
        for (var step = 1; step < 40; step++) {
            texts.append(", a%1$d: a%2$d + a%2$d".formatted(step, step - 1));
            lists.append(", a%1$d: concatenate(a%2$d, a%2$d)".formatted(step, step - 1));
        }

        for (var entries : List.of(texts, lists)) {
            assertThat(check(SmallTable.cell("b4", text.formatted(entries))))
                    .extracting(finding -> finding.code())
                    .contains("LOOP");
        }
        assertPasses(SmallTable.cell("b4", "{a: 10, b: a + 10, c: b + 10}.c"));
    }

    @Test
    @DisplayName("过长、括号过深的内容被拦下")
    void longTexts() {
        assertBlocks(check(SmallTable.cell("a5", "\"" + "长".repeat(3000) + "\"")), "LOOP", 1, "窗口");
        assertBlocks(check(SmallTable.cell("a4", "(".repeat(500) + "1" + ")".repeat(500))), "LOOP", 1, "期限");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if now() = null then 1 else 2", "today().day", "random number()", "count([uuid()])"})
    @DisplayName("以后重算会不同的写法被拦下")
    void notRepeatable(String text) {
        assertBlocks(check(SmallTable.cell("c4", text)), "NOT_REPEATABLE", 3, "期限");
    }

    // Values

    @Test
    @DisplayName("类型只能是文字、整数、是否、日期；内容要合类型")
    void types() {
        assertBlocks(
                check(SmallTable.with("id=\"e2\" typeRef=\"long\"", "id=\"e2\" typeRef=\"double\"")),
                "TYPE",
                null,
                "天数");
        assertBlocks(check(SmallTable.cell("a1", "7")), "TYPE", 1, "程序");
        assertBlocks(check(SmallTable.cell("b2", "> \"7\"")), "TYPE", 2, "天数");
        assertBlocks(check(SmallTable.cell("b2", "days > \"7\"")), "TYPE", 2, "天数");
        assertBlocks(check(SmallTable.cell("c4", "\"15\"")), "TYPE", 3, "期限");
        assertBlocks(check(SmallTable.cell("c4", "7.5")), "TYPE", 3, "期限");
        assertBlocks(check(SmallTable.cell("c4", "if days = 1 then true else 7")), "TYPE", 3, "期限");
    }

    @Test
    @DisplayName("程序按代码处理的列，不能出现新的取值；中文可以改")
    void unknownValue() {
        var finding = blocking(check(SmallTable.cell("b3", "\"ESCALATED\"")), "UNKNOWN_VALUE");

        assertThat(finding.row()).isEqualTo(2);
        assertThat(finding.cell()).isEqualTo("期满");
        assertThat(finding.message()).contains("REGISTER、ESCALATE");
        assertPasses(SmallTable.cell("b5", "\"九号\""));
        assertPasses(SmallTable.cell("b3", "\"REGISTER\""));
    }

    @Test
    @DisplayName("给各行起名的代码列可以有新代码，提示核对")
    void newNameOfARow() throws IOException {
        var table = Files.readString(Tables.folder().resolve("correction-catalogue.dmn"));
        var draft = table.replace("\"PAGES_MISSING\"", "\"PAGES_LOST\"");

        assertThat(checks.check("correction-catalogue", bytes(draft), bytes(table)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("UNKNOWN_VALUE");
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "if days = 1 then null else 7", "days", "number(track)"})
    @DisplayName("结果不能为空，也不能算成空")
    void emptyOutput(String text) {
        assertBlocks(check(SmallTable.cell("c4", text)), "EMPTY_OUTPUT", 3, "期限");
    }

    @Test
    @DisplayName("从来不为空的列，不能填空文字")
    void blankOutput() {
        assertBlocks(check(SmallTable.cell("c5", "\"\"")), "EMPTY_OUTPUT", 3, "窗口");
    }

    @Test
    @DisplayName("算出的结果不合类型，试算时发现")
    void failsWhenAsked() {
        assertBlocks(check(SmallTable.cell("c4", "\"a\" + \"b\"")), "FAILS");
    }

    // Bases and rows of the law

    @ParameterizedTest
    @ValueSource(strings = {"", "同上", "见上一行", "领导要求"})
    @DisplayName("每一行写明依据")
    void basis(String text) {
        assertBlocks(check(SmallTable.with("民事诉讼法第二条", text)), "BASIS_MISSING", 2, null);
    }

    @Test
    @DisplayName("法定行被改、被删、被解锁：提示，须由庭长批准")
    void lockedRows() {
        assertStatutory(SmallTable.cell("a4", "8"), 1);
        assertStatutory(SmallTable.with("民事诉讼法第一条", "民事诉讼法第九条"), 1);
        assertStatutory(SmallTable.with(" lian:locked=\"true\"", ""), 1);
        var row = SmallTable.XML.substring(
                SmallTable.XML.indexOf("<rule id=\"short\""), SmallTable.XML.indexOf("<rule id=\"long\""));
        assertStatutory(SmallTable.with(row, ""), null);
        assertStatutory(SmallTable.cell("e2", "if days = null then 0 else days"), null);
    }

    @Test
    @DisplayName("几行一起适用的表里，本院加一行、改一行，等于在法定行之外增设，须由庭长批准；删掉本院的行不须")
    void besideTheLaw() {
        var together = collecting(BASE);
        var own = SmallTable.XML.substring(
                SmallTable.XML.indexOf("<rule id=\"other\""), SmallTable.XML.indexOf("</decisionTable>"));
        var added = collecting(SmallTable.with(
                own, own + own.replaceAll("id=\"(\\w+)\"", "id=\"$1-2\"").replace("15", "16")));

        assertThat(checks.touchesStatutory(together, together)).isFalse();
        assertThat(checks.touchesStatutory(added, together)).isTrue();
        assertThat(checks.touchesStatutory(collecting(SmallTable.cell("c4", "16")), together))
                .isTrue();
        assertThat(checks.touchesStatutory(collecting(SmallTable.with(own, "")), together))
                .isFalse();
        assertThat(checks.touchesStatutory(together, BASE))
                .as("another hit policy")
                .isTrue();
    }

    private static byte[] collecting(byte[] table) {
        return new String(table, StandardCharsets.UTF_8)
                .replace("UNIQUE", "COLLECT")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("本院的行、法定行里归本院的单元格，不须庭长批准")
    void ownCells() {
        for (var draft : List.of(SmallTable.cell("b4", "31"), SmallTable.cell("a5", "\"八号\""))) {
            assertThat(check(draft)).extracting(RuleFinding::code).doesNotContain("LOCKED_ROW_CHANGED");
            assertThat(checks.touchesStatutory(draft, BASE)).isFalse();
        }
    }

    // Gaps, overlaps, dead rows

    @Test
    @DisplayName("重叠：指出两行和例子")
    void overlap() {
        var finding = blocking(check(SmallTable.cell("b2", ">= 7")), "OVERLAP");

        assertThat(finding.row()).isEqualTo(2);
        assertThat(finding.message()).contains("第 1 行", "第 2 行", "天数 = 7", "程序 = CIVIL");
        assertBlocks(check(SmallTable.cell("c1", "")), "OVERLAP");
        assertBlocks(check(SmallTable.cell("c1", "not(\"ADMINISTRATIVE\")")), "OVERLAP");
        assertBlocks(check(SmallTable.cell("b1", "starts with(?, \"CI\")")), "OVERLAP");
    }

    @Test
    @DisplayName("缺口：现行表没有的被拦下，指出行、列和例子")
    void gap() {
        var finding = blocking(check(SmallTable.cell("b2", "> 8")), "GAP");

        assertThat(finding.row()).isEqualTo(2);
        assertThat(finding.cell()).isEqualTo("天数");
        assertThat(finding.message()).contains("天数 = 8", "民事诉讼法第二条");
        assertBlocks(check(SmallTable.cell("c1", "\"ADMINISTRATIVE\"")), "GAP", 3, "程序");
        assertBlocks(check(SmallTable.cell("c1", "not(starts with(?, \"CIVIL\"))")), "GAP", 3, "程序");
    }

    @Test
    @DisplayName("新表：说得出名字的缺口被拦下，其余提示")
    void gapOfANewTable() {
        assertThat(checks.check(SmallTable.ID, BASE, null)).noneMatch(RuleFinding::isBlocking);
        assertBlocks(checks.check(SmallTable.ID, SmallTable.cell("b2", "> 9"), null), "GAP");
    }

    @Test
    @DisplayName("永远不会适用的行被拦下；重复的行也是")
    void deadRow() {
        assertBlocks(check(SmallTable.cell("b2", "> 7 and < 3")), "SYNTAX");
        assertBlocks(check(SmallTable.cell("b2", "(7..8)")), "DEAD_ROW", 2, null);
        var collecting = SmallTable.with("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\"");
        assertThat(checks.check(SmallTable.ID, collecting, collecting)).noneMatch(RuleFinding::isBlocking);
        var row = SmallTable.XML.substring(
                SmallTable.XML.indexOf("<rule id=\"other\""), SmallTable.XML.indexOf("</decisionTable>"));
        var doubled = new String(collecting, StandardCharsets.UTF_8)
                .replace("</decisionTable>", row.replaceAll("id=\"(\\w+)\"", "id=\"$1-2\"") + "</decisionTable>");
        assertBlocks(checks.check(SmallTable.ID, bytes(doubled), collecting), "DEAD_ROW", 4, null);
    }

    @Test
    @DisplayName("没有名称的结果列：请给结果列起名，试算以前就拦下")
    void aResultWithoutAName() {
        for (var draft :
                List.of(SmallTable.with("name=\"limit\" ", ""), SmallTable.with("name=\"limit\"", "name=\" \""))) {
            var said = checks.check(SmallTable.ID, draft, null, checks.budget());

            assertThat(said.mayRun()).isFalse();
            assertThat(blocking(said.findings(), "OUTPUT_NAME").message()).contains("请给结果列起名");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains(?, \"I\")", "string length(?) > 3", "? = upper case(\"x\")"})
    @DisplayName("证明不了的写法：改过的行说是哪一行，拦下；一直这样的只明说未分析")
    void notAnalysed(String text) {
        var cell = SmallTable.cell("c1", text);

        assertBlocks(checks.check(SmallTable.ID, cell, BASE), "NOT_ANALYSED", 3, null);
        assertThat(checks.check(SmallTable.ID, cell, cell))
                .filteredOn(finding -> finding.code().equals("NOT_ANALYSED"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains("未分析");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count([0,1,2,3,4,5,6,7,8,9][item >= 0 and count([0,1,2,3,4,5,6,7,8,9][item >= 0 and count([0,1,2,3,4,5,6,7,8,9][item >= 0 and count([0,1,2,3,4,5,6,7,8,9][item >= 0 and count([0,1,2,3,4,5,6,7,8,9][item >= 0]) > 0]) > 0]) > 0]) > 0])",
                "count(for a in marks, b in marks return a)",
                "count(marks[count(marks[item != null]) > 0])",
                "if some a in marks satisfies every b in marks satisfies a = b then 1 else 2"
            })
    @DisplayName("筛选里套筛选、循环里套循环：几张列表乘起来超过十万步的，一格也不算")
    void nestedLists(String text) {
        assertThat(assertStopsAtOnce(text).message()).contains("100000 步");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(marks[item = \"A\"])",
                "count(for a in marks, b in [1, 2, 3] return a)",
                "if every a in marks satisfies list contains([\"A\", \"B\"], a) then 1 else 2",
                "count([1,2,3][item > 1 and count([4,5,6][item > 4]) > 0])"
            })
    @DisplayName("一张列表逐个去看，或者套着短列表，可以")
    void plainLists(String text) {
        assertThat(check(SmallTable.cell("b4", text)))
                .extracting(RuleFinding::code)
                .doesNotContain("LOOP");
    }

    @Test
    @DisplayName("组合太多时限时停下，明说未分析")
    void tooManyCombinations() {
        var text = new StringBuilder("days > 0");
        for (int i = 1; i <= 30; i++) {
            text.append(" or days = ").append(i * 10);
        }
        for (int i = 1; i <= 9; i++) {
            text.append(" or list contains(marks, \"M").append(i).append("\")");
        }
        // As many as a cell may have parts.
        Arrays.stream(Track.values())
                .limit(17)
                .forEach(track -> text.append(" or track = \"").append(track).append('"'));

        var start = System.nanoTime();
        assertThat(checks.check(SmallTable.ID, SmallTable.cell("c2", text.toString()), null))
                .extracting(RuleFinding::code)
                .contains("NOT_ANALYSED");
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    // What must pass

    @Test
    @DisplayName("换行序、改列名、拆行、加说明都能通过")
    void harmless() {
        assertPasses(SmallTable.with("label=\"天数\"", "label=\"收到后的天数\""));
        assertPasses(SmallTable.with("民事诉讼法第二条", "民事诉讼法第二条；请核对"));
        assertPasses(SmallTable.with(" hitPolicy=\"UNIQUE\"", ""));
        var row = SmallTable.XML.substring(
                SmallTable.XML.indexOf("<rule id=\"long\""), SmallTable.XML.indexOf("<rule id=\"other\""));
        assertPasses(SmallTable.with(row, "", "</decisionTable>", row + "</decisionTable>"));
        assertPasses(SmallTable.with(
                row,
                row.replace("&gt; 7", "[8..100]")
                        + row.replace("&gt; 7", "&gt; 100").replaceAll("id=\"(\\w+)\"", "id=\"$1-2\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"review-clock", "litigation-fee", "case-code", "payment-obligation", "halving", "fee-bracket"})
    @DisplayName("一张表的文件里不能再写别的规则的决策：引擎会用它代替那张表")
    void noDecisionOfAnotherTable(String taken) {
        var other = "<decision id=\"" + taken
                + "\" name=\"另一张\" camunda:historyTimeToLive=\"P3650D\"><variable id=\"v-taken\" name=\"x\" typeRef=\"long\"/>"
                + "<literalExpression id=\"l-taken\"><text>1</text></literalExpression></decision>";

        assertThat(blocking(check(SmallTable.with("</definitions>", other + "</definitions>")), "DECISION_TAKEN")
                        .message())
                .contains(taken, "另一条规则", "请删除");
    }

    @ParameterizedTest
    @ValueSource(strings = {"review-clock ", " review-clock", "review-clock&#x20;", "&#9;review-clock", "brand new"})
    @DisplayName("决策的编号里不能有空白：引擎去掉空白，就成了别的规则")
    void noBlankInAnId(String id) {
        var other = "<decision id=\"" + id
                + "\" name=\"另一张\" camunda:historyTimeToLive=\"P3650D\"><variable id=\"v-odd\" name=\"x\" typeRef=\"long\"/>"
                + "<literalExpression id=\"l-odd\"><text>1</text></literalExpression></decision>";

        assertThat(check(SmallTable.with("</definitions>", other + "</definitions>")))
                .anyMatch(RuleFinding::isBlocking);
    }

    @Test
    @DisplayName("法定行改了什么，批准的人在提示里看到：哪一列，由什么改为什么")
    void lockedRowsSayWhatChanged() {
        assertThat(lockedRow(SmallTable.cell("a4", "8"))).containsPattern("“期[满限]”由 \\S+ 改为 8");
        assertThat(lockedRow(SmallTable.with("民事诉讼法第一条", "民事诉讼法第九条"))).contains("“依据”由 民事诉讼法第一条 改为 民事诉讼法第九条");
        assertThat(lockedRow(SmallTable.with(" lian:locked=\"true\"", ""))).contains("不再标为法定行");
    }

    private String lockedRow(byte[] draft) {
        return check(draft).stream()
                .filter(finding -> finding.code().equals("LOCKED_ROW_CHANGED"))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private List<RuleFinding> check(byte[] draft) {
        return checks.check(SmallTable.ID, draft, BASE);
    }

    private void assertPasses(byte[] draft) {
        assertThat(check(draft)).noneMatch(RuleFinding::isBlocking);
    }

    private void assertStatutory(byte[] draft, Integer row) {
        assertThat(checks.touchesStatutory(draft, BASE)).isTrue();
        assertThat(check(draft))
                .filteredOn(finding -> finding.code().equals("LOCKED_ROW_CHANGED"))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.row()).isEqualTo(row);
                    assertThat(finding.message()).contains("庭长");
                });
    }

    private static RuleFinding blocking(List<RuleFinding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.isBlocking() && finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + code + " in " + findings));
    }

    private static void assertBlocks(List<RuleFinding> findings, String code) {
        assertThat(blocking(findings, code).message()).containsPattern("\\p{IsHan}");
    }

    private static void assertBlocks(List<RuleFinding> findings, String code, Integer row, String cell) {
        var finding = blocking(findings, code);
        assertThat(finding.row()).isEqualTo(row);
        assertThat(finding.cell()).isEqualTo(cell);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
