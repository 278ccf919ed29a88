package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.filing.Corrections;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.portal.CorrectionEditing.Waiting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The parties of the side that a correction notice returned, one page for one party. */
@Controller
@RequestMapping("/filings/{id}/correction/{item}/parties/{n}")
class CorrectionPartyPages {
    private final CorrectionEditing editing;
    private final Corrections corrections;
    private final AnswerForm form;
    private final BusinessClock clock;

    CorrectionPartyPages(CorrectionEditing editing, Corrections corrections, AnswerForm form, BusinessClock clock) {
        this.editing = editing;
        this.corrections = corrections;
        this.form = form;
        this.clock = clock;
    }

    @GetMapping
    String ask(Actor actor, @PathVariable FilingId id, @PathVariable int item, @PathVariable int n, Model model) {
        var waiting = editing.open(actor, id);
        var question = question(waiting, item, n);
        return page(waiting, item, question, question.read(editing.written(waiting.filing())), model);
    }

    @PostMapping
    String save(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable int item,
            @PathVariable int n,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var waiting = editing.open(actor, id);
        var question = question(waiting, item, n);
        var list = CorrectionPages.address(waiting, item);
        return form.take(
                question,
                typed,
                seen -> editing.save(actor, waiting.filing().id(), item, question, typed, seen),
                list + "/parties/" + n,
                list,
                again -> page(waiting, item, question, again, model),
                response,
                model);
    }

    @PostMapping("/draft")
    String autosave(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable int item,
            @PathVariable int n,
            @RequestParam Map<String, String> typed,
            Model model) {
        var waiting = editing.open(actor, id);
        var question = question(waiting, item, n);
        return QuestionPages.autosave(
                question,
                typed,
                seen -> editing.save(actor, waiting.filing().id(), item, question, typed, seen),
                clock,
                model);
    }

    @PostMapping("/removal")
    String remove(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable int item,
            @PathVariable int n,
            @RequestParam String seen) {
        var waiting = editing.open(actor, id);
        var question = question(waiting, item, n);
        var written = editing.written(waiting.filing());
        var parties = new ArrayList<>(question.side().of(written));
        // Removed twice, or changed in another window: the list shows how it stands now.
        if (n < parties.size()
                && parties.size() > 1
                && DraftEditing.fingerprint(question, written).equals(seen)) {
            parties.remove(n);
            corrections.keep(actor, waiting.filing().id(), item, question.side().in(written, parties));
        }
        return "redirect:" + CorrectionPages.address(waiting, item);
    }

    private PartyQuestion question(Waiting waiting, int item, int n) {
        var side = CorrectionPages.side(waiting.item(item));
        if (side == null
                || n < 0
                || n > side.of(editing.written(waiting.filing())).size()) {
            throw Refusal.notFound("没有这一位当事人，可能已在别处删除");
        }
        return new PartyQuestion(side, n);
    }

    private String page(Waiting waiting, int item, PartyQuestion question, Map<String, String> answer, Model model) {
        model.addAttribute("filing", waiting.filing());
        return PartyPages.page(
                waiting.filing(),
                editing.written(waiting.filing()),
                question,
                answer,
                CorrectionPages.address(waiting, item),
                "/parties",
                model);
    }
}
