package org.lian.operations;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Readiness for the load balancer: 200 only while filings can be accepted; why not, as {@code /status} says it. */
@Component
class FilingsHealthIndicator implements HealthIndicator {
    private final Readiness readiness;

    FilingsHealthIndicator(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Health health() {
        var now = readiness.current();
        return now.accepting()
                ? Health.up().build()
                : Health.outOfService().withDetail("reasons", now.reasons()).build();
    }
}
