package org.lian.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.rules.TrialTables;
import org.lian.workbench.analysis.Budget;
import org.lian.workbench.analysis.TableChecks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** 检查的时间: checks, trials and examples share one, and what it did not suffice for is said. */
@CourtTest
@Tag("thorough")
class CheckBudgetTests {
    private static final String RULE = "service-method";

    @Autowired
    RuleDrafts drafts;

    @Autowired
    RuleChecks checks;

    @Autowired
    TableChecks tableChecks;

    @Autowired
    TrialTables tables;

    @Autowired
    Accounts accounts;

    @Test
    @DisplayName("时间用完以后不再运行示例，没有运行的有几行说得出来")
    void spent() throws IOException {
        var content = Files.readAllBytes(Path.of("decisions", RULE + ".dmn"));
        var table = tables.open(RULE, content).orElseThrow();
        var values = tableChecks.shownValues(content, content);
        var examples = Files.readString(Path.of("decisions", RULE + ".examples.csv"));

        var none = Examples.run(examples, table, values, Budget.of(Duration.ZERO));
        var all = Examples.run(examples, table, values, Budget.of(Duration.ofMinutes(1)));

        assertThat(none.total()).isPositive().isEqualTo(all.total());
        assertThat(none.notRun()).isEqualTo(none.total());
        assertThat(all.notRun()).isZero();
        assertThat(all.uncoveredRows()).isEmpty();
    }

    @Test
    @DisplayName("规定的时间太短：说检查没有完成，什么也不运行；时间够了再打开，同一稿就好了")
    void tooShort() {
        var analyst = accounts.actorOf("analyst1");
        var draft = drafts.begin(analyst, RULE, new RuleDrafts.Wish(null, null, "试", "民事诉讼法第八十八条"));
        var usual = ReflectionTestUtils.getField(tableChecks, "limit");
        try {
            ReflectionTestUtils.setField(tableChecks, "limit", Duration.ZERO);

            var checked = checks.check(draft);

            assertThat(checked.blocking()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("NOT_CHECKED");
                assertThat(finding.message()).contains("规定的 0 秒", "过一会儿重新打开");
            });
            assertThat(checked.mayRun()).isFalse();
            assertThat(checks.table(draft)).isEmpty();
            ReflectionTestUtils.setField(tableChecks, "limit", usual);
            // Whoever opens it again meanwhile does not pay for it once more.
            assertThat(checks.check(draft)).isSameAs(checked);
            pass();
        } finally {
            ReflectionTestUtils.setField(tableChecks, "limit", usual);
        }
        assertThat(checks.check(draft).blocks()).isFalse();
        assertThat(checks.table(draft)).isPresent();
        drafts.discard(analyst, draft.id());
    }

    /** As after a while. */
    @SuppressWarnings("unchecked")
    private void pass() {
        ((Map<Object, Long>) ReflectionTestUtils.getField(checks, "unfinished"))
                .replaceAll((revision, since) -> since - Duration.ofMinutes(1).toNanos());
    }
}
