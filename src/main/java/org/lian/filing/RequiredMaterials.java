package org.lian.filing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** 应当提交的材料: what the table required-materials asks for, by the same facts in a draft, a filing and a rehearsal. */
@Component
public class RequiredMaterials {
    public static final String TABLE = "required-materials";
    private static final String AGENT_KIND = "agentKind";

    private final Decisions decisions;

    RequiredMaterials(Decisions decisions) {
        this.decisions = decisions;
    }

    /** A material that the table asks for. */
    public record Item(String kind, String name, String level, String alternative, String basis) {
        private static Item of(Map<String, Object> row) {
            return new Item(
                    text(row, "kind"),
                    text(row, "item"),
                    text(row, "level"),
                    text(row, "alternative"),
                    text(row, "basis"));
        }

        private static String text(Map<String, Object> row, String output) {
            var value = row.get(output);
            return value == null ? "" : value.toString();
        }

        public boolean isAdvisable() {
            return level.equals("ADVISABLE");
        }

        /** Whether something else may stand for it: no machine sees whether that was brought, so a person looks. */
        public boolean isReplaceable() {
            return level.equals("CONDITIONAL") && !alternative.isEmpty();
        }

        /** The same where nothing else stands for it. */
        Item needed() {
            return new Item(kind, isReplaceable() ? name + "（" + alternative + "）" : name, level, "", basis);
        }

        /** Whether it is there: as a file, or typed in where the law takes that for it. */
        public boolean isIn(Draft draft, Set<String> handedIn) {
            return isUploaded(handedIn) || isTyped(draft);
        }

        /** Whether a file of it is there. A wage note is the evidence of its claim (劳动争议解释（一）15). */
        boolean isUploaded(Set<String> handedIn) {
            return handedIn.contains(kind) || kind.equals("EVIDENCE") && handedIn.contains("WAGE_NOTE");
        }

        boolean isTyped(Draft draft) {
            return kind.equals("COMPLAINT") && draft.complaintTyped();
        }
    }

    /** What a filing needs as it stands; nothing is recorded. */
    public List<Item> of(Filing filing) {
        return of(filing, null);
    }

    List<Item> of(Filing filing, @Nullable FilingId recordFor) {
        return items(ask(FilingFacts.of(filing), FilingFacts.agentKinds(filing.draft()), recordFor));
    }

    /** The table's answers to facts that are no filing's: one for each kind of agent. */
    public List<Decision> preview(Map<String, Object> facts, List<String> agentKinds) {
        return ask(facts, agentKinds, null);
    }

    /** The same, as items: what is asked for whatever the kind of agent. */
    public List<Item> previewItems(Map<String, Object> facts, List<String> agentKinds) {
        return items(preview(facts, agentKinds));
    }

    private List<Decision> ask(Map<String, Object> facts, List<String> agentKinds, @Nullable FilingId recordFor) {
        return agentKinds.stream()
                .map(kind -> {
                    var asked = new HashMap<>(facts);
                    asked.put(AGENT_KIND, kind);
                    return recordFor == null
                            ? decisions.preview(TABLE, asked)
                            : decisions.evaluate(TABLE, asked, recordFor, Visibility.PARTY);
                })
                .toList();
    }

    private static List<Item> items(List<Decision> answers) {
        return answers.stream()
                .flatMap(answer -> answer.rows().stream())
                .map(Item::of)
                .distinct()
                // What there must be stands before what is only advised, in the order of the table.
                .sorted(Comparator.comparing(Item::isAdvisable))
                .toList();
    }
}
