package org.lian.web.portal;

import org.lian.filing.OrderRequests;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The creditor's words on an order: he takes his application back (民诉解释 430), or wants no suit after an order without
 * force (民诉解释 438).
 */
@Controller
class PaymentOrderPages {
    private final OrderRequests orders;

    PaymentOrderPages(OrderRequests orders) {
        this.orders = orders;
    }

    @PostMapping("/filings/{id}/suit-refusal")
    String declineSuit(Actor actor, @PathVariable FilingId id, @RequestParam(defaultValue = "") String ruling) {
        orders.declineSuit(actor, id, DraftQuestions.written(ruling));
        return "redirect:/filings/" + id;
    }

    @PostMapping("/filings/{id}/order-withdrawal")
    String withdraw(Actor actor, @PathVariable FilingId id, @RequestParam(defaultValue = "") String reason) {
        orders.withdraw(actor, id, DraftQuestions.written(reason));
        return "redirect:/filings/" + id;
    }
}
