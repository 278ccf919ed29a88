package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.RespondentRequests;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of whoever received a ruling on 保全 or 先予执行: 复议 or 解除, by the number of the ruling. */
@Controller
@RequestMapping("/ruling-requests")
class RespondentPages {
    private final RespondentRequests requests;

    RespondentPages(RespondentRequests requests) {
        this.requests = requests;
    }

    @GetMapping
    String ask(Actor actor) {
        return "portal/ruling-request";
    }

    @PostMapping
    String handIn(
            Actor actor,
            @RequestParam(defaultValue = "") String caseNumber,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            requests.ask(actor, caseNumber, matter, DraftQuestions.written(reason));
            model.addAttribute("received", true);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.TOO_MANY);
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("caseNumber", caseNumber);
            model.addAttribute("matter", matter);
            model.addAttribute("reason", reason);
        }
        return "portal/ruling-request";
    }
}
