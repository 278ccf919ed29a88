package org.lian.workbench.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lian.engine.FeelNode;
import org.lian.engine.FeelSize;

/**
 * The steps that one text may take at the most: loops, {@code some}, {@code every} and filters go through each element of
 * their lists, and inside each other they multiply.
 */
class Steps {
    static final long MOST = 100_000;

    private static final Set<String> ONE_VALUE = Set.of("long", "integer", "boolean", "date", "string");
    private static final Set<String> COUNTING = Set.of(
            "count",
            "min",
            "max",
            "sum",
            "all",
            "any",
            "list contains",
            "is empty",
            "string join",
            "contains",
            "starts with",
            "ends with",
            "string length",
            "number",
            "not",
            "is defined");
    private static final Set<String> TRUTHS = Set.of(
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "In",
            "Conjunction",
            "Disjunction",
            "Not",
            "SomeItem",
            "EveryItem");

    private final Names names;
    /** Elements that what a loop, a filter or a context binds may have. */
    private final Map<String, Double> bound = new HashMap<>();

    Steps(Names names) {
        this.names = names;
    }

    boolean areTooMany(FeelNode read) {
        return of(read) > MOST;
    }

    private double of(FeelNode node) {
        return switch (node.kind()) {
            case "For", "SomeItem", "EveryItem" -> loop(node);
            case "Filter" -> filter(node);
            case "ConstContext" -> context(node);
            case "FunctionInvocation" -> inside(node) + (isCounting(node) ? elements(node.part(0)) : 0);
            default -> inside(node);
        };
    }

    private double inside(FeelNode node) {
        return 1 + node.parts().stream().mapToDouble(this::of).sum();
    }

    private double loop(FeelNode node) {
        var rounds = 1.0;
        var steps = 0.0;
        for (var part : node.parts()) {
            if (part.is("Named")) {
                // The list of an inner iterator is made anew in each round of those before it.
                steps += rounds * of(part.part(0));
                rounds *= Math.max(1, bind(String.valueOf(part.value()), part.part(0)));
            } else {
                steps += rounds * of(part);
            }
        }
        return steps + rounds;
    }

    private double filter(FeelNode node) {
        var list = node.part(0);
        var steps = of(list);
        var before = bound.get("item");
        var rounds = Math.max(1, bind("item", list));
        steps += rounds * (1 + of(node.part(1)));
        if (before == null) {
            bound.remove("item");
        } else {
            bound.put("item", before);
        }
        return steps;
    }

    private double context(FeelNode node) {
        var steps = 1.0;
        for (var entry : node.parts()) {
            steps += of(entry);
            if (entry.is("Named")) {
                bound.merge(String.valueOf(entry.value()), elements(entry.part(0)), Math::max);
            }
        }
        return steps;
    }

    /** An element of a written list may be a list itself, and has at the most all; what facts and tables give are lists of values. */
    private double bind(String name, FeelNode list) {
        var elements = elements(list);
        var isOfValues = list.is("Ref") && !bound.containsKey(first(list));
        bound.merge(name, isOfValues ? 1 : elements, Math::max);
        return elements;
    }

    private double elements(FeelNode node) {
        if (node.isConstant() && !node.is("ConstList") || TRUTHS.contains(node.kind())) {
            return 1;
        }
        return switch (node.kind()) {
            case "Ref" -> named(node);
            case "ConstInputValue" -> FeelSize.MOST;
            case "If" -> Math.max(elements(node.part(1)), elements(node.part(2)));
            case "Filter" -> elements(node.part(0));
            case "For" ->
                node.parts().stream()
                        .mapToDouble(part -> Math.max(1, elements(part.is("Named") ? part.part(0) : part)))
                        .reduce(1, (one, other) -> one * other);
            case "FunctionInvocation" -> isCounting(node) ? 1 : together(node);
            default -> together(node);
        };
    }

    private double together(FeelNode node) {
        return node.parts().stream().mapToDouble(this::elements).sum();
    }

    private double named(FeelNode ref) {
        var name = first(ref);
        var known = bound.get(name);
        if (known != null) {
            return known;
        }
        return ONE_VALUE.contains(names.type(name)) || !names.isDeclared(name) ? 1 : FeelSize.MOST;
    }

    private static String first(FeelNode ref) {
        return String.valueOf(ref.value()).split("\\.")[0];
    }

    private static boolean isCounting(FeelNode call) {
        return COUNTING.contains(String.valueOf(call.value()));
    }
}
