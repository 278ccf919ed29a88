package org.lian.process;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.forms.Conclusion;

/** The codes of the conclusions that a decision's records stand for. */
final class Conclusions {
    private Conclusions() {}

    /** The code of the conclusion that was drawn. */
    static String of(Object concluded) {
        return code(concluded.getClass());
    }

    /** All codes of a decision, in the order of its records. */
    static Set<String> all(Class<?> decision) {
        return Arrays.stream(Objects.requireNonNull(decision.getPermittedSubclasses()))
                .map(Conclusions::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String code(Class<?> record) {
        return Objects.requireNonNull(record.getAnnotation(Conclusion.class)).value();
    }
}
