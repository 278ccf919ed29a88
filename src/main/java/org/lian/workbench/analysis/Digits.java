package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lian.engine.FeelNode;

/**
 * The number of digits that a number can have inside one text, on either side of the point. Rounding writes each of
 * them down, and no deadline stops that.
 */
class Digits {
    static final int MOST = 1_000;

    private static final int OF_LONG = 19;
    /** What passes from one decision to the next is a double. */
    private static final int OF_DOUBLE = 325;

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;
    private static final Set<String> WHOLE = Set.of("long", "integer");
    private static final Set<String> REACHED = Set.of("Addition", "Subtraction", "Multiplication", "Division");
    private static final Set<String> SMALL = Set.of("count", "string length", "index of", "day of year");

    private final Names names;
    /** What loops and contexts bind. */
    private final Map<String, Double> bound = new HashMap<>();

    private boolean tooMany;

    Digits(Names names) {
        this.names = names;
    }

    boolean areTooMany(FeelNode read) {
        of(read);
        return tooMany;
    }

    private double of(FeelNode node) {
        var digits =
                switch (node.kind()) {
                    case "ConstNumber" -> written((BigDecimal) Objects.requireNonNull(node.value()));
                    case "Ref" -> named(node);
                    case "Named" -> bind(node);
                    case "Multiplication", "Division" -> of(node.part(0)) + of(node.part(1));
                    case "FunctionInvocation" -> function(node);
                    default -> largest(node) + 1;
                };
        tooMany |= digits > MOST && (REACHED.contains(node.kind()) || isFunction(node));
        return digits;
    }

    private static boolean isFunction(FeelNode node) {
        return node.is("FunctionInvocation") && !"number".equals(node.value());
    }

    private double largest(FeelNode node) {
        return node.parts().stream().mapToDouble(this::of).reduce(0, Math::max);
    }

    private double bind(FeelNode named) {
        var digits = of(named.part(0));
        bound.merge(String.valueOf(named.value()), digits, Math::max);
        return digits;
    }

    private double named(FeelNode ref) {
        var name = String.valueOf(ref.value()).split("\\.")[0];
        var known = bound.get(name);
        return known != null ? known : WHOLE.contains(names.type(name)) ? OF_LONG : OF_DOUBLE;
    }

    private double function(FeelNode call) {
        var digits = largest(call);
        if (SMALL.contains(String.valueOf(call.value()))) {
            return OF_LONG;
        }
        return "number".equals(call.value()) ? number(call) : digits + 1;
    }

    /** A text may stand for a number of any size: {@code "1e999999999"}. */
    private static double number(FeelNode call) {
        var arguments = call.part(0).parts();
        if (arguments.size() == 1 && arguments.get(0).is("ConstString")) {
            try {
                return written(new BigDecimal(String.valueOf(arguments.get(0).value())));
            } catch (NumberFormatException none) {
                return 0;
            }
        }
        return UNKNOWN;
    }

    private static double written(BigDecimal number) {
        return (double) number.precision() + Math.abs((double) number.scale());
    }
}
