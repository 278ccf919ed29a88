package org.lian.process.variables;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step that works wherever its variables have a value: it presumes nothing else of the case, and nothing rests on it. Any
 * other one stands only where the shipped diagrams have it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Anywhere {}
