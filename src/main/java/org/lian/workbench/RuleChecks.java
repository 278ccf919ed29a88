package org.lian.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lian.engine.ModelGuard;
import org.lian.engine.ModelKind;
import org.lian.rules.TrialTables;
import org.springframework.stereotype.Component;

/** Everything that is said about a draft at each save and before it is published. */
@Component
class RuleChecks {
    private final ModelGuard guard;
    private final TrialTables tables;
    private final RuleVersions versions;

    RuleChecks(ModelGuard guard, TrialTables tables, RuleVersions versions) {
        this.guard = guard;
        this.tables = tables;
        this.versions = versions;
    }

    Checked check(RuleDraft draft) {
        var findings = new ArrayList<RuleFinding>();
        if (draft.reason().isBlank()) {
            findings.add(RuleFinding.blocking("REASON_MISSING", "请写明为什么修改", null, null, null));
        }
        if (draft.legalBasis().isBlank()) {
            findings.add(RuleFinding.blocking("LEGAL_BASIS_MISSING", "请写明依据的法律、条文", null, null, null));
        }
        findings.addAll(ofModel(draft));
        versions.inForce(draft.rule())
                .filter(current -> !Integer.valueOf(current.version()).equals(draft.baseVersion()))
                .ifPresent(current -> findings.add(RuleFinding.blocking(
                        "BASE_MOVED",
                        "这份草稿从第 %s 版改起，现行的已是第 %d 版。请对照差异，改从现行版本改起"
                                .formatted(draft.baseVersion() == null ? "0" : draft.baseVersion(), current.version()),
                        null,
                        null,
                        null)));
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

    /** Whether a statutory row differs from the version that the draft was made from. */
    boolean touchesStatute(RuleDraft draft) {
        return false;
    }

    private List<RuleFinding> ofModel(RuleDraft draft) {
        return guard.check(draft.kind().resource(draft.rule()), draft.content()).stream()
                .map(finding -> RuleFinding.blocking(finding.code(), finding.message(), finding.element(), null, null))
                .toList();
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
}
