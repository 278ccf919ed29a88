package org.lian.web.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class StoredSessions {
    /** Two tabs of one login may write the same attribute at once: the later one wins, and neither fails. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer laterAttributeWins() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** The name by which Spring Session asks for it. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(
                byte[].class,
                Object.class,
                new DeserializingConverter(new StoredAttributes(StoredSessions.class.getClassLoader())));
        return conversion;
    }
}
