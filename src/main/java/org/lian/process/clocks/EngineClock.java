package org.lian.process.clocks;

import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.lian.clock.BusinessClock;
import org.lian.clock.ClockMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The engine's clock, kept at the offset of the business clock, so that its timers fire by the same time. */
@Component
class EngineClock {
    EngineClock(BusinessClock clock) {
        follow(clock.offset());
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        follow(moved.offset());
    }

    private static void follow(Duration offset) {
        if (offset.isZero()) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(offset.toMillis());
        }
    }
}
