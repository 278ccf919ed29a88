package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingQuestions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 还有几个问题: what only the filer can say; who does not know says so, and nothing has to be answered. */
@Controller
@RequestMapping("/filings/{id}/questions/facts")
class FactPages {
    private final DraftEditing editing;
    private final FilingQuestions questions;
    private final ConflictPage conflicts;
    private final BusinessClock clock;

    FactPages(DraftEditing editing, FilingQuestions questions, ConflictPage conflicts, BusinessClock clock) {
        this.editing = editing;
        this.questions = questions;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    @GetMapping
    String ask(Actor actor, @PathVariable FilingId id, Model model) {
        var filing = editing.open(actor, id);
        var question = of(filing.draft());
        var form = new LinkedHashMap<>(question.read(filing.draft()));
        var likely = question.likely(filing.draft(), clock.today());
        form.putAll(likely);
        model.addAttribute("likely", likely.keySet());
        return page(filing, question, form, model);
    }

    @PostMapping
    String save(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam Map<String, String> parameters,
            HttpServletResponse response,
            Model model) {
        var filing = editing.open(actor, id);
        var question = of(filing.draft());
        var path = DraftStep.FACTS.path(filing.id());
        try {
            var saved = editing.save(actor, filing.id(), question, parameters, parameters.get("seen"));
            if ("list".equals(parameters.get("then"))) {
                return "redirect:/filings/" + filing.id();
            }
            var back = "check".equals(parameters.get("back"));
            var next = back ? "/filings/" + filing.id() + "/check" : DraftStep.FACTS.nextPath(filing, false);
            return "redirect:"
                    + of(saved.draft())
                            .newSince(parameters.getOrDefault(FactQuestions.SHOWN, ""))
                            .map(field -> path + (back ? "?more&back=check#" : "?more#") + field)
                            .orElse(next);
        } catch (ChangedElsewhere changed) {
            return conflicts.show(changed, question, parameters, path, response, model);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            var form = new LinkedHashMap<>(question.read(filing.draft()));
            form.replaceAll((field, stored) -> parameters.getOrDefault(field, stored));
            var page = page(filing, question, form, model);
            model.addAttribute("seen", parameters.getOrDefault("seen", ""));
            return page;
        }
    }

    /** 自动保存: answers with a line of text and the new fingerprint. */
    @PostMapping("/draft")
    String autosave(Actor actor, @PathVariable FilingId id, @RequestParam Map<String, String> parameters, Model model) {
        var question = of(editing.open(actor, id).draft());
        return QuestionPages.autosave(
                question,
                parameters,
                seen -> editing.save(actor, id, question, parameters, seen).draft(),
                clock,
                model);
    }

    private String page(Filing filing, FactQuestions question, Map<String, String> form, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("step", DraftStep.FACTS.place(filing.track()));
        model.addAttribute("asked", question.asked());
        model.addAttribute("shown", question.shown());
        model.addAttribute("form", form);
        model.addAttribute("seen", DraftEditing.fingerprint(question, filing.draft()));
        return "portal/question-facts";
    }

    private FactQuestions of(Draft draft) {
        return new FactQuestions(questions.of(draft), questions::of);
    }
}
