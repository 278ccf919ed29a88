package org.lian.clock;

import java.time.Duration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The business clock without Spring. */
public final class TestClocks {
    private TestClocks() {}

    /** A clock of this database, moved by nobody. */
    public static BusinessClock of(JdbcClient jdbc) {
        return new BusinessClock(
                jdbc, event -> {}, new StandardEnvironment(), new ClockSettings(Duration.ZERO, Duration.ofSeconds(5)));
    }
}
