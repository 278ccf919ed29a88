package org.lian.process.order;

import java.time.Instant;
import java.util.Objects;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.PaymentOrders;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The periods of a payment order after its acceptance: to rule, to serve, to object, to say no to a suit. */
@Component
class OrderClock {
    private final FilingLifecycle filings;
    private final Deadlines deadlines;
    private final BusinessClock clock;

    OrderClock(FilingLifecycle filings, Deadlines deadlines, BusinessClock clock) {
        this.filings = filings;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The end of a period, and when those on duty see an unclaimed task. */
    record Dates(Instant due, Instant claim) {}

    Dates review(FilingId id) {
        var accepted = Objects.requireNonNull(filings.filing(id).registeredAt());
        var due = deadlines.from("payment_order.issue", accepted).dueAt();
        return new Dates(due, deadlines.workingDaysBefore(due, 3).dueAt());
    }

    Instant service() {
        return deadlines.from("payment_order.service", clock.now()).dueAt();
    }

    Instant objection(Instant served) {
        return deadlines.from("payment_order.objection", served).dueAt();
    }

    Instant suit(Instant served) {
        return deadlines
                .days(PaymentOrders.DAYS_TO_SAY_NO, TimeUnit.DAY, served, "最高人民法院关于适用民事诉讼法的解释第四百三十八条")
                .dueAt();
    }
}
