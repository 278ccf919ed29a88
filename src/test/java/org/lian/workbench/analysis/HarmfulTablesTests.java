package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.rules.Tables;
import org.lian.workbench.RuleFinding;

/** 范围之内的害处: a table whose every value is possible, and which hurts people all the same. */
class HarmfulTablesTests {
    private static final String FEE = "litigation-fee";
    private static final String CLOCK = "review-clock";
    private static final String ELIGIBILITY = "case-type-eligibility";

    private final TableChecks checks = TestChecks.tables();

    static List<String> ids() throws IOException {
        return Tables.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("发布的每张表，从头看起也没有害处")
    void shippedTablesDoNoHarm(String id) throws IOException {
        assertThat(checks.check(id, bytes(shipped(id)), null))
                .noneMatch(RuleFinding::isHarm)
                .noneMatch(finding -> finding.code().equals("PERIOD_TOO_LONG")
                        || finding.code().equals("SUIT_REFUSED"));
    }

    // Tariffs

    @Test
    @DisplayName("金额多的反而少收：用法院的话说最低的数由多少改为多少，过了哪里少收多少")
    void aTariffThatFalls() throws IOException {
        assertThat(harm(FEE, result("property-1", 2, "5000", "6000")))
                .anyMatch(said -> said.endsWith("最低 50 → 60 元，1 万元零 1 分反而少 10 元"));
    }

    @Test
    @DisplayName("过了一档一下多收的也说")
    void aTariffThatJumps() throws IOException {
        assertThat(harm(FEE, result("property-2", 2, "-20000", "-10000")))
                .anyMatch(said -> said.contains("1 万元零 1 分一下多 100 元"))
                .anyMatch(said -> said.contains("10 万元零 1 分反而少 100 元"));
    }

    @Test
    @DisplayName("整档一致地改，前后接得上，就没有可说的")
    void aTariffThatIsMovedAsAWhole() throws IOException {
        var draft = result("enforcement-5", 1, "10", "20");

        assertThat(harm(
                        FEE,
                        draft.replace(
                                "\"enforcement-5-out-2\"><text>6740000", "\"enforcement-5-out-2\"><text>5740000")))
                .noneMatch(said -> said.contains("零 1 分"));
    }

    @ParameterizedTest
    @CsvSource({"每件50元, 每件500元", "不超过1万元, 不超过5万元"})
    @DisplayName("文字里的数和单元格里算的不一样：说出是哪一个数")
    void wordsUnlikeTheirCells(String said, String otherwise) throws IOException {
        var draft =
                shipped(FEE).replaceFirst("\"不超过1万元，每件50元\"", "\"" + "不超过1万元，每件50元".replace(said, otherwise) + "\"");
        assertThat(draft).isNotEqualTo(shipped(FEE));

        assertThat(harm(FEE, draft)).anyMatch(words -> words.contains(otherwise.replaceAll("^不超过", "")));
    }

    @Test
    @DisplayName("改了单元格没有改文字，文字一样被指出来；比例也是")
    void cellsUnlikeTheirWords() throws IOException {
        assertThat(harm(FEE, result("property-1", 2, "5000", "6000"))).anyMatch(words -> words.contains("“每件50元”"));
        assertThat(harm(FEE, result("property-2", 1, "250", "350"))).anyMatch(words -> words.contains("“按2.5%”"));
    }

    // Periods

    @ParameterizedTest
    @CsvSource({
        "clock-civil, 7, 60, 7 日",
        "clock-civil, 7, 8, 7 日",
        "clock-prosecution, 15, 16, 15 日",
        "clock-enforcement, 7, 10, 7 日",
        "clock-protection-order-urgent, 24, 48, 24 小时",
        "clock-confirmation, 3, 7, 3 日",
        "clock-objection, 3, 15, 3 日",
        "clock-non-litigation, 5, 7, 5 日",
        "clock-arbitration, 7, 30, 7 日",
        "clock-admin, 7, 30 + 30, 7 日",
        "clock-preservation, 5, if urgent = \"YES\" then 5 else 30, 5 日"
    })
    @DisplayName("比法律给的期限长的一行不能发布，说出法律给多少、哪一条")
    void longerThanTheLaw(String row, String before, String after, String bound) throws IOException {
        var found = checks.check(CLOCK, bytes(result(row, 1, before, after)), bytes(shipped(CLOCK)));

        assertThat(found)
                .filteredOn(finding -> finding.code().equals("PERIOD_TOO_LONG"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isBlocking()).isTrue();
                    assertThat(finding.message()).contains("法律只给 " + bound);
                });
    }

    @Test
    @DisplayName("短的可以；换个单位、换个期限名称变长的不可以")
    void shorterIsTheCourtsChoice() throws IOException {
        assertThat(codes(CLOCK, result("clock-civil", 1, "7", "5"))).doesNotContain("PERIOD_TOO_LONG");
        assertThat(codes(CLOCK, result("clock-civil", 2, "\"DAY\"", "\"WORKING_DAY\"")))
                .contains("PERIOD_TOO_LONG");
        var renamed = result("clock-civil", 1, "7", "30")
                .replaceFirst("\"civil.filing.review\"", "\"third_party_revocation.review\"");
        assertThat(codes(CLOCK, renamed)).contains("PERIOD_TOO_LONG");
    }

    // Suits

    @ParameterizedTest
    @CsvSource({
        "open-civil, 民事起诉一律不收",
        "open-administrative, 行政起诉一律不收",
        "open-private-prosecution, 自诉一律不收",
        "window-payment-order-cause, 民事起诉一律不收"
    })
    @DisplayName("起诉不问任何事实就不收：拦下，用法院的话说")
    void aSuitRefusedWithoutAFact(String row, String said) throws IOException {
        var draft = shipped(ELIGIBILITY)
                .replaceFirst("(?s)(<rule id=\"" + row + "\".*?<text>)\"(ACCEPT|WINDOW)\"", "$1\"REFUSE\"");

        assertThat(checks.check(ELIGIBILITY, bytes(draft), bytes(shipped(ELIGIBILITY))))
                .filteredOn(finding -> finding.code().equals("SUIT_REFUSED"))
                .anySatisfy(finding -> {
                    assertThat(finding.isBlocking()).isTrue();
                    assertThat(finding.message()).contains(said);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "directInterest = null",
                "directInterest != \"YES\"",
                "directInterest in (\"YES\", \"NO\", \"UNKNOWN\") or directInterest = null"
            })
    @DisplayName("没有回答不是不收的理由；怎么答都不收的也拦下")
    void silenceIsNoGround(String condition) throws IOException {
        assertThat(codes(ELIGIBILITY, noInterest(condition))).contains("SUIT_REFUSED");
    }

    @Test
    @DisplayName("有事实才不收的，照旧可以")
    void aFactMayRefuse() throws IOException {
        assertThat(codes(ELIGIBILITY, noInterest("directInterest = \"NO\" and definiteDefendant = \"NO\"")))
                .doesNotContain("SUIT_REFUSED");
    }

    @Test
    @DisplayName("改为到窗口办理可以，庭长先读到“不再在网上收”")
    void theWindowStaysPossible() throws IOException {
        var draft =
                shipped(ELIGIBILITY).replaceFirst("(?s)(<rule id=\"open-civil\".*?<text>)\"ACCEPT\"", "$1\"WINDOW\"");

        assertThat(codes(ELIGIBILITY, draft)).doesNotContain("SUIT_REFUSED");
        assertThat(harm(ELIGIBILITY, draft)).anyMatch(said -> said.contains("民事起诉不再在网上收，一律到窗口办理"));
    }

    @Test
    @DisplayName("结论表把“可以”改成“不收”一样拦下")
    void theConclusionTurned() throws IOException {
        var draft = shipped("eligibility-outcome").replaceFirst("\"PROCEED\"", "\"REFUSE\"");

        assertThat(codes("eligibility-outcome", draft)).contains("SUIT_REFUSED");
    }

    private static String noInterest(String condition) throws IOException {
        var shipped = shipped(ELIGIBILITY);
        var at = shipped.indexOf("<rule id=\"civil-no-interest\"");
        var cell = "directInterest = \"NO\"";
        var found = shipped.indexOf(cell, at);
        assertThat(found).isPositive();
        return shipped.substring(0, found) + condition.replace("<", "&lt;") + shipped.substring(found + cell.length());
    }

    /** The shipped table with another result in a cell of a row. */
    private static String result(String row, int column, String before, String after) throws IOException {
        var table = shipped(id(row));
        var at = table.indexOf("<rule id=\"" + row + "\"");
        assertThat(at).as(row).isPositive();
        var end = table.indexOf("</rule>", at);
        var rule = table.substring(at, end);
        var entries = rule.split("(?=<outputEntry)");
        assertThat(entries[column]).contains("<text>" + before + "</text>");
        entries[column] = entries[column].replace(before, after);
        return table.substring(0, at) + String.join("", entries) + table.substring(end);
    }

    private static String id(String row) {
        return row.startsWith("clock-") ? CLOCK : FEE;
    }

    private List<String> harm(String id, String draft) throws IOException {
        return checks.check(id, bytes(draft), bytes(shipped(id))).stream()
                .filter(RuleFinding::isHarm)
                .map(RuleFinding::message)
                .toList();
    }

    private List<String> codes(String id, String draft) throws IOException {
        return checks.check(id, bytes(draft), bytes(shipped(id))).stream()
                .map(RuleFinding::code)
                .toList();
    }

    private static String shipped(String id) throws IOException {
        return Files.readString(Tables.folder().resolve(id + ".dmn"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
