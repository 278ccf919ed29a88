package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A formula taken apart where it gives one thing or another: {@code if a then 1 else if b then 2 else 3}. */
final class Branches {
    /**
     * One result.
     *
     * @param asked conditions on the way to it, with what they have to say
     */
    record Branch(List<Asked> asked, String result) {
        @Override
        public String toString() {
            return asked.isEmpty() ? result : asked.get(asked.size() - 1) + " " + result;
        }
    }

    /** A condition that holds or does not. */
    record Asked(String condition, boolean holds) {
        @Override
        public String toString() {
            return holds ? "if " + condition + " then" : "else（不符合 " + condition + "）";
        }
    }

    private Branches() {}

    /** As they are written; one where there is no choice. */
    static List<Branch> of(String text) {
        var branches = new ArrayList<Branch>();
        collect(text.strip(), List.of(), branches);
        return branches;
    }

    private static void collect(String text, List<Asked> asked, List<Branch> branches) {
        var choice = choice(text);
        if (choice == null) {
            branches.add(new Branch(asked, text));
        } else {
            collect(choice.get(1), with(asked, choice.get(0), true), branches);
            collect(choice.get(2), with(asked, choice.get(0), false), branches);
        }
    }

    private static List<Asked> with(List<Asked> asked, String condition, boolean holds) {
        var all = new ArrayList<>(asked);
        all.add(new Asked(condition, holds));
        return List.copyOf(all);
    }

    /** Condition, one result and the other; null for what is no {@code if} from end to end. */
    private static @Nullable List<String> choice(String text) {
        if (!text.matches("(?s)if\\b.*")) {
            return null;
        }
        int then = -1;
        int ifs = 0;
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '`') {
                at = Alternatives.closing(text, at);
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && Alternatives.isWord(text, "if", at)) {
                ifs++;
            } else if (depth == 0 && ifs == 1 && then < 0 && Alternatives.isWord(text, "then", at)) {
                then = at;
            } else if (depth == 0 && Alternatives.isWord(text, "else", at) && --ifs == 0 && then > 0) {
                return List.of(
                        text.substring("if".length(), then).strip(),
                        text.substring(then + "then".length(), at).strip(),
                        text.substring(at + "else".length()).strip());
            }
        }
        return null;
    }
}
