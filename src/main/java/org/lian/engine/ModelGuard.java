package org.lian.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Says whether a diagram or a table may run here. The engine asks it at every deployment, whoever deploys, and again
 * whenever it reads a stored definition.
 */
@Component
public class ModelGuard {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2_000;

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
                var root = ModelXml.root(content);
                var findings = new ArrayList<>(new DiagramRules(model.getIfAvailable()).check(root));
                findings.addAll(tooLong(root));
                return findings.isEmpty() ? BpmnSchema.check(resourceName, content) : List.copyOf(findings);
            }
            if (resourceName.endsWith(".dmn") || resourceName.endsWith(".dmn11.xml")) {
                var root = ModelXml.root(content);
                var findings = new ArrayList<>(new TableRules(feel).check(root));
                findings.addAll(tooLong(root));
                return List.copyOf(findings);
            }
            return List.of(Finding.error("file-type", "只能部署流程图（.bpmn）和决策表（.dmn）", resourceName));
        } catch (SAXException e) {
            return List.of(Finding.error("xml", "文件不是有效的 XML，或含有外部引用（DOCTYPE），请重新导出", resourceName));
        }
    }

    /** What the engine's columns cannot hold would stop a filing when it comes to the element. */
    private static List<Finding> tooLong(Element root) {
        var findings = new ArrayList<Finding>();
        ModelXml.walk(root, element -> {
            for (var attribute : List.of("id", "name")) {
                if (element.getAttribute(attribute).length() > LONGEST_NAME) {
                    findings.add(Finding.error(
                            "too-long",
                            (attribute.equals("id") ? "编号" : "名称") + "太长，最长 " + LONGEST_NAME + " 个字",
                            ModelXml.place(element)));
                }
            }
            if (ModelXml.is(element, "documentation") && ModelXml.text(element).length() > LONGEST_NOTE) {
                findings.add(Finding.error("too-long", "说明太长，最长 " + LONGEST_NOTE + " 个字", ModelXml.place(element)));
            }
        });
        return findings;
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
