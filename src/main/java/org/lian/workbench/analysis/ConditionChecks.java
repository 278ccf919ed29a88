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
import org.lian.engine.VariableKind;
import org.lian.rules.Domain;
import org.w3c.dom.Element;

/** 条件: whether each can hold and can fail, with the values that its variables can have. */
class ConditionChecks {
    private static final Pattern COMPARISON = Pattern.compile("(\\w+)(?:\\s*(==|!=|<=|>=|<|>)\\s*('[^']*'|-?\\w+))?");
    private static final Set<String> TRUTH = Set.of("true", "false");
    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final String NULL = "null";
    /** As many sets of values are tried; a condition that looks at more is followed both ways. */
    private static final int MOST = 4_096;

    private final Map<String, Set<String>> values;
    private final Map<String, VariableKind> kinds;
    private final TableFindings findings;

    /**
     * @param values what each variable can be; open where it is missing
     * @param kinds what each variable holds
     */
    ConditionChecks(Map<String, Set<String>> values, Map<String, VariableKind> kinds, TableFindings findings) {
        this.values = values;
        this.kinds = kinds;
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
            findings.block(
                    "CONDITION_VALUE",
                    "条件“%s”没有写成 ${…}，走到就会失败。请写成 ${变量 == 固定值}".formatted(text),
                    place.getAttribute("id"));
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
            asksForNothing |= NULL.equals(comparison.group(1)) || NULL.equals(comparison.group(3));
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
        var isVariable = literal.matches("[A-Za-z_]\\w*") && !TRUTH.contains(literal) && !literal.equals(NULL);
        if (known == null || isVariable || literal.equals(NULL) || !EQUALITY.contains(operator)) {
            return misfit(name, operator, literal);
        }
        var value = literal.startsWith("'") ? literal.substring(1, literal.length() - 1) : literal;
        if (known.contains(value)) {
            return misfit(name, operator, literal);
        }
        var domain = Domain.codes(known.toArray(String[]::new));
        return "%s 永远不会是 %s，这个比较%s。%s"
                .formatted(
                        name,
                        literal,
                        operator.equals("==") ? "永远不成立，这条去向永远不会走" : "总是成立",
                        Domains.remedy(domain, value));
    }

    /** The engine turns one side into the kind of the other, and fails where it cannot. */
    private @Nullable String misfit(String name, String operator, String literal) {
        var left = kind(name);
        var right = kind(literal);
        if (left == VariableKind.DATE || right == VariableKind.DATE) {
            return "%s 是日期，条件里不能比较。请用定时事件，或者改看别的变量".formatted(left == VariableKind.DATE ? name : literal);
        }
        if (!EQUALITY.contains(operator) && (left != VariableKind.NUMBER || right != VariableKind.NUMBER)) {
            return "%s %s 不能比大小，只有数字和数字可以。请用 == 或者 !=".formatted(name, literal);
        }
        if (left == right || literal.equals(NULL) || name.equals(NULL) || left == null || right == null) {
            return null;
        }
        return "%s %s，不能和 %s 比较".formatted(name, words(left), literal);
    }

    private static String words(VariableKind kind) {
        return switch (kind) {
            case TEXT -> "是文字，只和加单引号的文字或者别的文字变量比较";
            case NUMBER -> "是数字，只和不加引号的数字比较";
            case TRUTH -> "是“是或否”，只和不加引号的 true、false 比较";
            case DATE -> "是日期";
        };
    }

    /** Of a variable or of a fixed value; null where it is not known. */
    private @Nullable VariableKind kind(String operand) {
        if (operand.startsWith("'")) {
            return VariableKind.TEXT;
        }
        if (TRUTH.contains(operand)) {
            return VariableKind.TRUTH;
        }
        return operand.matches("-?\\d+") ? VariableKind.NUMBER : kinds.get(operand);
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
