package org.lian;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * A court that no other test class meets and that closes with its last test: for tests that count all there is, or
 * break what others stand on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CourtTest
public @interface OwnCourt {
    /** The test class itself tells its context from that of any other. */
    final class Contexts implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> test, List<ContextConfigurationAttributes> attributes) {
            return AnnotatedElementUtils.hasAnnotation(test, OwnCourt.class) ? new Of(test) : null;
        }
    }

    /** Changes nothing. */
    record Of(Class<?> test) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {}
    }
}
