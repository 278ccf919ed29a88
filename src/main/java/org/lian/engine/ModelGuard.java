package org.lian.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The guard who says whether a diagram or a table may run here. The engine asks it at every deployment, whoever
 * deploys, and again whenever it reads a stored definition.
 */
@Component
public class ModelGuard {
    /** By attribute; some way below the engine's columns. */
    private static final Map<String, Integer> LONGEST =
            Map.of("id", 200, "name", 200, "versionTag", 60, "targetNamespace", 200, "namespace", 200);

    private static final int LONGEST_NOTE = 2_000;

    private final ObjectProvider<DeclaredModel> model;
    private final ObjectProvider<DeploymentProof> proofs;
    private final CachedFeel feel;

    ModelGuard(ObjectProvider<DeclaredModel> model, ObjectProvider<DeploymentProof> proofs, CachedFeel feel) {
        this.model = model;
        this.proofs = proofs;
        this.feel = feel;
    }

    /** What a variable of the diagrams can be; empty where any value will do. */
    public Map<String, Set<String>> values() {
        var declared = model.getIfAvailable();
        return declared == null ? Map.of() : declared.values();
    }

    /** What each variable holds; empty where nothing is declared. */
    public Map<String, VariableKind> kinds() {
        var declared = model.getIfAvailable();
        return declared == null ? Map.of() : declared.kinds();
    }

    /** Date variables with the steps that set them anew, counted from now. */
    public Map<String, Set<String>> setAhead() {
        var declared = model.getIfAvailable();
        return declared == null ? Map.of() : declared.setAhead();
    }

    /** Which variables have a value when. */
    public VariableFlow variableFlow() {
        var declared = model.getIfAvailable();
        return declared == null ? VariableFlow.none() : declared.variableFlow();
    }

    /** The steps that work wherever they stand. */
    public Set<String> anywhere() {
        var declared = model.getIfAvailable();
        return declared == null ? Set.of() : declared.anywhere();
    }

    /** The groups that may be given a task. */
    public Set<String> groups() {
        var declared = model.getIfAvailable();
        if (declared == null) {
            return Set.of();
        }
        var working = new TreeSet<>(declared.groups());
        working.removeAll(declared.retiredGroups());
        return working;
    }

    /** As it is: the engine drops blanks around an id. */
    private static final Pattern DECISION_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** The program's own decisions, and the rule in whose file each stands. */
    private static final Map<String, String> PACKAGED_DECISIONS = ModelDeployer.decisions();

    /** Everything wrong with the file; empty when it may be deployed. */
    public List<ModelFinding> check(String resourceName, byte[] content) {
        try {
            return check(resourceName, ModelXml.root(content));
        } catch (SAXException e) {
            return List.of(noXml(resourceName));
        }
    }

    /** As {@link #check(String, byte[])}, of a file whose root was read before. */
    public List<ModelFinding> check(String resourceName, Element root) {
        var findings = new ArrayList<>(checkStored(resourceName, root));
        if (findings.isEmpty()) {
            ModelXml.walk(root, element -> unfit(element, findings));
            findings.addAll(retired(root));
            findings.addAll(wrongBeans(resourceName, root));
            findings.addAll(takenDecisions(resourceName, root));
        }
        return List.copyOf(findings);
    }

    /** The engine asks the newest decision of an id, in whatever file it lies: one of another table would stand in for it. */
    private static List<ModelFinding> takenDecisions(String resourceName, Element root) {
        if (ModelKind.of(root).filter(ModelKind.DECISION::equals).isEmpty()) {
            return List.of();
        }
        var rule = ModelKind.DECISION.ruleOf(resourceName);
        var keys = ModelDeployer.keys(root, false);
        var odd = keys.stream()
                .filter(key -> !DECISION_ID.matcher(key).matches())
                .map(key -> ModelFinding.error(
                        "decision-id", "决策的编号“%s”只能用字母、数字、横线和下划线，不能有空白：引擎会把空白去掉，当成另一条规则。请改正".formatted(key), key))
                .toList();
        if (!odd.isEmpty()) {
            return odd;
        }
        return keys.stream()
                .filter(key -> !rule.equals(PACKAGED_DECISIONS.getOrDefault(key, rule)))
                .map(key -> ModelFinding.error(
                        "decision-taken",
                        "编号 %s 是另一条规则“%s”里的决策：在这里再写一个，会代替那张表。请删除，或者换一个编号".formatted(key, PACKAGED_DECISIONS.get(key)),
                        key))
                .toList();
    }

    /** What was stored before a group was given up goes on, and those on duty see its tasks. */
    private List<ModelFinding> retired(Element root) {
        var declared = model.getIfAvailable();
        if (declared == null || declared.retiredGroups().isEmpty()) {
            return List.of();
        }
        var retired = declared.retiredGroups();
        var findings = new ArrayList<ModelFinding>();
        ModelXml.walk(root, element -> Arrays.stream(
                        ModelXml.attribute(element, "candidateGroups").split(","))
                .map(String::strip)
                .filter(retired::contains)
                .forEach(group -> findings.add(ModelFinding.error(
                        "group-retired",
                        "办理组 %s 已经停用，没有人能办它的任务。请改用：%s".formatted(group, String.join("、", groups())),
                        ModelXml.place(element)))));
        return findings;
    }

    /** A stored diagram keeps running all the same: its other steps are sound. */
    private List<ModelFinding> wrongBeans(String resourceName, Element root) {
        var declared = model.getIfAvailable();
        return declared == null || !isDiagram(resourceName)
                ? List.of()
                : new BeanKinds(declared.delegates()).check(root);
    }

    /** What keeps a file from running that the engine took before. */
    List<ModelFinding> checkStored(String resourceName, byte[] content) {
        try {
            return checkStored(resourceName, ModelXml.root(content));
        } catch (SAXException e) {
            return List.of(noXml(resourceName));
        }
    }

    private List<ModelFinding> checkStored(String resourceName, Element root) {
        if (isDiagram(resourceName)) {
            var findings = new DiagramRules(model.getIfAvailable()).check(root);
            return findings.isEmpty() ? BpmnSchema.check(resourceName, root) : List.copyOf(findings);
        }
        return isTable(resourceName) ? List.copyOf(new TableRules(feel).check(root)) : List.of(unknown(resourceName));
    }

    private static boolean isDiagram(String resourceName) {
        return resourceName.endsWith(".bpmn") || resourceName.endsWith(".bpmn20.xml");
    }

    private static boolean isTable(String resourceName) {
        return resourceName.endsWith(".dmn") || resourceName.endsWith(".dmn11.xml");
    }

    private static ModelFinding noXml(String resourceName) {
        return isDiagram(resourceName) || isTable(resourceName)
                ? ModelFinding.error("xml", "文件不是有效的 XML，或含有外部引用（DOCTYPE），请重新导出", resourceName)
                : unknown(resourceName);
    }

    private static ModelFinding unknown(String resourceName) {
        return ModelFinding.error("file-type", "只能部署流程图（.bpmn）和决策表（.dmn）", resourceName);
    }

    /** What would fail the deployment, or stop a filing when it comes to the element; what runs already goes on. */
    private static void unfit(Element element, List<ModelFinding> findings) {
        tooLong(element, findings);
        if (ModelXml.is(element, "documentation")
                && element.getParentNode() instanceof Element described
                && ModelXml.is(described, "userTask")
                && AllowedExpression.looksLikeOne(ModelXml.text(element))) {
            // The engine evaluates the note of a task, and of nothing else, whenever it makes one.
            findings.add(ModelFinding.error(
                    "description", "人工任务的说明里不能写 ${…}、#{…}：任务建立时会当作表达式计算，失败就没有任务。请改成文字", ModelXml.place(element)));
        }
    }

    private static void tooLong(Element element, List<ModelFinding> findings) {
        for (var attribute : ModelXml.attributes(element)) {
            var longest = LONGEST.get(String.valueOf(attribute.getLocalName()));
            if (longest != null && attribute.getValue().length() > longest) {
                findings.add(ModelFinding.error(
                        "too-long",
                        "属性 %s 太长，最长 %d 个字".formatted(attribute.getName(), longest),
                        ModelXml.place(element)));
            }
        }
        if (ModelXml.is(element, "documentation") && ModelXml.text(element).length() > LONGEST_NOTE) {
            findings.add(ModelFinding.error("too-long", "说明太长，最长 " + LONGEST_NOTE + " 个字", ModelXml.place(element)));
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
                for (var resource : deployment.getResources().values()) {
                    if (!deployment.isNew()) {
                        refuse(resource.getName(), checkStored(resource.getName(), resource.getBytes()));
                        continue;
                    }
                    require(resource.getName(), resource.getBytes());
                    if (!ModelDeployer.SOURCE.equals(deployment.getSource())) {
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

    private static void refuse(String resourceName, List<ModelFinding> findings) {
        var errors = findings.stream().filter(ModelFinding::isError).toList();
        if (!errors.isEmpty()) {
            throw new ModelRefused(resourceName, errors);
        }
    }
}
