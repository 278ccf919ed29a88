package org.lian.web.portal;

import org.lian.filing.OrderRequests;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The creditor's word on an order without force: he wants no suit (民诉解释 438). */
@Controller
class PaymentOrderPages {
    private final OrderRequests orders;

    PaymentOrderPages(OrderRequests orders) {
        this.orders = orders;
    }

    @PostMapping("/filings/{id}/suit-refusal")
    String declineSuit(Actor actor, @PathVariable FilingId id) {
        orders.declineSuit(actor, id);
        return "redirect:/filings/" + id;
    }
}
