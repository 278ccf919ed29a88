package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * 判断: a condition stands where the engine asks it without stopping a case, and what the program's own gateways ask stays
 * as it is shipped. See ADR 0045.
 */
class ChoiceChecks {
    private static final String CHANGED = "CHOICE_CHANGED";
    private static final String ANOTHER = "。要另外分情况，请在它前面或者后面加一个新的排他网关";

    private final DiagramFile diagram;
    private final @Nullable DiagramFile shipped;
    private final @Nullable BranchChecks branches;
    private final TableFindings findings;

    /**
     * @param shipped the program's own diagram of the rule; null for one of the court's
     * @param statute its declaration; null where none is
     */
    ChoiceChecks(
            DiagramFile diagram, @Nullable DiagramFile shipped, @Nullable Statute statute, TableFindings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.branches = shipped == null ? null : new BranchChecks(diagram, shipped, statute, findings);
        this.findings = findings;
    }

    void check() {
        diagram.flows().forEach(this::place);
        diagram.nodes("exclusiveGateway").forEach(this::complete);
        if (shipped != null) {
            shipped.nodes("exclusiveGateway").forEach(this::kept);
        }
        if (branches != null) {
            branches.events();
            branches.around();
        }
    }

    /** Anywhere else a condition that does not hold stops the case, or fails its start. */
    private void place(Element flow) {
        if (!DiagramFile.has(flow, "conditionExpression")) {
            return;
        }
        var source = flow.getAttribute("sourceRef");
        var node = diagram.nodes().get(source);
        if (node == null || !ModelXml.is(node, "exclusiveGateway")) {
            refuse(
                    flow,
                    "条件只能写在排他网关的去向上。“%s”不是排他网关，条件不成立时案件就停在这里。请删除条件；要分情况的，在它后面加一个排他网关".formatted(diagram.label(source)));
        } else if (isDefault(node, flow)) {
            refuse(flow, "这是网关“%s”的默认去向，不能写条件：别的条件都不成立时才走它。请删除条件，或者另选一条作默认去向".formatted(diagram.label(source)));
        } else if (diagram.from(source).size() == 1) {
            refuse(flow, "网关“%s”只有这一条去向，不能写条件：条件不成立时案件就停在这里。请删除条件，或者加一条默认去向".formatted(diagram.label(source)));
        }
    }

    private void refuse(Element flow, String words) {
        findings.block("CONDITION_PLACE", words, flow.getAttribute("id"));
    }

    private void complete(Element gateway) {
        var id = gateway.getAttribute("id");
        var out = diagram.from(id);
        if (out.size() < 2) {
            return;
        }
        if (out.stream().noneMatch(flow -> isDefault(gateway, flow))) {
            findings.block("DEFAULT_MISSING", "网关没有默认去向，条件都不成立时案件会卡住。请指定一条", id);
        }
        out.stream()
                .filter(flow -> !isDefault(gateway, flow))
                .filter(flow -> !DiagramFile.has(flow, "conditionExpression"))
                .forEach(flow -> findings.block("CONDITION_MISSING", "这条去向没有条件，请写上", flow.getAttribute("id")));
    }

    private void kept(Element was) {
        var id = was.getAttribute("id");
        var ours = original().from(id);
        if (ours.size() < 2) {
            return;
        }
        var now = now(diagram, original(), was).orElse(null);
        if (now == null) {
            findings.block(
                    CHANGED,
                    "随程序发布的判断“%s”不见了，或者换成了别的。请恢复%s".formatted(original().label(id), ANOTHER),
                    id);
            return;
        }
        var left = new ArrayList<>(ours);
        var fresh = new ArrayList<Element>();
        for (var flow : diagram.from(now.getAttribute("id"))) {
            var same = left.stream()
                    .filter(one -> one.getAttribute("id").equals(flow.getAttribute("id")))
                    .findFirst();
            same.ifPresentOrElse(left::remove, () -> fresh.add(flow));
            same.ifPresent(one -> leads(one, flow));
            same.filter(one -> !asks(was, one).equals(asks(now, flow)))
                    .ifPresent(one -> findings.block(
                            CHANGED,
                            "网关“%s”的去向“%s”是程序自带的，%s，不能改。请改回%s"
                                    .formatted(
                                            original().label(id), one.getAttribute("name"), words(was, one), ANOTHER),
                            flow.getAttribute("id")));
        }
        // A flow may have a new id, as long as it asks the same.
        for (var flow : fresh) {
            var same = left.stream()
                    .filter(one -> asks(was, one).equals(asks(now, flow)))
                    .findFirst();
            same.ifPresent(one -> leads(one, flow));
            same.ifPresentOrElse(
                    left::remove,
                    () -> findings.block(
                            CHANGED,
                            "网关“%s”是程序自带的，不能加去向。请删除%s".formatted(original().label(id), ANOTHER),
                            flow.getAttribute("id")));
        }
        left.forEach(gone -> findings.block(
                CHANGED,
                "网关“%s”的去向“%s”（%s）不见了。请恢复%s"
                        .formatted(original().label(id), gone.getAttribute("name"), words(was, gone), ANOTHER),
                now.getAttribute("id")));
    }

    private void leads(Element was, Element now) {
        Objects.requireNonNull(branches).branch(was, now);
    }

    private DiagramFile original() {
        return Objects.requireNonNull(shipped);
    }

    /** The shipped gateway in the draft; under a new id it is the one that asks the same. */
    static Optional<Element> now(DiagramFile diagram, DiagramFile shipped, Element gateway) {
        var same = diagram.nodes().get(gateway.getAttribute("id"));
        if (same != null) {
            return ModelXml.is(same, "exclusiveGateway") ? Optional.of(same) : Optional.empty();
        }
        var asked = all(shipped, gateway);
        return diagram.nodes("exclusiveGateway").stream()
                .filter(other -> !shipped.nodes().containsKey(other.getAttribute("id")))
                .filter(other -> all(diagram, other).equals(asked))
                .findFirst();
    }

    private static List<String> all(DiagramFile file, Element gateway) {
        return file.from(gateway.getAttribute("id")).stream()
                .map(flow -> asks(gateway, flow))
                .sorted()
                .toList();
    }

    /** What a flow asks, without the blanks; the default flow asks nothing. */
    private static String asks(Element gateway, Element flow) {
        return isDefault(gateway, flow) ? "" : condition(flow).replaceAll("\\s+(?=(?:[^']*'[^']*')*[^']*$)", "");
    }

    private static String words(Element gateway, Element flow) {
        return isDefault(gateway, flow) ? "是默认去向" : "条件是 " + condition(flow);
    }

    private static String condition(Element flow) {
        return DiagramFile.children(flow, "conditionExpression").stream()
                .map(ModelXml::text)
                .findFirst()
                .orElse("");
    }

    private static boolean isDefault(Element gateway, Element flow) {
        return flow.getAttribute("id").equals(gateway.getAttribute("default"));
    }
}
