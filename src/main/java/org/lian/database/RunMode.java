package org.lian.database;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The choice between demo and production before anything starts: no database configured is the demo; a database wants
 * one of the two said aloud, because nobody should find demo accounts on a real court by accident.
 */
public class RunMode implements EnvironmentPostProcessor, Ordered {
    private static final String URL = "spring.datasource.url";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var demo = has(environment, "demo");
        var prod = has(environment, "prod");
        if (demo && prod) {
            throw new StartRefused("demo 与 prod 只能选一个，请检查 SPRING_PROFILES_ACTIVE。");
        }
        if (!databaseConfigured(environment)) {
            if (prod) {
                throw new StartRefused("生产环境（prod）必须配置 SPRING_DATASOURCE_URL、SPRING_DATASOURCE_USERNAME、"
                        + "SPRING_DATASOURCE_PASSWORD、SPRING_FLYWAY_USER 和 SPRING_FLYWAY_PASSWORD。");
            }
            if (!demo) {
                environment.addActiveProfile("demo");
            }
        } else if (!demo && !prod) {
            throw new StartRefused("已配置 SPRING_DATASOURCE_URL，请用 SPRING_PROFILES_ACTIVE 说明是 prod 还是 demo。");
        }
    }

    // This early Spring Boot has not read the property yet: SPRING_PROFILES_ACTIVE must be looked at itself.
    private static boolean has(ConfigurableEnvironment environment, String profile) {
        return environment.matchesProfiles(profile)
                || StringUtils.commaDelimitedListToSet(
                                StringUtils.trimAllWhitespace(environment.getProperty("spring.profiles.active", "")))
                        .contains(profile);
    }

    private static boolean databaseConfigured(Environment environment) {
        var url = environment.getProperty(URL);
        return url != null && !url.isBlank();
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    /** The condition that the embedded PostgreSQL has to serve. */
    static class NoDatabaseConfigured implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !databaseConfigured(context.getEnvironment());
        }
    }
}
