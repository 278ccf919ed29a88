package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lian.engine.FeelNode;

/** The numbers that names can stand for where some conditions hold. What a condition does not tell changes nothing. */
class Narrowing {
    private static final BigDecimal FAR = BigDecimal.TEN.pow(80);
    private static final Set<String> COMPARISONS =
            Set.of("LessThan", "LessOrEqual", "GreaterThan", "GreaterOrEqual", "Equal");

    private final Names names;
    private final Function<String, @Nullable Range> usual;
    private final Map<String, Range> narrowed = new HashMap<>();
    private boolean nothing;

    /** @param usual what a name can be where nothing is known */
    Narrowing(Names names, Function<String, @Nullable Range> usual) {
        this.names = names;
        this.usual = usual;
    }

    /** Whether the conditions never hold together. */
    boolean isNothing() {
        return nothing;
    }

    @Nullable
    Range of(String name) {
        return narrowed.containsKey(name) ? narrowed.get(name) : usual.apply(name);
    }

    /**
     * Where the condition holds too, or does not.
     *
     * @param input what the condition of a cell is about; null outside of cells
     */
    Narrowing where(FeelNode condition, @Nullable FeelNode input, boolean holds) {
        var next = copy();
        next.narrow(condition, input, holds);
        return next;
    }

    private Narrowing copy() {
        var copy = new Narrowing(names, usual);
        copy.narrowed.putAll(narrowed);
        copy.nothing = nothing;
        return copy;
    }

    private void narrow(FeelNode condition, @Nullable FeelNode input, boolean holds) {
        var kind = condition.kind();
        if (condition.is("UnaryTestExpression")) {
            var tested = condition.part(0);
            if (tested.isConstant()) {
                compare("Equal", input, tested, holds);
            } else {
                narrow(tested, input, holds);
            }
        } else if (condition.is(holds ? "Conjunction" : "Disjunction")) {
            condition.parts().forEach(part -> narrow(part, input, holds));
        } else if (condition.is("AtLeastOne", "Disjunction") && holds) {
            any(condition, input);
        } else if (condition.is("InputInRange") && holds) {
            condition.part(0).parts().forEach(boundary -> boundary(boundary, condition.part(0), input));
        } else if (kind.startsWith("Input") && COMPARISONS.contains(kind.substring("Input".length()))) {
            compare(kind.substring("Input".length()), input, condition.part(0), holds);
        } else if (COMPARISONS.contains(kind)) {
            compare(kind, side(condition.part(0), input), condition.part(1), holds);
            compare(turned(kind), side(condition.part(1), input), condition.part(0), holds);
        }
    }

    private static @Nullable FeelNode side(FeelNode side, @Nullable FeelNode input) {
        return side.is("ConstInputValue") ? input : side;
    }

    private void any(FeelNode alternatives, @Nullable FeelNode input) {
        Narrowing all = null;
        for (var alternative : alternatives.parts()) {
            var one = where(alternative, input, true);
            if (all == null || all.nothing) {
                all = one;
            } else if (!one.nothing) {
                var both = all;
                both.narrowed.keySet().retainAll(one.narrowed.keySet());
                both.narrowed.replaceAll((name, range) -> {
                    var other = one.narrowed.get(name);
                    return other == null ? range : range.or(other);
                });
            }
        }
        if (all != null) {
            narrowed.keySet().retainAll(all.narrowed.keySet());
            narrowed.putAll(all.narrowed);
            nothing = all.nothing;
        }
    }

    private void boundary(FeelNode boundary, FeelNode range, @Nullable FeelNode input) {
        var isLower = range.part(0) == boundary;
        var isClosed = boundary.kind().startsWith("Closed");
        compare((isLower ? "Greater" : "Less") + (isClosed ? "OrEqual" : "Than"), input, boundary.part(0), true);
    }

    private static String turned(String kind) {
        return kind.startsWith("Less") ? kind.replace("Less", "Greater") : kind.replace("Greater", "Less");
    }

    private void compare(String kind, @Nullable FeelNode name, FeelNode with, boolean holds) {
        if (name == null || !name.is("Ref") || !(with.constant() instanceof BigDecimal number)) {
            return;
        }
        var range = range(holds ? kind : opposite(kind), number);
        if (range != null && names.isNumber(String.valueOf(name.value()))) {
            narrow(String.valueOf(name.value()), range);
        }
    }

    private static String opposite(String kind) {
        return switch (kind) {
            case "LessThan" -> "GreaterOrEqual";
            case "LessOrEqual" -> "GreaterThan";
            case "GreaterThan" -> "LessOrEqual";
            case "GreaterOrEqual" -> "LessThan";
            default -> "";
        };
    }

    /** Of whole numbers. */
    private static @Nullable Range range(String kind, BigDecimal number) {
        var below = number.setScale(0, RoundingMode.FLOOR);
        var above = number.setScale(0, RoundingMode.CEILING);
        return switch (kind) {
            case "LessThan" -> new Range(FAR.negate(), above.subtract(BigDecimal.ONE));
            case "LessOrEqual" -> new Range(FAR.negate(), below);
            case "GreaterThan" -> new Range(below.add(BigDecimal.ONE), FAR);
            case "GreaterOrEqual" -> new Range(above, FAR);
            case "Equal" -> Range.exactly(number);
            default -> null;
        };
    }

    private void narrow(String name, Range to) {
        var before = of(name);
        var both = before == null ? to : before.and(to);
        if (both == null) {
            nothing = true;
        } else {
            narrowed.put(name, both);
        }
    }
}
