package org.lian.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/**
 * Says whether a diagram or a table may run here. The engine asks it at every deployment, whoever deploys, and again
 * whenever it reads a stored definition.
 */
@Component
public class ModelGuard {
    private final ObjectProvider<DeclaredModel> model;
    private final ObjectProvider<DeploymentProof> proofs;
    private final CachedFeel feel;

    ModelGuard(ObjectProvider<DeclaredModel> model, ObjectProvider<DeploymentProof> proofs, CachedFeel feel) {
        this.model = model;
        this.proofs = proofs;
        this.feel = feel;
    }

    /** Everything wrong with the file; empty when it may run. */
    public List<Finding> check(String resourceName, byte[] content) {
        try {
            if (resourceName.endsWith(".bpmn") || resourceName.endsWith(".bpmn20.xml")) {
                var findings = new DiagramRules(model.getIfAvailable()).check(ModelXml.root(content));
                return findings.isEmpty() ? BpmnSchema.check(resourceName, content) : List.copyOf(findings);
            }
            if (resourceName.endsWith(".dmn") || resourceName.endsWith(".dmn11.xml")) {
                return List.copyOf(new TableRules(feel).check(ModelXml.root(content)));
            }
            return List.of(Finding.error("file-type", "只能部署流程图（.bpmn）和决策表（.dmn）", resourceName));
        } catch (SAXException e) {
            return List.of(Finding.error("xml", "文件不是有效的 XML，或含有外部引用（DOCTYPE），请重新导出", resourceName));
        }
    }

    /** Throws when the file may not run. */
    void require(String resourceName, byte[] content) {
        refuse(resourceName, check(resourceName, content));
    }

    /** Stands before the engine's own deployers. */
    Deployer deployer() {
        return deployment -> {
            if (deployment.getResources() != null) {
                var needsProof = deployment.isNew() && !ModelDeployer.SOURCE.equals(deployment.getSource());
                for (var resource : deployment.getResources().values()) {
                    require(resource.getName(), resource.getBytes());
                    if (needsProof) {
                        prove(resource.getName(), resource.getBytes());
                    }
                }
            }
        };
    }

    private void prove(String resourceName, byte[] content) {
        var kind = ModelKind.of(content).orElseThrow();
        var rule = kind.ruleOf(resourceName);
        refuse(
                resourceName,
                proofs.orderedStream()
                        .flatMap(proof -> proof.check(kind, rule, content).stream())
                        .toList());
    }

    private static void refuse(String resourceName, List<Finding> findings) {
        var errors = findings.stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw new ModelRefused(resourceName, errors);
        }
    }
}
