package org.lian.workbench.analysis;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;

/** The names that a FEEL text reads from around it. */
class Reading {
    private static final FeelNode NOTHING = new FeelNode("Nothing", null, List.of());

    private Reading() {}

    /** The text taken apart; an empty one is nothing. */
    static FeelNode of(Feel feel, DmnFile.Text text) {
        if (text.text().isBlank()) {
            return NOTHING;
        }
        return text.isCondition() ? feel.condition(text.text()) : feel.expression(text.text());
    }

    /** Names that the text does not bind itself. */
    static Set<String> names(FeelNode node) {
        var names = new LinkedHashSet<String>();
        collect(node, Set.of(), names);
        return names;
    }

    /** Whether the value of its column has a say: {@code ?}, or a bare comparison. */
    static boolean readsInput(FeelNode node) {
        return node.all()
                .anyMatch(part -> part.is("ConstInputValue") || part.kind().startsWith("Input"));
    }

    private static void collect(FeelNode node, Set<String> bound, Set<String> names) {
        if (node.is("Ref")) {
            var name = String.valueOf(node.value()).split("\\.")[0];
            if (!bound.contains(name)) {
                names.add(name);
            }
            return;
        }
        var inner = new HashSet<>(bound);
        if (node.is("For")) {
            inner.add("partial");
        }
        for (var part : node.parts()) {
            collect(part, inner, names);
            if (part.is("Named") && node.is("For", "SomeItem", "EveryItem", "ConstContext")) {
                inner.add(String.valueOf(part.value()));
            }
            if (node.is("Filter")) {
                inner.add("item");
            }
        }
    }
}
