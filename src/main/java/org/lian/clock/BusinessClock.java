package org.lian.clock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time that counts: the database's clock, so that all nodes agree, plus the demo's offset (zero in prod). Legal
 * dates are dates in Asia/Shanghai. Each reading is compared with the node's own clock: whoever rules the database alone
 * does not rule the date of a receipt.
 */
@Component
public class BusinessClock {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** By its full name: a search path that somebody set must not put another function in its place. */
    private static final String CLOCK = "pg_catalog.clock_timestamp()";

    private static final String SEARCH_PATH = "lian";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final ClockComparison comparison;
    private final Duration tolerance;
    private final boolean movable;
    private volatile @Nullable String trouble;
    private volatile @Nullable ClockReading believed;
    private volatile Duration offset = Duration.ZERO;

    BusinessClock(JdbcClient jdbc, ApplicationEventPublisher events, Environment environment, ClockSettings settings) {
        this.jdbc = jdbc;
        this.events = events;
        this.tolerance = settings.clockTolerance();
        this.comparison = new ClockComparison(settings.clockTolerance(), SEARCH_PATH);
        this.movable = environment.acceptsProfiles(Profiles.of("demo"));
        if (!settings.clockOffset().isZero()) {
            requireMovable();
            offset = settings.clockOffset();
        }
    }

    public Instant now() {
        return database().plus(offset);
    }

    /** The database's own time, which no demo moves; counted on from a believed reading of the last second. */
    public Instant database() {
        var last = believed;
        var nanos = System.nanoTime();
        return last != null && last.isRecent(nanos) ? last.countedOn(nanos) : freshly();
    }

    /** The database's own time, asked now. */
    public Instant freshly() {
        var reading = read();
        compare(reading);
        return reading.database();
    }

    private synchronized @Nullable String compare(ClockReading reading) {
        var doubt = comparison.trouble(reading);
        trouble = doubt;
        believed = doubt == null ? ClockReading.later(believed, reading, System.nanoTime()) : null;
        return doubt;
    }

    /** Now, as the date of something that a period of the law depends on: refused while the clock is in doubt. */
    public Instant certainly() {
        var reading = read();
        var doubt = compare(reading);
        if (doubt != null) {
            throw Refusal.unavailable(
                    "系统的时钟出了问题（" + doubt + "），为了不写错收到的日期，暂时不能接收提交；已经填写和保存的内容不受影响。请稍后再试；今天期限届满的，请到诉讼服务中心窗口提交");
        }
        return reading.database().plus(offset);
    }

    /** Chinese: why the last reading cannot be the date of a filing; null when it can. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** The database's clock has passed that moment and must never be before it. */
    public void notBefore(Instant moment) {
        comparison.notBefore(moment);
    }

    /** What two clocks that go right may differ by. */
    public Duration tolerance() {
        return tolerance;
    }

    private ClockReading read() {
        var past = comparison.past();
        var wallBefore = Instant.now();
        var nanosBefore = System.nanoTime();
        return jdbc.sql("select " + CLOCK + ", pg_catalog.current_setting('search_path')")
                .query((row, number) -> new ClockReading(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        past,
                        wallBefore,
                        Instant.now(),
                        nanosBefore,
                        System.nanoTime()))
                .single();
    }

    /** The database's clock for a command that runs beside the application, which has no offset. */
    public static Instant of(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select " + CLOCK)) {
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
