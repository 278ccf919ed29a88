package org.lian.web.workbench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lian.procedures.WordList;
import org.lian.procedures.WordText;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.ProcedureWords;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 程序的用词: the words of one procedure, saved together. */
@Controller
@RequestMapping("/workbench/drafts/{id}/words")
class WordPages {
    private final RuleDrafts drafts;
    private final WordList list;

    WordPages(RuleDrafts drafts, WordList list) {
        this.drafts = drafts;
        this.list = list;
    }

    /**
     * @param own the words that the procedure says itself though they are empty; whatever is filled in is its own
     * @param all all fields of the page; a word is {@code word.<its name>}
     */
    @PostMapping
    String save(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(required = false) List<String> own,
            @RequestParam Map<String, String> all,
            RedirectAttributes next) {
        var typed = typed(own == null ? Set.of() : new HashSet<>(own), all);
        var done = NextPage.act(next, () -> {
            var draft = drafts.find(RuleDraft.id(id));
            if (draft.kind() != RuleKind.WORDS) {
                throw Refusal.conflict("这份草稿不是程序的用词");
            }
            if (!ProcedureWords.OF_ALL.equals(procedure)
                    && Arrays.stream(Track.values())
                            .noneMatch(track -> track.name().equals(procedure))) {
                throw Refusal.invalid("procedure", "UNKNOWN", "请选择是哪种程序的用词");
            }
            drafts.save(
                    analyst,
                    draft.id(),
                    revision,
                    new RuleDrafts.Wish(WordText.with(WordEditor.text(draft), procedure, typed), null, null, null));
            return "已保存到草稿";
        });
        if (!done) {
            next.addFlashAttribute("typed", typed);
        }
        next.addAttribute("q", procedure);
        return "redirect:/workbench/drafts/{id}/editor";
    }

    private Map<String, String> typed(Set<String> own, Map<String, String> all) {
        var typed = new LinkedHashMap<String, String>();
        for (var entry : list.all()) {
            var word = PlainText.line(all.getOrDefault(WordEditor.FIELD + entry.name(), ""));
            if (own.contains(entry.name()) || !word.isEmpty()) {
                typed.put(entry.name(), word);
            }
        }
        return typed;
    }
}
