package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.AssistingCourts;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
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

/** 跨域立案: the filer chooses a court nearby to show the originals at. */
@Controller
@RequestMapping("/filings/{id}/nearby-court")
class NearbyCourtPages {
    private static final int SHOWN = 20;

    private final AssistingCourts assisting;
    private final Filings filings;
    private final FilingActions actions;

    NearbyCourtPages(AssistingCourts assisting, Filings filings, FilingActions actions) {
        this.assisting = assisting;
        this.filings = filings;
        this.actions = actions;
    }

    @GetMapping
    String ask(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String q,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        var refusal = actions.of(filing).refusal(FilingAct.CHOOSE_ASSISTING_COURT);
        if (refusal != null) {
            next.addFlashAttribute("problem", refusal.detail() + "。");
            return "redirect:/filings/" + filing.id();
        }
        return page(filing, q, model);
    }

    @PostMapping
    String choose(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String court,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        try {
            assisting.choose(actor, filing.id(), court);
            next.addFlashAttribute("notice", "已经选好。请带身份证件、材料原件和收件回执，到它的诉讼服务中心核对。");
            return "redirect:/filings/" + filing.id();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            return page(filing, "", model);
        }
    }

    private String page(Filing filing, String q, Model model) {
        var courts = assisting.choices(filing, q, SHOWN);
        model.addAttribute("filing", filing);
        model.addAttribute("q", q);
        model.addAttribute("courts", courts);
        model.addAttribute("searchable", !q.isEmpty() || courts.size() == SHOWN);
        model.addAttribute(
                "chosen",
                assisting.of(filing.id()).map(one -> one.court().code().value()).orElse(""));
        return "portal/nearby-court";
    }
}
