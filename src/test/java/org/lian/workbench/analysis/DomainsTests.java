package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.filing.Filing;
import org.lian.materials.Material;
import org.lian.rules.AnswerDomains;
import org.lian.rules.Facts;
import org.lian.rules.Tables;
import org.lian.vocabulary.Track;
import org.lian.workbench.RuleFinding;

/** 取值范围: what a table may give, and what a condition may look for. */
class DomainsTests {
    /** Texts that people read, and codes that no step reads or that name a row; compared with the version in force. */
    private static final Set<String> TEXTS = Set.of(
            "basis",
            "text",
            "name",
            "item",
            "who",
            "alternative",
            "document",
            "court",
            "wording",
            "signers",
            "department",
            "code",
            "ground",
            "flag",
            "target",
            "deadlineKind",
            "start",
            "afterFailedCorrection",
            "servedWhen",
            "onUnpaid",
            "timing",
            "feeItem",
            "feeBasis",
            "tariffItem",
            "tariffBasis",
            "halvingItem",
            "halvingBasis",
            "halvingGround",
            "relief",
            "schedule",
            "speciality",
            "judge");

    private final TableChecks checks = TestChecks.tables();

    static List<String> ids() throws IOException {
        return Tables.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("每张表给的每一列结果都有取值范围，或者列明没有")
    void everyColumnIsDeclared(String id) throws Exception {
        var file = DmnFile.read(table(id).getBytes(StandardCharsets.UTF_8));

        for (var decision : file.decisions()) {
            if (decision.table() != null) {
                assertThat(decision.outputs()).allSatisfy(output -> assertThat(
                                !Domains.ofOutput(decision.id(), output.name()).isOpen()
                                        || output.type().equals("boolean")
                                        || TEXTS.contains(output.name()))
                        .as(decision.id() + "." + output.name())
                        .isTrue());
            }
        }
    }

    @Test
    @DisplayName("代码就是程序里的那些，不多不少")
    void theProgramsOwnCodes() {
        assertThat(Facts.declared().domain("track").codes().keySet()).containsExactly(names(Track.values()));
        assertThat(Facts.declared().domain("outcome").codes().keySet())
                .containsExactly("REGISTER", "CORRECT", "ADVISE", "MEDIATE", "REFUSE");
        assertThat(Facts.declared().domain("relief").codes().keySet()).contains(names(Filing.Relief.State.values()));
        assertThat(AnswerDomains.of("required-materials", "kind").codes().keySet())
                .containsExactly(names(Material.Kind.values()));
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("发布的每张表都在取值范围之内，不和现行版本相比也一样")
    void shippedTablesAreClean(String id) throws IOException {
        assertThat(checks.check(id, table(id).getBytes(StandardCharsets.UTF_8), null))
                .extracting(RuleFinding::code)
                .doesNotContain("OUT_OF_DOMAIN", "UNKNOWN_FACT", "INVISIBLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            review-clock       | clock-civil-out-1      | -7                 | 期限     | 1 至 72
            review-clock       | clock-civil-out-1      | 0                  | 期限     | 1 至 72
            review-clock       | clock-civil-out-1      | 99999              | 期限     | 1 至 72
            review-clock       | clock-civil-out-1      | 1000               | 期限     | 1 至 72
            review-clock       | clock-civil-out-1      | if urgent = "YES" then -7 else 7 | 期限 | 1 至 72
            review-clock       | clock-civil-out-1      | 7 - 14             | 期限     | 1 至 72
            review-clock       | clock-civil-out-2      | "DAYS"             | 单位     | DAY
            review-clock       | clock-civil-out-2      | "YEAR"             | 单位     | HOUR
            review-clock       | clock-civil-out-5      | "REGISTRE"         | 期满     | REGISTER
            litigation-fee     | property-1-out-2       | -5000              | 低端     | 0 至
            litigation-fee     | property-2-out-1       | -250               | 费率     | 0 至 10000
            cause-fee-class    | fee-life-body-health-out-1 | "PROPERTYY"    | 收费类别 | PROPERTY
            required-materials | civil-person-out-2     | "PLAINTIF_IDENTITY" | 材料类别 | PLAINTIFF_IDENTITY
            required-materials | civil-person-out-3     | "MUST"             | 层级     | STATUTORY
            service-method     | serve-on-paper-out-1   | "EMAIL"            | 方式     | PAPER
            """)
    @DisplayName("结果程序不能用的，保存时就拦下，指出是哪一格、能用什么")
    void whatNobodyCanWorkWith(String id, String cell, String value, String head, String remedy) throws IOException {
        var base = table(id);
        var start = base.indexOf("<text>", base.indexOf("id=\"" + cell + "\"")) + "<text>".length();
        var draft = base.substring(0, start) + value + base.substring(base.indexOf("</text>", start));

        assertThat(checks.check(id, draft.getBytes(StandardCharsets.UTF_8), null))
                .anyMatch(RuleFinding::isBlocking);
        assertThat(checks.check(id, draft.getBytes(StandardCharsets.UTF_8), base.getBytes(StandardCharsets.UTF_8)))
                .filteredOn(finding -> finding.code().equals("OUT_OF_DOMAIN"))
                .isNotEmpty()
                .allMatch(RuleFinding::isBlocking)
                .anySatisfy(finding -> {
                    assertThat(finding.cell()).contains(head);
                    assertThat(finding.message()).contains(remedy);
                    assertThat(finding.row()).isNotNull();
                });
    }

    @Test
    @DisplayName("没有的类型代字拦下，说出最接近的")
    void unknownTypeCode() throws IOException {
        var draft = table("case-code").replaceFirst("<text>\"民初\"</text>", "<text>\"民出\"</text>");

        assertThat(checks.check("case-code", draft.getBytes(StandardCharsets.UTF_8), null))
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("OUT_OF_DOMAIN");
                    assertThat(finding.message()).contains("民出", "最接近的是 民");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            required-materials    | civil-person-in-1 | "CIVL"                               | CIVIL
            required-materials    | civil-person-in-1 | not("CIVL")                          | CIVIL
            required-materials    | civil-person-in-1 | "CIVIL\u200B"                        | CIVIL
            required-materials    | civil-person-in-1 | "民事起诉"                           | CIVIL（民事起诉）
            required-materials    | civil-person-in-2 | plaintiffPerson = "Yes"              | YES（是）
            required-materials    | civil-person-in-2 | plaintiffPerson = "是"               | YES（是）
            required-materials    | civil-person-in-2 | "否" = plaintiffPerson               | NO（否）
            required-materials    | civil-person-in-2 | causeCode = "99.99"                  | 最接近的是
            required-materials    | civil-person-in-2 | starts with(causeCode, "99.9")       | 最接近的是
            required-materials    | civil-person-in-2 | list contains(["99.99"], causeCode)  | 最接近的是
            required-materials    | civil-person-in-2 | agentKind in ("LAWYER", "LAWER")     | LAWYER
            cause-fee-class       | fee-life-body-health-in-2 | "1.01"                       | 01.01
            cause-fee-class       | fee-life-body-health-in-2 | "01.01.001"                  | 最接近的是
            cause-fee-class       | fee-life-body-health-in-3 | starts with(?, "01.99")      | 最接近的是
            eligibility-outcome   | *                 | list contains(effects, "JUGDE")      | JUDGE
            litigation-fee        | *                 | list contains(?, "SIMPLE")           | SIMPLIFIED
            """)
    @DisplayName("没有的取值拦下，说出最接近的：拼错的代码、大小写、中文、没有的案由、看不见的字符")
    void whatNoFactCanBe(String id, String cell, String condition, String nearest) throws IOException {
        var base = table(id);
        var given = condition.replace("\\u200B", "\u200B");
        String draft;
        if (cell.equals("*")) {
            var function = condition.substring(0, condition.indexOf('"'));
            draft = base.replaceFirst(Pattern.quote(function) + "\"[A-Z_]+\"\\)", Matcher.quoteReplacement(given));
        } else {
            var start = base.indexOf("<text>", base.indexOf("id=\"" + cell + "\"")) + "<text>".length();
            draft = base.substring(0, start) + given + base.substring(base.indexOf("</text>", start));
        }
        assertThat(draft).isNotEqualTo(base);

        assertThat(checks.check(id, draft.getBytes(StandardCharsets.UTF_8), base.getBytes(StandardCharsets.UTF_8)))
                .filteredOn(finding -> finding.code().equals("UNKNOWN_FACT"))
                .isNotEmpty()
                .allMatch(RuleFinding::isBlocking)
                .anySatisfy(finding -> assertThat(finding.message()).contains(nearest));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12.85       | 12.58（第三人撤销之诉）
            12.58.99999 | 12.58.511（第三人撤销之诉）
            12.58.151   | 12.58.511（第三人撤销之诉）
            21.58       | 12.58（第三人撤销之诉）
            YSE         | YES（是）
            NOO         | NO（否）
            """)
    @DisplayName("最接近的先看上级案由相同的，再看换了位置的字")
    void nearest(String written, String nearest) {
        var domain = Facts.declared().domain(written.contains(".") ? "causeCode" : "urgent");

        assertThat(Domains.remedy(domain, written)).startsWith("最接近的是 " + nearest);
    }

    @Test
    @DisplayName("看不见的字符在哪一格都拦下，自由文字里的也一样")
    void invisible() throws IOException {
        for (var hidden : List.of("\u200B", "\u202E", "\uFEFF")) {
            var draft = table("service-method").replace("\"民事诉讼法第八十八条", "\"民事诉讼法" + hidden + "第八十八条");

            assertThat(checks.check("service-method", draft.getBytes(StandardCharsets.UTF_8), null))
                    .anySatisfy(finding -> {
                        assertThat(finding.code()).isEqualTo("INVISIBLE");
                        assertThat(finding.row()).isEqualTo(2);
                    });
        }
    }

    @Test
    @DisplayName("没有列明的事实、结果写什么都行：分析人员自己的新表")
    void ownTables() {
        assertThat(checks.check(SmallTable.ID, SmallTable.cell("c5", "\"随便什么\""), null))
                .noneMatch(RuleFinding::isBlocking);
    }

    private static String table(String id) throws IOException {
        return Files.readString(Tables.folder().resolve(id + ".dmn"));
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }
}
