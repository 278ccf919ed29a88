package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.filing.OrderRequests;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 收到支付令: the debtor's written objection (民诉法 227, 228), by the number and the code of what was served on him. */
@Controller
@RequestMapping("/objections")
class ObjectionPages {
    private final OrderRequests orders;
    private final BusinessClock clock;

    ObjectionPages(OrderRequests orders, BusinessClock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @GetMapping
    String form(Model model, HttpServletResponse response) {
        return page(Map.of(), model, response);
    }

    @PostMapping
    String object(
            @RequestParam(defaultValue = "") String caseNumber,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String claims,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            orders.objectByCode(
                    request.getRemoteAddr(),
                    caseNumber,
                    code,
                    DraftQuestions.written(who),
                    DraftQuestions.written(claims),
                    DraftQuestions.written(reason));
            model.addAttribute("receivedAt", CourtTime.MINUTE.format(clock.now()));
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.TOO_MANY);
            model.addAttribute("faults", Faults.of(refusal));
        }
        model.addAttribute("reason", reason);
        return page(Map.of("caseNumber", caseNumber, "code", code, "who", who, "claims", claims), model, response);
    }

    private static String page(Map<String, String> form, Model model, HttpServletResponse response) {
        // What a debtor writes stays in no cache of a shared computer.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("form", form);
        return "portal/objection";
    }
}
