package org.lian;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.lian.database.TestPostgres;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** A whole court over HTTP on a fresh data folder: real PostgreSQL, real engine, shipped diagrams and tables. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("court")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // A court in production looks for due jobs every five seconds at the latest, a test does not wait for that.
        properties = {
            "camunda.bpm.job-execution.wait-time-in-millis=50",
            "camunda.bpm.job-execution.max-wait=200",
            // A court that rests between its test classes (CourtInTurn) does not stand.
            "lian.readiness.longest-round=1h",
            // Nor for the bank, the refund and the next try of what was sent.
            "lian.payment.query-after=1s",
            "sandbox.refund-delay=300ms",
            "lian.outbox.first-delay=100ms",
            // Many tests draft under one name.
            "lian.open-drafts=100000",
            // The machine of a test is busy with other tests: who fills in may wait for a place longer than a person
            // would.
            "lian.admission.fill=4 50 30s",
            "lian.open-drafts-of-lawyers=100000"
        })
@ContextConfiguration(
        initializers = {CourtTest.FreshDataFolder.class, CourtTest.FreshDatabase.class, CourtTest.QuickPasswords.class})
public @interface CourtTest {
    /** Each test context gets a data folder of its own below target; the PostgreSQL binaries are unpacked once. */
    class FreshDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var base = Files.createDirectories(Path.of("target", "courts"));
                TestPropertyValues.of(
                                "lian.data-dir=" + Files.createTempDirectory(base, "court-"),
                                "lian.postgres-binaries=" + TestPostgres.BINARIES)
                        .applyTo(context);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A database of its own on the server of the test run, unless the test brought one. */
    class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var environment = context.getEnvironment();
            if (!environment.containsProperty("spring.datasource.url")) {
                var folder = Path.of(environment.getRequiredProperty("lian.data-dir"));
                TestPropertyValues.of(TestPostgres.running().court(folder)).applyTo(context);
            }
        }
    }

    /** The shipped hash of passwords at its least cost: thousands sign in, and nobody here guesses passwords. */
    class QuickPasswords implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        private static final int LEAST = 4;

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ((GenericApplicationContext) context)
                    .registerBean(
                            "quickPasswords",
                            PasswordEncoder.class,
                            () -> new DelegatingPasswordEncoder(
                                    "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST))),
                            bean -> bean.setPrimary(true));
        }
    }
}
