package org.lian;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A whole court over HTTP on a fresh data folder: real PostgreSQL, real engine, shipped diagrams and tables. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = CourtTest.FreshDataFolder.class)
public @interface CourtTest {
    /** Each test context gets a data folder of its own below target; the PostgreSQL binaries are unpacked once. */
    class FreshDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var base = Files.createDirectories(Path.of("target", "courts"));
                TestPropertyValues.of(
                                "lian.data-dir=" + Files.createTempDirectory(base, "court-"),
                                "lian.postgres-binaries="
                                        + Path.of("target", "postgres").toAbsolutePath())
                        .applyTo(context);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
