package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.rules.Tables;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.Mutants.Fate;
import org.lian.workbench.analysis.Mutants.Mutant;

/** At least 60 bad drafts of each shipped table: none gets past the checks and the table's own examples. */
@Tag("long")
@Tag("thorough")
class TableMutantsTests {
    private static final int AT_LEAST = 60;
    /** Shipped without a row that could be spoilt, so they are spoilt as a province or a court fills them in. */
    private static final Set<String> WITHOUT_ROWS =
            Set.of("provincial-amount", "usual-amount", "fee-rounding", "small-claims-limit", "task-assignment");

    private static final String NOTICE = """
            <rule id="row-%1$s-%2$s"><description>某省关于诉讼费数额的通知〔2025〕1号</description>
              <inputEntry id="row-%1$s-%2$s-1"><text>"%1$s"</text></inputEntry>
              <inputEntry id="row-%1$s-%2$s-2"><text>"%2$s"</text></inputEntry>
              <inputEntry id="row-%1$s-%2$s-3"><text>[date("2026-01-01")..date("2026-12-31")]</text></inputEntry>
              <outputEntry id="row-%1$s-%2$s-4"><text>%3$d</text></outputEntry>
              <outputEntry id="row-%1$s-%2$s-5"><text>"某高法发〔2025〕1号"</text></outputEntry></rule>
            """;

    private static final String ASSIGNMENT = """
            <rule id="row-%1$s-%2$s"><description>本院任务分派办法第一条</description>
              <inputEntry id="row-%1$s-%2$s-1"><text>"%1$s"</text></inputEntry>
              <inputEntry id="row-%1$s-%2$s-2"><text>"%2$s"</text></inputEntry>
              <inputEntry id="row-%1$s-%2$s-3"><text>"CIVIL"</text></inputEntry>
              <inputEntry id="row-%1$s-%2$s-4"><text>urgent = "NO" and starts with(causeCode, "05")</text></inputEntry>
              <outputEntry id="row-%1$s-%2$s-5"><text>"%3$s"</text></outputEntry>
              <outputEntry id="row-%1$s-%2$s-6"><text>"ip-group"</text></outputEntry>
              <outputEntry id="row-%1$s-%2$s-7"><text>%4$d</text></outputEntry></rule>
            """;

    private static final String ROUNDING = """
            <rule id="row-%1$s"><description>本院诉讼费收取办法第一条</description>
              <inputEntry id="row-%1$s-1"><text>"%1$s"</text></inputEntry>
              <inputEntry id="row-%1$s-2"><text>[date("2026-01-01")..date("2026-12-31")]</text></inputEntry>
              <outputEntry id="row-%1$s-3"><text>"%2$s"</text></outputEntry>
              <outputEntry id="row-%1$s-4"><text>"DOWN"</text></outputEntry>
              <outputEntry id="row-%1$s-5"><text>"本院诉讼费收取办法"</text></outputEntry></rule>
            """;

    private static final String WAGE = """
            <rule id="row-%1$s"><description>民事诉讼法第一百六十五条；某省2025年统计公报</description>
              <inputEntry id="row-%1$s-1"><text>"%1$s"</text></inputEntry>
              <inputEntry id="row-%1$s-2"><text>[date("2026-01-01")..date("2026-12-31")]</text></inputEntry>
              <outputEntry id="row-%1$s-3"><text>%2$d</text></outputEntry>
              <outputEntry id="row-%1$s-4"><text>"统计公报"</text></outputEntry></rule>
            """;

    private static final int OF_A_KIND = 1;
    private static final int QUESTIONS = 200;

    private final TableChecks checks = TestChecks.tables();

    static List<String> ids() throws IOException {
        // Fewer filings registered by themselves are no harm, and more are AutoRegistrationChecksTests' matter.
        return Tables.ids().stream()
                .filter(id -> !id.equals("auto-registration"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("每张表的坏草稿都被拦下，无害的改动都能通过")
    void badDraftsAreStopped(String id) throws Exception {
        var shipped = Files.readString(Tables.folder().resolve(id + ".dmn"));
        var table = (WITHOUT_ROWS.contains(id) ? filledIn(id, shipped) : shipped).getBytes(StandardCharsets.UTF_8);
        var judge = new Behaviour(id, table, QUESTIONS);
        var missed = new ArrayList<String>();
        var refusedInVain = new ArrayList<String>();
        int harmful = 0;
        int byExample = 0;
        int harmless = 0;

        var mutants = List.copyOf(new Mutants(table, OF_A_KIND).all());
        // On all cores: this class is the last of its run, when the other JVMs have nothing left.
        var blocking = mutants.parallelStream()
                .map(mutant -> blocking(id, mutant, table))
                .toList();
        for (var at = 0; at < mutants.size(); at++) {
            var mutant = mutants.get(at);
            var found = blocking.get(at);
            var isStopped = !found.isEmpty();
            if (mutant.fate() == Fate.PASSES) {
                harmless++;
                if (isStopped) {
                    refusedInVain.add(mutant + ": " + found);
                }
            } else if (mutant.fate() == Fate.REFUSED) {
                harmful++;
                if (!isStopped) {
                    missed.add(mutant.toString());
                }
            } else if (judge.differs(mutant.content())) {
                harmful++;
                if (!isStopped && judge.isNoticed(mutant.content())) {
                    byExample++;
                } else if (!isStopped) {
                    missed.add(mutant.toString());
                }
            }
        }

        System.out.printf(
                "%s: %d harmful, %d of them noticed by examples alone, %d harmless%n",
                id, harmful, byExample, harmless);
        assertThat(missed).as("not stopped").isEmpty();
        assertThat(refusedInVain).as("refused without need").isEmpty();
        assertThat(harmful).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private static String filledIn(String id, String table) {
        if (id.equals("fee-rounding")) {
            var rows = ROUNDING.formatted("津0101", "YUAN")
                    + ROUNDING.formatted("津0102", "JIAO")
                    + ROUNDING.formatted("沪0101", "YUAN");
            return table.replace("</decisionTable>", rows + "</decisionTable>");
        }
        if (id.equals("task-assignment")) {
            var rows = ASSIGNMENT.formatted("津0101", "REVIEW", "ASSIGN", 0)
                    + ASSIGNMENT.formatted("津0102", "REVIEW", "OFFER", 2)
                    + ASSIGNMENT.formatted("津0101", "CONFIRM_FEE", "OFFER", 8);
            return table.replace("</decisionTable>", rows + "</decisionTable>");
        }
        if (id.equals("small-claims-limit")) {
            var rows =
                    WAGE.formatted("津", 10_000_000) + WAGE.formatted("沪", 20_000_000) + WAGE.formatted("京", 30_000_000);
            return table.replace("</decisionTable>", rows + "</decisionTable>");
        }
        var rows = NOTICE.formatted("津", "DIVORCE", 20_000)
                + NOTICE.formatted("津", "PERSONALITY_RIGHTS", 30_000)
                + NOTICE.formatted("沪", "DIVORCE", 25_000);
        return table.replace("</decisionTable>", rows + "</decisionTable>");
    }

    private List<RuleFinding> blocking(String id, Mutant mutant, byte[] table) {
        var blocking = checks.check(id, mutant.content(), table).stream()
                .filter(RuleFinding::isBlocking)
                .toList();
        assertThat(blocking).as(mutant.toString()).allSatisfy(finding -> {
            assertThat(finding.message()).containsPattern("\\p{IsHan}");
            assertThat(finding.element() != null || mutant.kind().startsWith("file"))
                    .isTrue();
        });
        return blocking;
    }
}
