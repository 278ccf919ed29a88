package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.Counterclaims;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 提起反诉: which case it answers; the draft of it follows. */
@Controller
@RequestMapping("/counterclaims")
class CounterclaimPages {
    private final Counterclaims counterclaims;

    CounterclaimPages(Counterclaims counterclaims) {
        this.counterclaims = counterclaims;
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
}
