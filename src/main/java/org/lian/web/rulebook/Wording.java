package org.lian.web.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.workbench.RuleText;
import org.lian.workbench.RuleText.Column;

/** One table's cells in a reader's words. What it has no words for stands as it is, with labels for names. */
class Wording {
    private static final String ANY = "任意";

    private final Feel feel;
    private final Words words;
    private final Map<String, String> labels = new HashMap<>();

    Wording(Feel feel, Words words, RuleText text) {
        this.feel = feel;
        this.words = words;
        text.parts().forEach(part -> part.outputs().forEach(output -> labels.put(output.expression(), output.label())));
        text.facts().forEach(fact -> labels.put(fact.name(), fact.label()));
    }

    String label(String name) {
        return Words.plain(rawLabel(name));
    }

    /** A value that a name of the table holds. */
    String value(String name, Object value) {
        return words.of(value, rawLabel(name), List.of(name));
    }

    String test(String cell, Column column) {
        if (cell.isBlank()) {
            return ANY;
        }
        try {
            return new Reader(column.label(), Words.namesIn(column.expression()).toList()).test(feel.condition(cell));
        } catch (RuntimeException noFeel) {
            return raw(cell);
        }
    }

    String result(String cell, Column column) {
        try {
            return new Reader(column.label(), List.of(column.expression())).words(feel.expression(cell));
        } catch (RuntimeException noFeel) {
            return raw(cell);
        }
    }

    /** As it stands, with labels for names. */
    String raw(String text) {
        var shown = new StringBuilder();
        var quoted = false;
        for (var piece : text.split("(?=\")|(?<=\")")) {
            quoted = piece.equals("\"") ? !quoted : quoted;
            shown.append(
                    quoted
                            ? piece
                            : Words.NAME
                                    .matcher(piece)
                                    .replaceAll(found -> Matcher.quoteReplacement(
                                            labels.containsKey(found.group()) ? label(found.group()) : found.group())));
        }
        return shown.toString();
    }

    private String rawLabel(String name) {
        return labels.getOrDefault(name, name);
    }

    /** The reader of one cell: its own value is of the column, others are of the names beside them. */
    private class Reader {
        private final String label;
        private final Collection<String> names;

        Reader(String label, Collection<String> names) {
            this.label = label;
            this.names = names;
        }

        String test(FeelNode node) {
            return switch (node.kind()) {
                case "UnaryTestExpression" -> words(node.part(0));
                case "InputEqualTo" -> words(node.part(0));
                case "AtLeastOne" -> node.parts().stream().map(this::test).collect(Collectors.joining("；"));
                case "Not" -> without(node.part(0));
                case "InputGreaterThan" -> "超过 " + words(node.part(0));
                case "InputGreaterOrEqual" -> "不低于 " + words(node.part(0));
                case "InputLessThan" -> "不到 " + words(node.part(0));
                case "InputLessOrEqual" -> "不超过 " + words(node.part(0));
                case "InputInRange" -> range(node.part(0).part(0), node.part(0).part(1));
                default -> throw new IllegalArgumentException(node.kind());
            };
        }

        private String range(FeelNode start, FeelNode end) {
            var from = start.part(0);
            var to = end.part(0);
            var low = start.is("OpenConstRangeBoundary") ? "超过 " + words(from) : words(from) + " 起";
            var high = (end.is("OpenConstRangeBoundary") ? "不到 " : "不超过 ") + words(to);
            var fromNothing = start.is("ClosedConstRangeBoundary") && isZero(from);
            return fromNothing ? high : low + "，" + high;
        }

        private static boolean isZero(FeelNode node) {
            return node.constant() instanceof BigDecimal number && number.signum() == 0;
        }

        private String without(FeelNode inner) {
            if (inner.is("UnaryTestExpression") && inner.part(0).is("FunctionInvocation")) {
                return "不" + words(inner.part(0));
            }
            var spoken = test(inner);
            return spoken.equals("是") ? "否，或者不清楚" : spoken.equals("否") ? "是，或者不清楚" : "除以下以外：" + spoken;
        }

        String words(FeelNode node) {
            if (node.isConstant()) {
                return words.of(node.constant(), label, names);
            }
            return switch (node.kind()) {
                case "Ref" -> label(String.valueOf(node.value()));
                case "Equal" -> compared(node.part(0), node.part(1), "：");
                case "Conjunction" -> joined(node, "，并且");
                case "Disjunction" -> joined(node, "，或者");
                case "In" -> label(name(node.part(0))) + "：" + of(node.part(0)).test(node.part(1));
                case "If" -> chosen(node.part(0), node.part(1), node.part(2));
                case "Not" -> not(node.part(0));
                case "FunctionInvocation" ->
                    called(String.valueOf(node.value()), node.part(0).parts());
                default -> throw new IllegalArgumentException(node.kind());
            };
        }

        private String not(FeelNode inner) {
            return inner.is("Equal") ? compared(inner.part(0), inner.part(1), "不是：") : "不" + words(inner);
        }

        /** That a fact is known goes without saying where it is asked for its value. */
        private String joined(FeelNode node, String link) {
            var said = new ArrayList<String>();
            for (var part : node.parts()) {
                if (!isKnown(part)) {
                    said.add(words(part));
                }
            }
            return String.join(link, said);
        }

        private static boolean isKnown(FeelNode node) {
            return node.is("Not")
                    && node.part(0).is("Equal")
                    && node.part(0).part(1).is("ConstNull");
        }

        private String compared(FeelNode left, FeelNode right, String link) {
            if (right.is("ConstNull")) {
                return words(left) + "还没有说";
            }
            return words(left) + link + of(left).words(right);
        }

        private String chosen(FeelNode condition, FeelNode then, FeelNode otherwise) {
            if (condition.is("Equal") && condition.part(1).is("ConstNull")) {
                return words(otherwise);
            }
            var yes = condition.is("Equal") && "YES".equals(condition.part(1).value());
            return words(yes ? condition.part(0) : condition) + "的，" + words(then) + "；其他，" + words(otherwise);
        }

        private String called(String function, List<FeelNode> arguments) {
            return switch (function) {
                case "starts with" -> "属于“" + of(arguments.get(0)).words(arguments.get(1)) + "”";
                case "list contains" -> "包括“" + of(arguments.get(0)).words(arguments.get(1)) + "”";
                case "string join", "distinct values" -> words(arguments.get(0));
                default -> throw new IllegalArgumentException(function);
            };
        }

        /** Who reads a value beside this name. */
        private Reader of(FeelNode left) {
            if (left.is("ConstInputValue")) {
                return this;
            }
            var name = name(left);
            return new Reader(rawLabel(name), List.of(name));
        }

        private static String name(FeelNode node) {
            if (!node.is("Ref")) {
                throw new IllegalArgumentException(node.kind());
            }
            return String.valueOf(node.value());
        }
    }
}
