package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.rules.Domain;
import org.lian.rules.Facts;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;

/**
 * The values that a formula can give, whatever the facts are, where its row applies. Each name is looked at alone, so
 * the truth may be narrower; what is proven holds. What cannot be told is not proven.
 */
class Possible {
    private static final Map<String, RoundingMode> ROUNDINGS = Map.of(
            "floor", RoundingMode.FLOOR,
            "ceiling", RoundingMode.CEILING,
            "round up", RoundingMode.UP,
            "round down", RoundingMode.DOWN,
            "round half up", RoundingMode.HALF_UP,
            "round half down", RoundingMode.HALF_DOWN);

    private final TableDraft draft;
    private final Feel feel;
    private final Names names;
    /** Names whose formula is being looked at. */
    private final Set<String> begun = new HashSet<>();

    Possible(TableDraft draft, Feel feel) {
        this.draft = draft;
        this.feel = feel;
        names = draft.names();
    }

    /** Whether the row gives nothing in that column that the domain does not accept. */
    boolean isWithin(Logic decision, Row row, int output, Domain domain) {
        var table = decision.table();
        if (table == null) {
            return false;
        }
        var formula = Reading.of(feel, row.results().get(output));
        if (domain.least() == null || domain.most() == null) {
            return areWithin(formula, domain);
        }
        var known = new Narrowing(names, this::named);
        for (int column = 0; column < table.columns().size(); column++) {
            var head = Reading.of(feel, table.columns().get(column).expression());
            known = known.where(Reading.of(feel, row.tests().get(column)), head, true);
        }
        if (known.isNothing()) {
            return true;
        }
        var range = range(formula, known);
        // The engine cuts off what stands behind the point.
        var whole = range == null || !names.isNumber(table.outputs().get(output).name())
                ? range
                : range.rounded(0, RoundingMode.DOWN);
        return whole != null
                && whole.least().compareTo(BigDecimal.valueOf(domain.least())) >= 0
                && whole.most().compareTo(BigDecimal.valueOf(domain.most())) <= 0;
    }

    /** Of texts. */
    private boolean areWithin(FeelNode node, Domain domain) {
        return switch (node.kind()) {
            case "ConstString" -> domain.accepts(node.value());
            case "If" -> areWithin(node.part(1), domain) && areWithin(node.part(2), domain);
            case "Ref" -> {
                var texts = texts(String.valueOf(node.value()));
                yield !texts.isEmpty() && texts.stream().allMatch(domain::accepts);
            }
            default -> false;
        };
    }

    private Set<String> texts(String name) {
        if (names.isSupplied(name)) {
            return Facts.declared().domain(name).codes().keySet();
        }
        var texts = new HashSet<>(names.texts(name));
        if (texts.isEmpty()) {
            givers(name)
                    .forEach(giver -> texts.addAll(
                            Domains.ofOutput(giver.id(), name).codes().keySet()));
        }
        return texts;
    }

    private List<Logic> givers(String name) {
        return draft.file().decisions().stream()
                .filter(decision -> decision.outputs().stream()
                        .anyMatch(output -> output.name().equals(name)))
                .toList();
    }

    /** The number that a name stands for, wherever it is read. */
    private @Nullable Range named(String name) {
        if (names.isSupplied(name)) {
            return names.isNumber(name) ? Supplied.range(name) : null;
        }
        if (!names.isValue(name) || !begun.add(name)) {
            return null;
        }
        var ranges = givers(name).stream().map(giver -> given(giver, name)).toList();
        begun.remove(name);
        return all(ranges) == null ? null : ranges.stream().reduce(Range::or).orElse(null);
    }

    /** What another decision gives under the name; each of its cells is proven for itself. */
    private @Nullable Range given(Logic giver, String name) {
        var domain = Domains.ofOutput(giver.id(), name);
        if (domain.least() != null && domain.most() != null) {
            return Range.of(domain.least(), domain.most());
        }
        return giver.formula() == null
                ? null
                : range(Reading.of(feel, giver.formula()), new Narrowing(names, this::named));
    }

    private @Nullable Range range(FeelNode node, Narrowing known) {
        return switch (node.kind()) {
            case "ConstNumber" -> node.value() instanceof BigDecimal number ? Range.exactly(number) : null;
            case "Ref" -> known.of(String.valueOf(node.value()));
            case "If" -> either(node, known);
            case "FunctionInvocation" -> function(node, known);
            case "ArithmeticNegation" -> {
                var range = range(node.part(0), known);
                yield range == null ? null : range.negated();
            }
            case "Addition", "Subtraction", "Multiplication", "Division" -> computed(node, known);
            default -> null;
        };
    }

    private @Nullable Range computed(FeelNode node, Narrowing known) {
        var one = range(node.part(0), known);
        var other = range(node.part(1), known);
        if (one == null || other == null) {
            return null;
        }
        return switch (node.kind()) {
            case "Addition" -> one.plus(other);
            case "Subtraction" -> one.plus(other.negated());
            case "Multiplication" -> one.times(other);
            default -> one.dividedBy(other);
        };
    }

    private @Nullable Range either(FeelNode choice, Narrowing known) {
        var yes = known.where(choice.part(0), null, true);
        var no = known.where(choice.part(0), null, false);
        if (yes.isNothing() || no.isNothing()) {
            return range(choice.part(yes.isNothing() ? 2 : 1), yes.isNothing() ? no : yes);
        }
        var one = range(choice.part(1), yes);
        var other = range(choice.part(2), no);
        return one == null || other == null ? null : one.or(other);
    }

    private @Nullable Range function(FeelNode call, Narrowing known) {
        var name = String.valueOf(call.value());
        var arguments = call.part(0).parts();
        if (!call.part(0).is("PositionalFunctionParameters") || arguments.isEmpty()) {
            return null;
        }
        var rounding = ROUNDINGS.get(name);
        if (rounding != null) {
            var range = range(arguments.get(0), known);
            var digits =
                    arguments.size() > 1 && arguments.get(1).value() instanceof BigDecimal many ? many.intValue() : 0;
            return range == null ? null : range.rounded(digits, rounding);
        }
        var items = arguments.get(0).is("ConstList") ? arguments.get(0).parts() : arguments;
        var ranges = all(items.stream().map(item -> range(item, known)).toList());
        if (ranges == null || ranges.isEmpty()) {
            return null;
        }
        return switch (name) {
            case "min" -> Range.smallest(ranges);
            case "max" -> Range.largest(ranges);
            case "abs" -> Range.largest(List.of(ranges.get(0), ranges.get(0).negated()));
            default -> null;
        };
    }

    /** Null where one of them is. */
    private static @Nullable List<Range> all(List<@Nullable Range> ranges) {
        var all = new ArrayList<Range>();
        for (var range : ranges) {
            if (range == null) {
                return null;
            }
            all.add(range);
        }
        return all;
    }

    /** The numbers that the program supplies: sums, and how many there are of something. */
    static final class Supplied {
        /** 一万亿元: more than any claim. */
        static final long MOST = 100_000_000_000_000L;

        private Supplied() {}

        static Range range(String fact) {
            var domain = Facts.declared().domain(fact);
            return domain.least() == null || domain.most() == null
                    ? Range.of(0, MOST)
                    : Range.of(domain.least(), domain.most());
        }
    }
}
