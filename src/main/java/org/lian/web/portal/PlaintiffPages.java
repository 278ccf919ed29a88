package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Filings;
import org.lian.process.ServiceOnPlaintiffs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.LinkAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 其他原告怎样签名、收文书, for who filed: in whose hands the papers of each come, and the link for who may join. */
@Controller
@RequestMapping("/filings/{id}/plaintiffs")
class PlaintiffPages {
    private final Filings filings;
    private final CoPlaintiffs plaintiffs;
    private final ServiceOnPlaintiffs service;
    private final LinkAddress address;

    PlaintiffPages(Filings filings, CoPlaintiffs plaintiffs, ServiceOnPlaintiffs service, LinkAddress address) {
        this.filings = filings;
        this.plaintiffs = plaintiffs;
        this.service = service;
        this.address = address;
    }

    @GetMapping
    String show(Actor filer, @PathVariable FilingId id, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var filing = filings.find(filer, id);
        var others = service.of(filing);
        if (others.isEmpty()) {
            throw Refusal.notFound("这件申请没有其他" + filing.track().claimant());
        }
        model.addAttribute("filing", filing);
        model.addAttribute("others", others);
        return "portal/plaintiffs";
    }

    /** The link is in the answer alone: nobody sees it a second time. */
    @PostMapping
    String hand(
            Actor filer,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String party,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("link", address.of("/plaintiffs/" + plaintiffs.hand(filer, id, party)));
        model.addAttribute("linkFor", party);
        return show(filer, id, model, response);
    }
}
