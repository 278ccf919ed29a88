package org.lian.process.variables;

import java.util.function.Predicate;
import org.lian.engine.VariableFlow;
import org.springframework.util.ClassUtils;

/** The declarations of steps and decisions on their variables, read and held to. */
public final class DeclaredVariables {
    private DeclaredVariables() {}

    /** What the class of a step or of a decision declares. */
    public static VariableFlow.Use of(Class<?> declaring) {
        var declared = annotation(declaring);
        return new VariableFlow.Use(Variable.keys(declared.needs()), Variable.keys(declared.sets()));
    }

    /** Throws when what ran has left a variable without the value that it declares. */
    public static void require(Class<?> declaring, Predicate<String> isSet) {
        for (var variable : annotation(declaring).sets()) {
            if (!isSet.test(variable.key())) {
                throw new IllegalStateException(declaring.getSimpleName() + " did not set " + variable.key());
            }
        }
    }

    private static Variables annotation(Class<?> declaring) {
        var declared = ClassUtils.getUserClass(declaring).getAnnotation(Variables.class);
        if (declared == null) {
            throw new IllegalStateException(declaring.getSimpleName() + " does not declare its variables");
        }
        return declared;
    }
}
