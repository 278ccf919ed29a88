package org.lian;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.lian.clock.BusinessClock;

/**
 * The quick tests on a day of one's choice, {@code mvn test -Dtests.day=2024-02-29}: the clocks of the JDK, which
 * tests, libraries and the product's own code ask, and the engine's, tell the machine's time of day on that day. A court's database keeps
 * the machine's, so tests that want a court are not run so.
 */
public final class AnotherDay implements LauncherSessionListener {
    static final String DAY = "tests.day";

    /** Read by the changed clocks, which see no class of ours. */
    private static final String SECONDS = "tests.day.seconds";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        var day = System.getProperty(DAY, "");
        if (!day.isBlank() && System.getProperty(SECONDS) == null) {
            ByteBuddyAgent.install();
            change(Clock.class, Advice.to(Told.class).on(named("currentInstant")));
            change(Date.class, Advice.to(Made.class).on(isConstructor().and(takesNoArguments())));
            var now = Instant.now();
            var there = LocalDate.parse(day)
                    .atTime(LocalTime.ofInstant(now, BusinessClock.SHANGHAI))
                    .atZone(BusinessClock.SHANGHAI)
                    .toInstant();
            var seconds = Duration.between(now, there).toSeconds();
            System.setProperty(SECONDS, String.valueOf(seconds));
            ClockUtil.offset(Duration.ofSeconds(seconds).toMillis());
        }
    }

    static void change(Class<?> clock, AsmVisitorWrapper how) {
        new ByteBuddy()
                .redefine(clock)
                .visit(how)
                .make()
                .load(clock.getClassLoader(), ClassReloadingStrategy.fromInstalledAgent());
    }

    /** What {@code java.time} tells. */
    static final class Told {
        @Advice.OnMethodExit
        static void later(@Advice.Return(readOnly = false) Instant now) {
            now = now.plusSeconds(Long.getLong("tests.day.seconds", 0L));
        }
    }

    /** What {@code new Date()} is. */
    static final class Made {
        @Advice.OnMethodExit
        static void later(@Advice.This Date made) {
            made.setTime(made.getTime() + 1000 * Long.getLong("tests.day.seconds", 0L));
        }
    }
}
