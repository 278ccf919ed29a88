package org.lian.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Demo or production, said by environment variables, before Spring Boot has read any profile. */
class RunModeTests {
    private static final String URL = "spring.datasource.url";
    private static final String PROFILES = "spring.profiles.active";

    @Test
    @DisplayName("没有数据库：演示；说了 prod 却没有数据库：拒绝")
    void withoutADatabase() {
        var environment = new Unread();
        decide(environment);
        assertThat(environment.getActiveProfiles()).containsExactly("demo");

        var prod = new Unread();
        prod.setProperty(PROFILES, "prod");
        assertThatThrownBy(() -> decide(prod)).hasMessageContaining("SPRING_DATASOURCE_URL");
    }

    @Test
    @DisplayName("有数据库：必须说是 prod 还是 demo")
    void withADatabase() {
        for (var profile : new String[] {"prod", "demo", "extra, prod"}) {
            var environment = new Unread();
            environment.setProperty(URL, "jdbc:postgresql://db/lian");
            environment.setProperty(PROFILES, profile);
            assertThatCode(() -> decide(environment)).doesNotThrowAnyException();
        }
        var unsaid = new Unread();
        unsaid.setProperty(URL, "jdbc:postgresql://db/lian");
        assertThatThrownBy(() -> decide(unsaid)).hasMessageContaining("SPRING_PROFILES_ACTIVE");
        var both = new Unread();
        both.setProperty(PROFILES, "demo,prod");
        assertThatThrownBy(() -> decide(both)).hasMessageContaining("只能选一个");
    }

    private static void decide(MockEnvironment environment) {
        new RunMode().postProcessEnvironment(environment, new SpringApplication());
    }

    /** Like Spring Boot's own environment: the property alone activates nothing. */
    private static class Unread extends MockEnvironment {
        @Override
        protected String doGetActiveProfilesProperty() {
            return null;
        }
    }
}
