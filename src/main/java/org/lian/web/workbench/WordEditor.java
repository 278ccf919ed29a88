package org.lian.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.procedures.WordList;
import org.lian.procedures.WordText;
import org.lian.vocabulary.ProcedureWords;
import org.lian.vocabulary.Track;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleFinding;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which analysts keep the words of one procedure: what each is for, and what is said without it. */
@Component
class WordEditor {
    /** The name under which the page sends the word of that name. */
    static final String FIELD = "word.";

    private final RuleDrafts drafts;
    private final WordList list;

    WordEditor(RuleDrafts drafts, WordList list) {
        this.drafts = drafts;
        this.list = list;
    }

    /** A procedure to choose. */
    record Choice(String code, String label) {}

    /**
     * One word as it is shown.
     *
     * @param own whether the procedure says it itself
     * @param otherwise what is said where it does not
     */
    record Shown(String name, String about, String word, boolean own, String otherwise, boolean statutory) {
        public boolean isLong() {
            return Math.max(word.length(), otherwise.length()) > 24;
        }
    }

    ModelAndView editor(RuleDraft draft, String name, String asked, @Nullable Map<String, String> typed) {
        var text = text(draft);
        var words = ProcedureWords.words(text);
        var procedures = procedures(words);
        var procedure = procedures.stream()
                .map(Choice::code)
                .filter(asked::equals)
                .findFirst()
                .orElse(Track.CIVIL.name());
        var own = typed == null ? WordText.own(text, procedure) : typed;
        var like = own.getOrDefault("like", "");
        var shown = list.all().stream()
                .map(entry -> new Shown(
                        entry.name(),
                        entry.about(),
                        own.getOrDefault(entry.name(), ""),
                        own.containsKey(entry.name()),
                        words.getOrDefault(
                                like + "." + entry.name(),
                                words.getOrDefault(ProcedureWords.OF_ALL + "." + entry.name(), "")),
                        entry.isStatutory()))
                .toList();
        var findings = draft.isOpen() ? drafts.check(draft).findings() : List.<RuleFinding>of();
        return new ModelAndView("workbench/words")
                .addObject("draft", draft.id())
                .addObject("name", name)
                .addObject("revision", draft.revision())
                .addObject("editable", draft.state() == RuleDraft.State.DRAFT)
                .addObject("open", draft.isOpen())
                .addObject("procedures", procedures)
                .addObject("procedure", procedure)
                .addObject("ofAll", procedure.equals(ProcedureWords.OF_ALL))
                .addObject("own", shown.stream().filter(Shown::own).toList())
                .addObject("others", shown.stream().filter(word -> !word.own()).toList())
                .addObject("field", FIELD)
                .addObject("findings", findings)
                .addObject("blocks", findings.stream().anyMatch(RuleFinding::isBlocking));
    }

    private static List<Choice> procedures(Map<String, String> words) {
        return Stream.concat(
                        Arrays.stream(Track.values())
                                .map(track ->
                                        new Choice(track.name(), words.getOrDefault(track + ".label", track.label()))),
                        Stream.of(new Choice(ProcedureWords.OF_ALL, "各种申请共同的用词")))
                .toList();
    }

    static String text(RuleDraft draft) {
        return new String(draft.content(), StandardCharsets.UTF_8);
    }
}
