package org.lian.workbench.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lian.engine.FeelNode;
import org.lian.engine.FeelSize;

/** The growth of a value inside one text, where each name holds as much as the engine lets it. */
class Growth {
    private static final double MOST = 1_000_000;
    private static final Set<String> SMALL = Set.of("long", "integer", "boolean", "date");

    private final Names names;
    /** What the entries of a context may hold, of those that stand before the piece that is looked at. */
    private final Map<String, Double> entries = new HashMap<>();

    Growth(Names names) {
        this.names = names;
    }

    boolean isTooMuch(FeelNode read) {
        // What a loop gave so far, taken up by each round, doubles with each round.
        var feedsItself = read.all()
                .filter(part -> part.is("For"))
                .flatMap(FeelNode::all)
                .anyMatch(part -> part.is("Ref") && "partial".equals(part.value()));
        return feedsItself || read.all().anyMatch(part -> size(part) > MOST);
    }

    private double size(FeelNode node) {
        return switch (node.kind()) {
            case "ConstString" -> 1 + String.valueOf(node.value()).length() / (double) FeelSize.CHARACTERS;
            case "Ref" -> named(node);
            case "ConstContext" -> context(node);
            case "Equal",
                    "LessThan",
                    "LessOrEqual",
                    "GreaterThan",
                    "GreaterOrEqual",
                    "In",
                    "Conjunction",
                    "Disjunction",
                    "Not",
                    "SomeItem",
                    "EveryItem" -> 1;
            case "If" -> Math.max(size(node.part(1)), size(node.part(2)));
            case "Filter" -> size(node.part(0));
            case "For" -> product(node);
            case "FunctionInvocation" ->
                // The text between the items comes once for each of them.
                "string join".equals(node.value()) ? product(node.part(0)) : sum(node);
            default -> sum(node);
        };
    }

    private double named(FeelNode ref) {
        var name = String.valueOf(ref.value()).split("\\.")[0];
        var entry = entries.get(name);
        if (entry != null) {
            return entry;
        }
        return SMALL.contains(names.type(name)) || !names.isDeclared(name) ? 1 : FeelSize.MOST;
    }

    // An entry may take up those before it: {a: "…", b: a + a, c: b + b} doubles with each.
    private double context(FeelNode node) {
        var size = 1.0;
        for (var entry : node.parts()) {
            var held = sum(entry);
            entries.merge(String.valueOf(entry.value()), held, Math::max);
            size += held;
        }
        return size;
    }

    private double sum(FeelNode node) {
        return 1 + node.parts().stream().mapToDouble(this::size).sum();
    }

    private double product(FeelNode node) {
        return node.parts().stream().mapToDouble(this::size).reduce(1, (one, other) -> one * other);
    }
}
