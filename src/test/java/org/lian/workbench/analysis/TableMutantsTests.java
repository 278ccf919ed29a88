package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.engine.TestEngine;
import org.lian.rules.Tables;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.Mutants.Fate;
import org.lian.workbench.analysis.Mutants.Mutant;

/** At least 60 bad drafts of each shipped table: none gets past the checks and the table's own examples. */
class TableMutantsTests {
    private static final int AT_LEAST = 60;
    /** Has no row yet that could be spoilt. */
    private static final String WITHOUT_ROWS = "provincial-amount";

    private static final int AT_LEAST_WITHOUT_ROWS = 50;
    private static final int OF_A_KIND = 1;
    private static final int QUESTIONS = 200;

    private final TableChecks checks = new TableChecks(
            TestEngine.guard(), TestEngine.feel(), TestEngine.trials(), new GapsAndOverlaps(TestEngine.feel()));

    static List<String> ids() throws IOException {
        return Tables.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("每张表的坏草稿都被拦下，无害的改动都能通过")
    void badDraftsAreStopped(String id) throws Exception {
        var table = Files.readAllBytes(Tables.folder().resolve(id + ".dmn"));
        var judge = new Behaviour(id, table, QUESTIONS);
        var missed = new ArrayList<String>();
        var refusedInVain = new ArrayList<String>();
        int harmful = 0;
        int byExample = 0;
        int harmless = 0;

        for (var mutant : new Mutants(table, id.equals(WITHOUT_ROWS) ? 3 * OF_A_KIND : OF_A_KIND).all()) {
            var isStopped = !blocking(id, mutant, table).isEmpty();
            if (mutant.fate() == Fate.PASSES) {
                harmless++;
                if (isStopped) {
                    refusedInVain.add(mutant.toString());
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
        assertThat(harmful).isGreaterThanOrEqualTo(id.equals(WITHOUT_ROWS) ? AT_LEAST_WITHOUT_ROWS : AT_LEAST);
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
