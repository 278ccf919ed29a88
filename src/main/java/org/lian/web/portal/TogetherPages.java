package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.Confirmations;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.JointApplications;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.LinkAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 双方共同申请, for who files: who has joined, and the link for who has not. */
@Controller
@RequestMapping("/filings/{id}")
class TogetherPages {
    private final DraftEditing editing;
    private final Filings filings;
    private final JointApplications joint;
    private final Confirmations confirmations;
    private final LinkAddress address;

    TogetherPages(
            DraftEditing editing,
            Filings filings,
            JointApplications joint,
            Confirmations confirmations,
            LinkAddress address) {
        this.editing = editing;
        this.filings = filings;
        this.joint = joint;
        this.confirmations = confirmations;
        this.address = address;
    }

    /** One click on the page of a settled filing: the application with everything that is known. */
    @PostMapping("/confirmation")
    String prepare(Actor filer, @PathVariable FilingId id) {
        return "redirect:/filings/"
                + confirmations.prepare(filer, filings.find(filer, id).id());
    }

    @GetMapping("/together")
    String show(Actor filer, @PathVariable FilingId id, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(editing.open(filer, id), model);
    }

    /** The link is in the answer alone: nobody sees it a second time. */
    @PostMapping("/together")
    String hand(
            Actor filer,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String party,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var filing = editing.open(filer, id);
        try {
            model.addAttribute("link", address.of("/joint/" + joint.hand(filer, filing.id(), party)));
            model.addAttribute("linkFor", party);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
        }
        return page(filing, model);
    }

    private String page(Filing filing, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("step", DraftStep.TOGETHER.place(filing.track()));
        model.addAttribute("joint", joint.of(filing).orElseThrow(() -> Refusal.notFound("这类申请不需要另一方共同提出")));
        model.addAttribute(
                "confirmBy", confirmations.until(filing).map(Times::deadline).orElse(null));
        return "portal/together";
    }
}
