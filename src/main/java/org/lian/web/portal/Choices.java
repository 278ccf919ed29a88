package org.lian.web.portal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;

/** A value chosen from a list; what the page did not offer is refused. */
final class Choices {
    private Choices() {}

    /** One that must be chosen. */
    static <E extends Enum<E>> E one(Class<E> type, String field, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(field, "UNKNOWN_VALUE", "请从列出的选项中选择"));
    }

    static <E extends Enum<E>> @Nullable E of(Class<E> type, String field, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return one(type, field, name);
    }
}
