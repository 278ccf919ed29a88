package org.lian.workbench.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.rules.Domain;
import org.lian.rules.Facts;
import org.lian.workbench.analysis.DmnFile.Column;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Text;
import org.lian.workbench.analysis.HeadValues.Head;

/**
 * The check that what a condition looks for is a value that the fact can have: a misspelt one never applies, and nobody
 * learns it.
 */
class FactChecks {
    private static final Set<String> COMPARISONS = Set.of("Equal", "In");
    private static final int MOST_COMBINATIONS = 1 << 14;

    private final TableDraft draft;
    private final Feel feel;
    private final HeadValues heads;
    private final TableFindings findings;
    private final Names names;

    FactChecks(TableDraft draft, Feel feel, HeadValues heads, TableFindings findings) {
        this.draft = draft;
        this.feel = feel;
        this.heads = heads;
        this.findings = findings;
        names = draft.names();
    }

    /** Evaluates the heads of columns, so only of a file that may run. */
    void check() {
        for (var decision : draft.file().decisions()) {
            decision.texts()
                    .forEach(text -> Reading.of(feel, text).all().forEach(part -> atom(text, part, Domain.OPEN)));
            if (decision.table() != null) {
                for (int column = 0; column < decision.table().columns().size(); column++) {
                    column(decision, column);
                }
            }
        }
    }

    private void column(Logic decision, int index) {
        var table = decision.table();
        if (table == null) {
            return;
        }
        var domain = of(table.columns().get(index));
        if (domain.isOpen()) {
            return;
        }
        for (var row : table.rows()) {
            var cell = row.tests().get(index);
            var read = Reading.of(feel, cell);
            exact(cell, read, domain);
            read.all().filter(Reading::readsInput).forEach(part -> atom(cell, part, domain));
        }
    }

    /** All that the head of a column can come to. */
    private Domain of(Column column) {
        var read = Reading.of(feel, column.expression());
        if (read.is("Ref")) {
            return domain(read);
        }
        var facts = List.copyOf(Reading.names(read));
        var combinations = 1L;
        for (var fact : facts) {
            if (!isCoded(fact)) {
                return Domain.OPEN;
            }
            combinations *= 1L + Facts.declared().domain(fact).codes().size();
        }
        if (facts.isEmpty()
                || combinations > MOST_COMBINATIONS
                || !column.type().equals("string")) {
            return Domain.OPEN;
        }
        return heads.of(new Head(column.expression().text(), column.type(), facts), () -> {
            var values = new LinkedHashMap<String, String>();
            evaluate(column, facts, 0, new HashMap<>(), values);
            return new Domain(values, null, null);
        });
    }

    private boolean isCoded(String fact) {
        return names.isSupplied(fact)
                && names.type(fact).equals("string")
                && !Facts.declared().domain(fact).isOpen();
    }

    private void evaluate(
            Column column,
            List<String> facts,
            int next,
            Map<String, @Nullable Object> chosen,
            Map<String, String> values) {
        if (next == facts.size()) {
            try {
                if (feel.value(column.expression().text(), column.type(), chosen) instanceof String value) {
                    values.put(value, value);
                }
            } catch (RuntimeException unclear) {
                return;
            }
            return;
        }
        var fact = facts.get(next);
        chosen.put(fact, null);
        evaluate(column, facts, next + 1, chosen, values);
        for (var code : Facts.declared().domain(fact).codes().keySet()) {
            chosen.put(fact, code);
            evaluate(column, facts, next + 1, chosen, values);
        }
    }

    /** A comparison, or a function that looks for a text; {@code column} is what {@code ?} stands for. */
    private void atom(Text text, FeelNode node, Domain column) {
        if (COMPARISONS.contains(node.kind())) {
            exact(text, node.part(1), domain(node.part(0), column));
            exact(text, node.part(0), domain(node.part(1), column));
        } else if (node.is("FunctionInvocation") && node.part(0).parts().size() == 2) {
            var first = node.part(0).part(0);
            var second = node.part(0).part(1);
            switch (String.valueOf(node.value())) {
                case "starts with" -> piece(text, second, domain(first, column), String::startsWith);
                case "ends with" -> piece(text, second, domain(first, column), String::endsWith);
                case "contains" -> piece(text, second, domain(first, column), String::contains);
                case "list contains" -> {
                    exact(text, second, domain(first, column));
                    exact(text, first, domain(second, column));
                }
                default -> {}
            }
        }
    }

    private void exact(Text text, FeelNode node, Domain domain) {
        constants(node)
                .filter(sought -> !sought.isEmpty() && !domain.accepts(sought))
                .forEach(sought -> refuse(text, sought, domain));
    }

    private void piece(Text text, FeelNode node, Domain domain, BiPredicate<String, String> finds) {
        if (!domain.isOpen()
                && node.constant() instanceof String sought
                && domain.codes().keySet().stream().noneMatch(code -> finds.test(code, sought))) {
            refuse(text, sought, domain);
        }
    }

    private void refuse(Text text, String sought, Domain domain) {
        findings.block(
                "UNKNOWN_FACT", "“%s”不是这里可能的取值，这样写永远不会适用。%s".formatted(sought, Domains.remedy(domain, sought)), text);
    }

    /** Texts that are written down to be compared with. */
    private static Stream<String> constants(FeelNode node) {
        if (node.is("ConstString")) {
            return Stream.of(String.valueOf(node.value()));
        }
        return node.is("Not", "AtLeastOne", "UnaryTestExpression", "ConstList", "InputEqualTo")
                ? node.parts().stream().flatMap(FactChecks::constants)
                : Stream.empty();
    }

    private Domain domain(FeelNode node, Domain column) {
        return node.is("ConstInputValue") ? column : node.is("Ref") ? domain(node) : Domain.OPEN;
    }

    private Domain domain(FeelNode ref) {
        var name = String.valueOf(ref.value());
        return names.isSupplied(name) ? Facts.declared().domain(name) : Domain.OPEN;
    }
}
