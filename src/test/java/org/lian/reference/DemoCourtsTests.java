package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;
import org.lian.clock.TestClocks;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** No demo court outside the demo. */
class DemoCourtsTests {
    private static final JdbcClient NOT_ASKED = JdbcClient.create(new DriverManagerDataSource());

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(JdbcClient.class, () -> NOT_ASKED)
            .withBean(BusinessClock.class, () -> TestClocks.of(NOT_ASKED))
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
