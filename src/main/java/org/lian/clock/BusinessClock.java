package org.lian.clock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time that counts: the database's clock, so that all nodes agree, plus the demo's offset (zero in prod). Legal
 * dates are dates in Asia/Shanghai.
 */
@Component
public class BusinessClock {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final boolean movable;
    private volatile Duration offset = Duration.ZERO;

    BusinessClock(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Environment environment,
            @Value("${lian.clock-offset}") Duration configured) {
        this.jdbc = jdbc;
        this.events = events;
        this.movable = environment.acceptsProfiles(Profiles.of("demo"));
        if (!configured.isZero()) {
            requireMovable();
            offset = configured;
        }
    }

    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .plus(offset);
    }

    /** The database's clock for a command that runs beside the application, which has no offset. */
    public static Instant of(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** The legal date of now, in Asia/Shanghai. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), SHANGHAI);
    }

    public Duration offset() {
        return offset;
    }

    /** Moves the clock of the demo; the engine's clock follows through {@link ClockMoved}. Going back is allowed. */
    public void moveTo(Duration newOffset) {
        requireMovable();
        offset = newOffset;
        events.publishEvent(new ClockMoved(newOffset));
    }

    private void requireMovable() {
        if (!movable) {
            throw new IllegalStateException("LIAN_CLOCK_OFFSET 只能在演示（demo）环境使用。");
        }
    }
}
