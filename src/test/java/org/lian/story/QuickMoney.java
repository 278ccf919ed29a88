package org.lian.story;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A court whose cashier and outbox take a moment, not a minute: one for all stories of money. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {"lian.payment.query-after=1s", "sandbox.refund-delay=300ms", "lian.outbox.first-delay=100ms"})
@interface QuickMoney {}
