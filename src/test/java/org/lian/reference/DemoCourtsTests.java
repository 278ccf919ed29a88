package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No demo court outside the demo. */
class DemoCourtsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
            .withBean(BusinessClock.class, () -> mock(BusinessClock.class))
            .withUserConfiguration(DemoCourts.class);

    @Test
    @DisplayName("演示法院只在演示环境里有")
    void openOnlyInTheDemo() {
        application.withPropertyValues("spring.profiles.active=demo").run(context -> assertThat(context)
                .hasSingleBean(DemoCourts.class));
        application.withPropertyValues("spring.profiles.active=prod").run(context -> assertThat(context)
                .doesNotHaveBean(DemoCourts.class));
    }
}
