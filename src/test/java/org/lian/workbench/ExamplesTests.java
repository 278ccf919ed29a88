package org.lian.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.rules.Tables;
import org.lian.rules.TrialTable;
import org.lian.rules.TrialTables;
import org.lian.workbench.analysis.Budget;
import org.lian.workbench.analysis.TableChecks;
import org.lian.workbench.analysis.TestChecks;

/** 示例: each asks what can be asked, and answers what it says. */
class ExamplesTests {
    private final TrialTables tables = Tables.trials();
    private final TableChecks checks = TestChecks.tables();

    static List<String> ids() throws IOException {
        return Tables.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("发布的每张表的示例都通过，每一行都有示例")
    void shipped(String id) throws IOException {
        var run = run(id, Files.readString(Tables.folder().resolve(id + ".examples.csv")));

        assertThat(run.failed()).isEmpty();
        assertThat(run.uncoveredRows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            review-clock;      urgent;     YSE;          最接近的是 YES（是）
            review-clock;      track;      CIVL;         最接近的是 CIVIL
            cause-fee-class;   causeCode;  12.58.99999;  最接近的是 12.58.511
            cause-fee-class;   causeCode;  12.85;        最接近的是 12.58（
            litigation-fee;    modifiers;  SIMPLIFIED|MEDIATE; 最接近的是 MEDIATED
            litigation-fee;    amountFen;  -1;           应当是 0 至
            litigation-fee;    amountFen;  1.5;          不是整数
            litigation-fee;    amountFen;  100000000000001; 应当是 0 至
            """)
    @DisplayName("示例给了不可能的输入，不算示例：指出哪一项、写了什么、最接近的是什么")
    void impossible(String id, String column, String value, String remedy) throws IOException {
        var run = run(id, column + "\n" + value + "\n");

        assertThat(run.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.message()).contains("（" + column + "）不可能是“", remedy);
        });
        assertThat(run.uncoveredRows()).hasSameSizeAs(table(id).rules());
    }

    @Test
    @DisplayName("是否一栏只收 true 和 false：别的写法从前都当作 false")
    void truth() throws IOException {
        var id = Tables.ids().stream()
                .filter(each -> table(each).inputs().containsKey("hasAmount"))
                .findFirst()
                .orElseThrow();

        assertThat(run(id, "hasAmount\nYES\n").failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("应当是 true 或者 false"));
    }

    private Examples.Run run(String id, String examples) {
        var values = checks.shownValues(content(id), null);
        return Examples.run(examples, table(id), values, Budget.of(Duration.ofMinutes(1)));
    }

    private TrialTable table(String id) {
        return tables.open(id, content(id)).orElseThrow();
    }

    private static byte[] content(String id) {
        try {
            return Files.readAllBytes(Tables.folder().resolve(id + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
