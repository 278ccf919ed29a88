package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.lian.rules.Domain;
import org.w3c.dom.Element;

/** 条件: whether each can hold and can fail, with the values that its variables can have. */
class ConditionChecks {
    private static final Pattern COMPARISON = Pattern.compile("(\\w+)(?:\\s*(==|!=|<=|>=|<|>)\\s*('[^']*'|-?\\w+))?");
    private static final Set<String> TRUTH = Set.of("true", "false");
    /** As many sets of values are tried; a condition that looks at more is followed both ways. */
    private static final int MOST = 4_096;

    private final Map<String, Set<String>> values;
    private final Findings findings;

    /** @param values what each variable can be; open where it is missing */
    ConditionChecks(Map<String, Set<String>> values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    void check(DiagramFile diagram) {
        diagram.flows().forEach(flow -> DiagramFile.children(flow, "conditionExpression")
                .forEach(condition -> condition(ModelXml.text(condition), flow)));
        diagram.nodes().values().forEach(event -> DiagramFile.children(event, "conditionalEventDefinition").stream()
                .flatMap(definition -> DiagramFile.children(definition, "condition").stream())
                .forEach(condition -> condition(ModelXml.text(condition), event)));
    }

    private void condition(String text, Element place) {
        if (!text.startsWith("${") || !text.endsWith("}")) {
            return;
        }
        var names = new LinkedHashSet<String>();
        var asksForNothing = false;
        for (var part : text.substring(2, text.length() - 1).split("&&|\\|\\|", -1)) {
            var comparison = COMPARISON.matcher(part.strip());
            if (!comparison.matches()) {
                return;
            }
            var fault = fault(comparison.group(1), comparison.group(2), comparison.group(3));
            if (fault != null) {
                findings.block("CONDITION_VALUE", "条件 %s：%s".formatted(part.strip(), fault), place.getAttribute("id"));
                return;
            }
            names.add(comparison.group(1));
            asksForNothing |= "null".equals(comparison.group(3));
        }
        names.removeAll(TRUTH);
        if (asksForNothing) {
            // Whether a variable is set at all, its values do not tell.
            return;
        }
        constant(text, List.copyOf(names), place);
    }

    private @Nullable String fault(String name, @Nullable String operator, @Nullable String literal) {
        var known = values.get(name);
        if (operator == null || literal == null) {
            return TRUTH.contains(name) || TRUTH.equals(known) ? null : name + " 不是“是或否”，不能单独作条件。请写成和固定值的比较";
        }
        if (known == null || literal.equals("null")) {
            return null;
        }
        if (!Set.of("==", "!=").contains(operator)) {
            return name + " 不能比大小。请用 == 或者 !=";
        }
        var isText = literal.startsWith("'");
        if (!isText && values.containsKey(literal)) {
            return null;
        }
        var value = isText ? literal.substring(1, literal.length() - 1) : literal;
        if (known.contains(value)) {
            return null;
        }
        var domain = Domain.codes(known.toArray(String[]::new));
        return "%s 永远不会是 %s，这个比较%s。%s"
                .formatted(
                        name,
                        literal,
                        operator.equals("==") ? "永远不成立，这条去向永远不会走" : "总是成立",
                        Domains.remedy(domain, value));
    }

    private void constant(String text, List<String> names, Element place) {
        var answers = new LinkedHashSet<String>();
        for (var assumed : assumptions(names)) {
            answers.add(assumed.holds(text) ? "holds" : assumed.excludes(text) ? "fails" : "open");
        }
        if (answers.equals(Set.of("fails"))) {
            findings.block("DEAD_BRANCH", "条件 %s 怎样都不成立，永远不会走。请改正，或者删除".formatted(text), place.getAttribute("id"));
        } else if (answers.equals(Set.of("holds"))) {
            findings.block(
                    "DEAD_BRANCH",
                    "条件 %s 怎样都成立，总是走，排在后面的去向永远不会走。请改正，或者设为默认去向".formatted(text),
                    place.getAttribute("id"));
        }
    }

    /** Each set of values that the names can have; one that assumes nothing where they are too many, or open. */
    private List<Assumption> assumptions(List<String> names) {
        var all = List.of("");
        for (var name : names) {
            var known = values.get(name);
            if (known == null || all.size() * known.size() > MOST) {
                continue;
            }
            var next = new ArrayList<String>();
            for (var before : all) {
                for (var value : known) {
                    var one = name + " == " + (TRUTH.equals(known) ? value : "'" + value + "'");
                    next.add(before.isEmpty() ? one : before + " && " + one);
                }
            }
            all = next;
        }
        return all.stream()
                .map(text -> Assumption.of(text.isEmpty() ? null : text))
                .collect(Collectors.toList());
    }
}
