package org.lian.process.variables;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The declaration of a step's use of the variables of its diagram. The workbench holds every draft against it; the step
 * itself is held to it by {@code ProcessModel} whenever it runs, and by a test that reads its code.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Variables {
    /** Without these it fails. */
    Variable[] needs() default {};

    /** Each of these has a value when it is through. */
    Variable[] sets() default {};

    /** Each of these it sets in some cases only. */
    Variable[] maySet() default {};
}
