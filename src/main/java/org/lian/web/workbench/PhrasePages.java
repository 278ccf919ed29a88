package org.lian.web.workbench;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.lian.suggestion.PhraseTrials;
import org.lian.suggestion.PhraseTrials.Row;
import org.lian.suggestion.Suggestions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 大白话对照表: one line added, changed or removed, its examples, and a sentence tried before and after. */
@Controller
@RequestMapping("/workbench/drafts/{id}/phrases")
class PhrasePages {
    /** Where what was typed and not saved stands, for the form of one more. */
    private static final String ONE_MORE = "";

    private final RuleDrafts drafts;
    private final PhraseTrials trials;
    private final TypedCauses typed;

    PhrasePages(RuleDrafts drafts, PhraseTrials trials, TypedCauses typed) {
        this.drafts = drafts;
        this.trials = trials;
        this.typed = typed;
    }

    /**
     * @param line the place of the line in the draft of this revision; null for one more
     * @param q what was searched for, which is found again where nothing was saved
     */
    @PostMapping
    String save(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable Integer line,
            @RequestParam(defaultValue = "") String phrase,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "false") boolean remove,
            @RequestParam(defaultValue = "") String q,
            RedirectAttributes next) {
        var done = NextPage.act(next, () -> {
            var draft = phrases(id);
            var rows = new ArrayList<>(trials.rows(PhraseEditor.text(draft)));
            if (line != null && (revision != draft.revision() || line < 0 || line >= rows.size())) {
                throw Refusal.conflict("这张表刚被保存过，行的位置可能变了，没有改动。请重新找到这一句再改");
            }
            var at = line == null ? rows.size() : line;
            if (line != null) {
                rows.remove(at);
            }
            if (!remove) {
                rows.add(at, new Row(phrase(phrase), typed.codes(cause)));
            }
            drafts.save(analyst, draft.id(), revision, new RuleDrafts.Wish(trials.table(rows), null, null, null));
            return remove ? "已从草稿删除" : "已保存到草稿";
        });
        if (!done) {
            next.addAttribute("q", q);
            next.addFlashAttribute("typedAt", line == null ? ONE_MORE : revision + ":" + line);
            next.addFlashAttribute("typedPhrase", phrase);
            next.addFlashAttribute("typedCause", cause);
        }
        return "redirect:/workbench/drafts/{id}/editor";
    }

    @PostMapping("/examples")
    String examples(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes next) {
        NextPage.act(next, "示例已保存到草稿", () -> {
            var draft = phrases(id);
            trials.examples(text);
            // A browser sends line ends of its own.
            drafts.save(
                    analyst, draft.id(), revision, new RuleDrafts.Wish(null, text.replace("\r\n", "\n"), null, null));
        });
        return "redirect:/workbench/drafts/{id}/editor";
    }

    @PostMapping("/trial")
    String tryOut(@PathVariable String id, @RequestParam(defaultValue = "") String sentence, RedirectAttributes next) {
        phrases(id);
        next.addFlashAttribute("sentence", Suggestions.told(sentence));
        return "redirect:/workbench/drafts/{id}/editor#try";
    }

    private RuleDraft phrases(String id) {
        var draft = drafts.find(RuleDraft.id(id));
        if (draft.kind() != RuleKind.PHRASES) {
            throw Refusal.conflict("这份草稿不是大白话对照表");
        }
        return draft;
    }

    private static String phrase(String typed) {
        var line = Suggestions.line(PlainText.line(typed));
        var length = line.codePointCount(0, line.length());
        if (length == 0) {
            throw Refusal.invalid("phrase", "REQUIRED", "没有保存：请写一句大白话，不能是空白。不要这一句的，请点“删除这一句”");
        }
        if (length > Suggestions.LONGEST) {
            throw Refusal.invalid(
                    "phrase", "TOO_LONG", "没有保存：一句话最多 %d 个字，您写了 %d 个，请写短些".formatted(Suggestions.LONGEST, length));
        }
        return line;
    }
}
