package org.lian.web.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class StoredSessions {
    /** Two tabs of one login may write the same attribute at once: the later one wins, and neither fails. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer laterAttributeWins() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
