package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.CounterclaimLinks;
import org.lian.filing.Counterclaims;
import org.lian.filing.Filings;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 提起反诉: which case it answers; the draft of it follows. */
@Controller
@RequestMapping("/counterclaims")
class CounterclaimPages {
    private final Counterclaims counterclaims;

    private final CounterclaimLinks links;
    private final Filings filings;

    CounterclaimPages(Counterclaims counterclaims, CounterclaimLinks links, Filings filings) {
        this.counterclaims = counterclaims;
        this.links = links;
        this.filings = filings;
    }

    @GetMapping
    String ask(Actor actor) {
        return "portal/counterclaim";
    }

    @PostMapping
    String begin(
            Actor actor,
            @RequestParam(defaultValue = "") String caseNumber,
            HttpServletResponse response,
            Model model) {
        try {
            return "redirect:/filings/" + counterclaims.begin(actor, caseNumber).id();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.TOO_MANY);
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("caseNumber", caseNumber);
            return "portal/counterclaim";
        }
    }

    /** By the link that the court handed over: which case it is stands there, nothing else of it. */
    @GetMapping("/{token}")
    String opened(Actor actor, @PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // The address is half of the key: no other site is told of it.
        response.setHeader("Referrer-Policy", "no-referrer");
        var suit = links.opened(actor, token);
        var court = filings.court(suit);
        model.addAttribute("token", token);
        model.addAttribute("suit", suit);
        model.addAttribute("court", court == null ? "" : court.name());
        return "portal/counterclaim";
    }

    @PostMapping("/{token}")
    String beginByLink(Actor actor, @PathVariable String token) {
        return "redirect:/filings/" + links.begin(actor, token).id();
    }
}
