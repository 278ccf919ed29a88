package org.lian.web.staff;

import java.util.List;
import java.util.Map;
import org.lian.filing.Filing;
import org.lian.filing.OrderRequests;
import org.lian.filing.OtherSuits;
import org.lian.filing.RevocationProposals;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** The notes on a payment order that the case page offers to take down, as far as the order has come. */
@Component
class OrderNotes {
    private final OrderRequests orders;
    private final OtherSuits suits;
    private final RevocationProposals revocations;

    OrderNotes(OrderRequests orders, OtherSuits suits, RevocationProposals revocations) {
        this.orders = orders;
        this.suits = suits;
        this.revocations = revocations;
    }

    /** By their names in the page; the caller has found the filing. */
    Map<String, Object> of(Actor actor, Filing filing) {
        return Map.of(
                "debtors", orders.mayBeObjected(filing) ? filing.draft().defendants() : List.of(),
                "suable", suits.mayBeNoted(actor, filing),
                "revocable", revocations.mayBeProposed(actor, filing),
                "onItsWay", orders.mayBeReturned(filing));
    }
}
