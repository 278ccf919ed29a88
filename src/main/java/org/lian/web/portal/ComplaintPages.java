package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.Filings;
import org.lian.grievances.Grievances;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 投诉: the form stands on the filing's page; what was refused comes back with the words as they were typed. */
@Controller
class ComplaintPages {
    private final Filings filings;
    private final Grievances complaints;

    ComplaintPages(Filings filings, Grievances complaints) {
        this.filings = filings;
        this.complaints = complaints;
    }

    @PostMapping("/filings/{id}/complaints")
    String complain(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        try {
            var complaint = complaints.complain(actor, filing.id(), text);
            next.addFlashAttribute("notice", "投诉已收到，法院在 " + Times.deadline(complaint.dueAt()) + " 前答复。");
            return "redirect:/filings/" + filing.id();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT, Refusal.Kind.INVALID);
            model.addAttribute("filing", filing);
            model.addAttribute("text", text);
            model.addAttribute("faults", Faults.of(refusal));
            return "portal/complaint";
        }
    }
}
