package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.FilerActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.filing.Submission;
import org.lian.materials.Material;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 缓交、减交、免交 asked for while the court reviews, by who did not ask with the complaint. */
@Controller
@RequestMapping("/filings/{id}/relief")
class ReliefPages {
    private final FilerActs acts;
    private final Filings filings;
    private final FilingActions actions;
    private final ReliefChoices choices;

    ReliefPages(FilerActs acts, Filings filings, FilingActions actions, ReliefChoices choices) {
        this.acts = acts;
        this.filings = filings;
        this.actions = actions;
        this.choices = choices;
    }

    @GetMapping
    String ask(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        var filing = filings.find(actor, id);
        var refusal = actions.of(filing).refusal(FilingAct.ASK_RELIEF);
        if (refusal != null) {
            next.addFlashAttribute("problem", refusal.detail() + "。");
            return "redirect:/filings/" + filing.id();
        }
        return page(filing, "", "", model);
    }

    @PostMapping
    String asked(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(name = "feeRelief.ground", defaultValue = "") String ground,
            @RequestParam(name = "feeRelief.statement", defaultValue = "") String statement,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        try {
            acts.askRelief(actor, filing.id(), new Submission.ReliefRequest(ground, DraftQuestions.written(statement)));
            next.addFlashAttribute("notice", "申请已经收到，由法官决定，决定以前不用交。");
            return "redirect:/filings/" + filing.id();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal, field -> "feeRelief." + field));
            return page(filing, ground, statement, model);
        }
    }

    private String page(Filing filing, String ground, String statement, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("ground", ground);
        model.addAttribute("statement", statement);
        model.addAttribute("reliefs", choices.of(filing));
        model.addAttribute(
                "proven", filings.materials(filing).stream().anyMatch(one -> one.kind() == Material.Kind.RELIEF_PROOF));
        return "portal/relief";
    }
}
