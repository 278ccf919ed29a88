package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.rules.Tables;
import org.lian.workbench.RuleFinding;

/** 并列的取值: an example of one value of a changed row shows nothing of another. */
class ShownValuesTests {
    private static final byte[] BASE = table("\"CIVIL\"");

    private final TableChecks checks = TestChecks.tables();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "CIVIL", "CRIMINAL"                         | CRIMINAL                 | ''
            "CIVIL", "CRIMINAL"                         | CIVIL                    | "CRIMINAL"
            "CIVIL", "CRIMINAL", "STATE"                | CIVIL CRIMINAL           | "STATE"
            "CIVIL", "CRIMINAL", "STATE"                | CIVIL                    | "CRIMINAL" "STATE"
            "CIVIL", "CRIMINAL", "STATE"                | STATE CRIMINAL           | ''
            "CRIMINAL", "STATE"                         | STATE                    | "CRIMINAL"
            track = "CIVIL" or starts with(track, "ST") | CIVIL                    | starts_with(track,_"ST")
            "CIVIL", "a,b or \\"c\\""                   | CIVIL                    | "a,b_or_\\"c\\""
            if track = "X" or track = "Y" then true else false | X                 | ''
            """)
    @DisplayName("改过的格子里，新写的每一个取值要有用到它的示例；原来就有的不必")
    void everyNewValue(String cell, String tracks, String missing) {
        var found = missing(table(cell), BASE, tracks.split(" "));

        assertThat(found)
                .hasSize(missing.isEmpty() ? 0 : missing.split(" ").length)
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("VALUE_WITHOUT_EXAMPLE");
                    assertThat(finding.isBlocking()).isTrue();
                    assertThat(finding.row()).isEqualTo(2);
                    assertThat(finding.cell()).isEqualTo("程序");
                });
        assertThat(found)
                .extracting(RuleFinding::message)
                .containsExactlyElementsOf(Arrays.stream(missing.split(" "))
                        .filter(value -> !value.isEmpty())
                        .map(value -> "第 2 行“程序”：新增或者改过的 %s 没有示例用到，请补一行示例".formatted(value.replace('_', ' ')))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            if days > 20 then 30 else 40                                  | 9      | if days > 20 then 30
            if days > 20 then 30 else 40                                  | 9 21   | ''
            if days > 20 then 30 else 40                                  | 21     | else（不符合 days > 20） 40
            if days > 20 then 30 else if days > 10 then 5 else 40         | 9 21   | if days > 10 then 5
            if days > 20 then (if days > 30 then 1 else 2) else 40        | 9 31   | ''
            if (if days > 20 then true else false) then 30 else 40        | 9      | if (if days > 20 then true else false) then 30
            if track = "if x then y else z" then 30 else 40               | 9      | if track = "if x then y else z" then 30
            (if days > 20 then 30 else 40) + 1                            | 9      | ''
            if days > 20 then if days > 30 then 1 else 2 else 40          | 9 31   | else（不符合 days > 30） 2
            """)
    @DisplayName("改过的结果里，新写的每一个分支要有走到它的示例")
    void everyNewBranch(String formula, String days, String missing) {
        var draft = SmallTable.cell("b4", formula);
        var values = checks.shownValues(draft, SmallTable.with());
        var table = Tables.trials().open(SmallTable.ID, draft).orElseThrow();
        for (var each : days.split(" ")) {
            var facts = Map.of("track", "CIVIL", "days", Long.valueOf(each));
            values.show(facts, table.tried(facts).fired());
        }

        assertThat(values.missing(Set.of()))
                .extracting(RuleFinding::message)
                .containsExactlyElementsOf(
                        missing.isEmpty()
                                ? List.of()
                                : List.of("第 2 行“期限”：新增或者改过的 %s 没有示例用到，请补一行示例".formatted(missing)));
        assertThat(checks.shownValues(draft, draft).missing(Set.of())).isEmpty();
    }

    @Test
    @DisplayName("新增的行里，现行各行都没有的取值也要示例；没有改的行、新表、没有示例的行不说")
    void rows() {
        var two = table("\"CIVIL\", \"STATE\"");

        var renamed = new String(two, StandardCharsets.UTF_8)
                .replace("rule id=\"long\"", "rule id=\"longer\"")
                .replace("id=\"b1\"", "id=\"b9\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(missing(renamed, BASE, "CIVIL")).hasSize(1);
        assertThat(missing(renamed, BASE, "STATE")).isEmpty();
        assertThat(missing(renamed, two, "CIVIL")).isEmpty();
        assertThat(missing(two, two, "CIVIL")).isEmpty();
        assertThat(missing(two, null, "CIVIL")).isEmpty();
        assertThat(missing(two, BASE)).isEmpty();
    }

    @Test
    @DisplayName("行号说得出来；几张表的，连表名一起说")
    void places() throws Exception {
        assertThat(checks.shownValues(BASE, null).place("long")).isEqualTo("第 2 行");
        var fee = Files.readAllBytes(Tables.folder().resolve("litigation-fee.dmn"));
        assertThat(checks.shownValues(fee, null).place("base-fixed")).isEqualTo("表“每件数额”第 2 行");
        assertThat(checks.shownValues(fee, null).number("base-fixed")).isEqualTo(2);
    }

    /** The second row for these; the third for none of them. */
    private static byte[] table(String condition) {
        return SmallTable.with(
                "<inputEntry id=\"b1\"><text>\"CIVIL\"</text>",
                "<inputEntry id=\"b1\"><text>" + condition + "</text>",
                "<text>not(\"CIVIL\")</text>",
                "<text>\"OTHER\"</text>");
    }

    private List<RuleFinding> missing(byte[] draft, byte[] base, String... tracks) {
        var values = checks.shownValues(draft, base);
        var table = Tables.trials().open(SmallTable.ID, draft).orElseThrow();
        for (var track : tracks) {
            var facts = Map.of("track", track, "days", 9L);
            values.show(facts, table.tried(facts).fired());
        }
        return values.missing(tracks.length == 0 ? Set.of("short", "long", "other") : Set.of());
    }
}
