package org.lian.web;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Ids in addresses and forms: a controller takes the typed one, and what is none is refused as not found. */
@Configuration(proxyBeanMethods = false)
class IdsInAddresses implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, FilingId.class, IdsInAddresses::filing);
    }

    /** Null for a field that was left empty. */
    private static @Nullable FilingId filing(String text) {
        return text.isBlank() ? null : FilingId.of(text);
    }
}
