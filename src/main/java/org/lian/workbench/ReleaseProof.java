package org.lian.workbench;

import java.util.List;
import org.lian.engine.DeploymentProof;
import org.lian.engine.ModelFinding;
import org.lian.engine.ModelKind;
import org.lian.workbench.analysis.DiagramChecks;
import org.lian.workbench.analysis.TableChecks;
import org.springframework.stereotype.Component;

/**
 * The checks of a draft, asked by the engine of every new version against the one in force. What was a version before was
 * proven then: taking a release back does not depend on what came after it, unless the program cannot work with its
 * answers.
 */
@Component
class ReleaseProof implements DeploymentProof {
    private final DiagramChecks diagrams;
    private final TableChecks tables;
    private final RuleVersions versions;

    ReleaseProof(DiagramChecks diagrams, TableChecks tables, RuleVersions versions) {
        this.diagrams = diagrams;
        this.tables = tables;
        this.versions = versions;
    }

    @Override
    public List<ModelFinding> check(ModelKind kind, String rule, byte[] content) {
        var wasInForce = versions.wasInForce(rule, content);
        var inForce = versions.inForce(rule)
                .map(version -> versions.content(rule, version.version()))
                .orElse(null);
        var findings =
                switch (kind) {
                    case DECISION -> tables.check(rule, content, inForce);
                    case PROCESS -> diagrams.check(rule, content, inForce, versions.diagrams());
                };
        return findings.stream()
                .filter(finding -> wasInForce ? TableChecks.OUT_OF_DOMAIN.equals(finding.code()) : finding.isBlocking())
                .map(finding -> ModelFinding.error(finding.code(), finding.message(), place(rule, finding)))
                .toList();
    }

    private static String place(String rule, RuleFinding finding) {
        if (finding.row() != null) {
            return "第 " + finding.row() + " 行" + (finding.cell() == null ? "" : "“" + finding.cell() + "”列");
        }
        return finding.element() == null ? rule : finding.element();
    }
}
