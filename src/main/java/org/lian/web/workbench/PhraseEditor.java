package org.lian.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.suggestion.PhraseTrials;
import org.lian.suggestion.PhraseTrials.Row;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.Suggestions.Suggested;
import org.lian.workbench.RuleChange;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which analysts keep the phrases: searched, changed line by line, tried before and after. */
@Component
class PhraseEditor {
    private static final int SHOWN = 50;

    private final RuleDrafts drafts;
    private final RuleVersions versions;
    private final PhraseTrials trials;
    private final Causes causes;

    PhraseEditor(RuleDrafts drafts, RuleVersions versions, PhraseTrials trials, Causes causes) {
        this.drafts = drafts;
        this.versions = versions;
        this.trials = trials;
        this.causes = causes;
    }

    /**
     * One phrase as it is shown.
     *
     * @param line its place in the draft, which tells it from another with the same words
     */
    record Shown(int line, String phrase, String codes, String names, boolean fresh) {
        /** The number of the line as the checks name it. */
        public int number() {
            return numberOf(line);
        }
    }

    /** The head of the table is its first line. */
    private static int numberOf(int line) {
        return line + 2;
    }

    /** @param sentence that the analyst tries; null where none */
    ModelAndView editor(RuleDraft draft, String name, String q, @Nullable String sentence) {
        var text = text(draft);
        var base = base(draft);
        var rows = trials.rows(text);
        var before = new HashSet<>(trials.rows(base));
        var found = IntStream.range(0, rows.size())
                .filter(line -> q.isEmpty() ? !before.contains(rows.get(line)) : isLike(line, rows.get(line), q))
                .boxed()
                .toList();
        var checked = draft.isOpen() ? drafts.check(draft) : null;
        var findings = checked == null ? List.<RuleFinding>of() : checked.findings();
        return new ModelAndView("workbench/phrases")
                .addObject("draft", draft.id())
                .addObject("name", name)
                .addObject("revision", draft.revision())
                .addObject("editable", draft.state() == RuleDraft.State.DRAFT)
                .addObject("q", q)
                .addObject("total", rows.size())
                .addObject("found", found.size())
                .addObject(
                        "rows",
                        found.stream()
                                .limit(SHOWN)
                                .map(line -> shown(line, rows.get(line), !before.contains(rows.get(line))))
                                .toList())
                .addObject("open", draft.isOpen())
                .addObject("findings", findings)
                .addObject("runs", checked != null && checked.runs())
                .addObject("blocks", findings.stream().anyMatch(RuleFinding::isBlocking))
                .addObject("examples", draft.examples())
                .addObject("sentence", sentence == null ? "" : sentence)
                .addObject("longest", Suggestions.LONGEST)
                .addObject("now", sentence == null ? null : suggested(base, sentence))
                .addObject("then", sentence == null ? null : suggested(text, sentence));
    }

    static String text(RuleDraft draft) {
        return new String(draft.content(), StandardCharsets.UTF_8);
    }

    private String base(RuleDraft draft) {
        var version = draft.baseVersion();
        return version == null ? "" : new String(versions.content(draft.rule(), version), StandardCharsets.UTF_8);
    }

    /** Null where what was changed is not computed yet. */
    private @Nullable List<String> suggested(String table, String sentence) {
        return trials.suggested(table, sentence).map(PhraseEditor::lines).orElse(null);
    }

    private static List<String> lines(Suggested suggested) {
        return suggested.causes().stream()
                .map(one -> one.cause().name() + (one.phrase() == null ? "" : "（“" + one.phrase() + "”）"))
                .toList();
    }

    private Shown shown(int line, Row row, boolean fresh) {
        return new Shown(line, row.phrase(), row.codes(), names(row.codes()), fresh);
    }

    private boolean isLike(int line, Row row, String q) {
        return q.equals(String.valueOf(numberOf(line)))
                || row.phrase().contains(q)
                || row.codes().contains(q)
                || names(row.codes()).contains(q);
    }

    /** What a draft changes, with the names of the causes in the place of their codes alone. */
    List<RuleChange> named(List<RuleChange> changes) {
        return changes.stream()
                .map(one -> new RuleChange(
                        one.kind(),
                        one.what(),
                        one.part(),
                        one.element(),
                        one.number(),
                        one.column(),
                        named(one.before()),
                        named(one.after()),
                        one.locked()))
                .toList();
    }

    private @Nullable String named(@Nullable String line) {
        if (line == null || !line.contains(",")) {
            return line;
        }
        var codes = line.substring(0, line.indexOf(','));
        return line.substring(line.indexOf(',') + 1) + " → " + names(codes) + "（" + codes + "）";
    }

    private String names(String codes) {
        return Arrays.stream(codes.split("[|]", -1))
                .map(code -> causes.find(code).map(Cause::name).orElse(code))
                .collect(Collectors.joining("、"));
    }
}
