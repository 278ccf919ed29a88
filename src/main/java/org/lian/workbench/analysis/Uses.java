package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lian.engine.FeelNode;

/**
 * The uses of each name by conditions: what they compare it with, whether they look at its beginning, its length, its
 * elements. From this follow the values that stand for all others. What goes beyond is kept as a reason why nothing is
 * proved.
 */
class Uses {
    private static final Set<String> LOGIC = Set.of("Conjunction", "Disjunction", "AtLeastOne", "If", "Not");
    private static final Set<String> ORDER =
            Set.of("LessThan", "LessOrEqual", "GreaterThan", "GreaterOrEqual", "InputInRange");
    private static final Set<String> ATOMS = Set.of(
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "In",
            "InputInRange",
            "InputEqualTo",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "FunctionInvocation");
    private static final Set<String> PLAIN = Set.of(
            "Ref",
            "ConstInputValue",
            "ConstList",
            "ConstRange",
            "ClosedConstRangeBoundary",
            "OpenConstRangeBoundary",
            "PositionalFunctionParameters",
            "UnaryTestExpression");

    /** The knowledge of one name. */
    static class Use {
        final Set<Object> constants = new LinkedHashSet<>();
        boolean beginning;
        boolean elements;
        boolean length;
        boolean asDate;
    }

    final Map<String, Use> names = new HashMap<>();
    /** Numbers that are compared with each other. */
    final Set<String> related = new HashSet<>();
    /** Why nothing is proved; empty when all is. */
    final Set<String> unproved = new TreeSet<>();

    private final Predicate<String> isNumber;

    Uses(Predicate<String> isNumber) {
        this.isNumber = isNumber;
    }

    Use of(String name) {
        return names.computeIfAbsent(name, key -> new Use());
    }

    /** Takes in a text; {@code input} are the names behind the value of its column. */
    void read(FeelNode node, Set<String> input) {
        if (LOGIC.contains(node.kind())) {
            node.parts().forEach(part -> read(part, input));
        } else if (node.is("UnaryTestExpression")) {
            var tested = node.part(0);
            if (LOGIC.contains(tested.kind()) || ATOMS.contains(tested.kind())) {
                read(tested, input);
            } else {
                atom(tested, input, true);
            }
        } else if (ATOMS.contains(node.kind())) {
            atom(node, input, false);
        } else if (!node.isConstant() && !PLAIN.contains(node.kind()) && !node.is("Nothing")) {
            unproved.add("写法 " + node.kind());
        }
    }

    private void atom(FeelNode node, Set<String> input, boolean comparesInput) {
        var own = Reading.names(node);
        var all = new LinkedHashSet<>(own);
        boolean withInput = comparesInput || Reading.readsInput(node);
        if (withInput) {
            all.addAll(input);
        }
        all.forEach(this::of);
        if (own.size() > 1 || (!own.isEmpty() && withInput && !input.isEmpty())) {
            if (all.stream().allMatch(isNumber)) {
                related.addAll(all);
            } else {
                unproved.add("输入之间互相比较（" + String.join("、", all) + "）");
            }
        }
        constants(node, all);
        node.all().forEach(part -> piece(part, all));
        if (ORDER.contains(node.kind()) || node.kind().startsWith("Input")) {
            node.all().filter(part -> part.is("ConstString")).findAny().ifPresent(text -> {
                if (!node.is("InputEqualTo")) {
                    unproved.add("文字之间比较大小");
                }
            });
        }
    }

    private void constants(FeelNode node, Set<String> all) {
        if (node.isConstant()) {
            var constant = node.constant();
            if (constant != null && !(constant instanceof Boolean)) {
                all.forEach(name -> of(name).constants.add(constant));
            }
        } else {
            node.parts().forEach(part -> constants(part, all));
        }
    }

    private void piece(FeelNode part, Set<String> all) {
        if (part.is("FunctionInvocation")) {
            function(part, all);
        } else if (!part.isConstant()
                && !part.is("ConstNumber")
                && !PLAIN.contains(part.kind())
                && !ATOMS.contains(part.kind())
                && !LOGIC.contains(part.kind())) {
            unproved.add("写法 " + part.kind());
        }
    }

    private void function(FeelNode call, Set<String> all) {
        var arguments = call.part(0).parts();
        switch (String.valueOf(call.value())) {
            case "starts with" -> all.forEach(name -> of(name).beginning = true);
            case "substring" -> {
                all.forEach(name -> of(name).beginning = true);
                if (!BigDecimal.ONE.equals(arguments.get(1).constant())
                        || (arguments.size() > 2 && !arguments.get(2).is("ConstNumber"))) {
                    unproved.add("substring 不从第一个字开始");
                }
            }
            case "list contains" -> {
                if (!arguments.get(0).is("ConstList")) {
                    all.forEach(name -> of(name).elements = true);
                }
            }
            case "count" ->
                all.forEach(name -> {
                    of(name).elements = true;
                    of(name).length = true;
                });
            case "date" -> all.forEach(name -> of(name).asDate = true);
            default -> unproved.add("函数 " + call.value());
        }
    }
}
