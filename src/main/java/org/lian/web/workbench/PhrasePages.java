package org.lian.web.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.suggestion.PhraseTrials;
import org.lian.suggestion.PhraseTrials.Row;
import org.lian.suggestion.Suggestions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
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

/** 大白话对照表: one line added, changed or removed, its examples, and a sentence tried before and after. */
@Controller
@RequestMapping("/workbench/drafts/{id}/phrases")
class PhrasePages {
    private static final int LIKE_IT = 5;

    private final RuleDrafts drafts;
    private final PhraseTrials trials;
    private final Causes causes;

    PhrasePages(RuleDrafts drafts, PhraseTrials trials, Causes causes) {
        this.drafts = drafts;
        this.trials = trials;
        this.causes = causes;
    }

    /** @param was the phrase as it stands; empty for one more */
    @PostMapping
    String save(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String phrase,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "false") boolean remove,
            RedirectAttributes next) {
        NextPage.act(next, () -> {
            var draft = phrases(id);
            var rows = new ArrayList<>(trials.rows(PhraseEditor.text(draft)));
            var at = was.isEmpty()
                    ? rows.size()
                    : rows.stream().map(Row::phrase).toList().indexOf(was);
            if (at < 0) {
                throw Refusal.conflict("表里没有“" + was + "”这句话了，请重新打开");
            }
            if (!was.isEmpty()) {
                rows.remove(at);
            }
            if (!remove) {
                rows.add(at, new Row(Suggestions.told(PlainText.line(phrase)), codes(cause)));
            }
            drafts.save(analyst, draft.id(), revision, new RuleDrafts.Wish(trials.table(rows), null, null, null));
            return remove ? "已删除，检查结果见下面" : "已保存，检查结果见下面";
        });
        return "redirect:/workbench/drafts/{id}/editor";
    }

    @PostMapping("/examples")
    String examples(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes next) {
        NextPage.act(next, "已保存示例，检查结果见下面", () -> {
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

    /** The codes of what was typed: codes or whole names, several with a bar or a 、 between them. */
    private String codes(String typed) {
        var codes = Arrays.stream(PlainText.line(typed).split("[|、]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(this::code)
                .collect(Collectors.joining("|"));
        if (codes.isEmpty()) {
            throw Refusal.invalid("cause", "REQUIRED", "请写这句话属于哪个案由：案由的名称或者代码");
        }
        return codes;
    }

    private String code(String typed) {
        if (causes.find(typed).isPresent()) {
            return typed;
        }
        List<Cause> found = causes.search(typed, Track.CIVIL, LIKE_IT);
        return found.stream()
                .filter(cause -> cause.name().equals(typed))
                .findFirst()
                .map(Cause::code)
                .orElseThrow(
                        () -> Refusal.invalid("cause", "UNKNOWN", "没有叫“%s”的民事案由。%s".formatted(typed, like(found))));
    }

    private static String like(List<Cause> found) {
        return found.isEmpty()
                ? "请写案由表里的全称，例如民间借贷纠纷"
                : "相近的有：" + found.stream().map(Cause::name).collect(Collectors.joining("、"));
    }
}
