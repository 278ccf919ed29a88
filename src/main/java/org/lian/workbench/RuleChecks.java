package org.lian.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelKind;
import org.lian.rules.TrialTables;
import org.lian.workbench.analysis.DiagramChecks;
import org.lian.workbench.analysis.TableChecks;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Everything that is said about a draft at each save and before it is published. */
@Component
class RuleChecks {
    private static final int KEPT = 200;

    private final DiagramChecks diagramChecks;
    private final TableChecks tableChecks;
    private final TrialTables tables;
    private final RuleVersions versions;
    private final ConcurrentLruCache<Question, Checked> known = new ConcurrentLruCache<>(KEPT, this::check);

    RuleChecks(DiagramChecks diagramChecks, TableChecks tableChecks, TrialTables tables, RuleVersions versions) {
        this.diagramChecks = diagramChecks;
        this.tableChecks = tableChecks;
        this.tables = tables;
        this.versions = versions;
    }

    /** The proof of a large table takes seconds, so what was said of a revision is kept. */
    Checked check(RuleDraft draft) {
        return known.get(new Question(draft, versions.inForce(draft.rule()).orElse(null)));
    }

    private Checked check(Question question) {
        var draft = question.draft();
        var findings = new ArrayList<RuleFinding>();
        if (draft.reason().isBlank()) {
            findings.add(RuleFinding.blocking("REASON_MISSING", "请写明为什么修改", null, null, null));
        }
        if (draft.legalBasis().isBlank()) {
            findings.add(RuleFinding.blocking("LEGAL_BASIS_MISSING", "请写明依据的法律、条文", null, null, null));
        }
        findings.addAll(ofModel(draft));
        var current = question.inForce();
        if (current != null && !Integer.valueOf(current.version()).equals(draft.baseVersion())) {
            findings.add(RuleFinding.blocking(
                    "BASE_MOVED",
                    "这份草稿从第 %s 版改起，现行的已是第 %d 版。请对照差异，改从现行版本改起"
                            .formatted(draft.baseVersion() == null ? "0" : draft.baseVersion(), current.version()),
                    null,
                    null,
                    null));
        }
        if (draft.kind() == ModelKind.PROCESS) {
            return new Checked(findings, null);
        }
        var run = runExamples(draft);
        run.ifPresent(examples -> findings.addAll(ofExamples(examples)));
        return new Checked(findings, run.orElse(null));
    }

    Optional<Examples.Run> runExamples(RuleDraft draft) {
        return tables.open(draft.rule(), draft.content()).map(table -> Examples.run(draft.examples(), table));
    }

    /** Whether what the law says differs from the version that the draft was made from. */
    boolean touchesStatute(RuleDraft draft) {
        return base(draft)
                .map(base -> draft.kind() == ModelKind.DECISION
                        ? tableChecks.touchesStatutory(draft.content(), base)
                        : diagramChecks.touchesStatutory(draft.rule(), draft.content(), base))
                .orElse(false);
    }

    /** What the draft does otherwise than the version that it was made from; empty for a new rule. */
    List<RuleChange> differences(RuleDraft draft) {
        return base(draft)
                .map(base -> RuleChange.between(draft.kind(), base, draft.content()))
                .orElse(List.of());
    }

    private Optional<byte[]> base(RuleDraft draft) {
        return draft.baseVersion() == null
                ? Optional.empty()
                : Optional.of(versions.content(draft.rule(), draft.baseVersion()));
    }

    private List<RuleFinding> ofModel(RuleDraft draft) {
        if (draft.kind() == ModelKind.DECISION) {
            return tableChecks.check(draft.rule(), draft.content(), base(draft).orElse(null));
        }
        return diagramChecks.check(draft.rule(), draft.content(), base(draft).orElse(null), versions.diagrams());
    }

    private static List<RuleFinding> ofExamples(Examples.Run run) {
        var findings = new ArrayList<RuleFinding>();
        if (run.total() == 0) {
            findings.add(RuleFinding.blocking("EXAMPLES_MISSING", "这张表没有示例，请至少写一行", null, null, null));
        }
        run.failed()
                .forEach(failure -> findings.add(RuleFinding.blocking(
                        "EXAMPLE_FAILED",
                        "示例第 " + failure.line() + " 行不符：" + failure.message() + "。请改正表，或者改正示例",
                        null,
                        null,
                        null)));
        run.uncoveredRows()
                .forEach(row ->
                        findings.add(RuleFinding.warning("ROW_WITHOUT_EXAMPLE", "没有示例用到这一行，请补一行示例", row, null, null)));
        return findings;
    }

    /** A revision of a draft before the version in force. */
    private static final class Question {
        private final RuleDraft draft;
        private final @Nullable RuleVersion inForce;

        Question(RuleDraft draft, @Nullable RuleVersion inForce) {
            this.draft = draft;
            this.inForce = inForce;
        }

        RuleDraft draft() {
            return draft;
        }

        @Nullable
        RuleVersion inForce() {
            return inForce;
        }

        private List<@Nullable Object> key() {
            return Arrays.asList(
                    draft.id(), draft.revision(), draft.baseVersion(), inForce == null ? null : inForce.version());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question that && key().equals(that.key());
        }

        @Override
        public int hashCode() {
            return key().hashCode();
        }
    }
}
