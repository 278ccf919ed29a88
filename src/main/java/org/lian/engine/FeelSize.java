package org.lian.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a value of a table. A decision graph whose steps each double a list would take the whole heap within a
 * second; no deadline sees that coming.
 */
public final class FeelSize {
    /** Elements of all lists in it, and one for every {@link #CHARACTERS}. */
    public static final int MOST = 500;

    public static final int CHARACTERS = 20;

    private FeelSize() {}

    static boolean isExceededBy(@Nullable Object value) {
        var open = new ArrayDeque<Object>();
        var pieces = 0;
        for (Object next = value; next != null; next = open.poll()) {
            pieces += next instanceof CharSequence text ? text.length() / CHARACTERS : 0;
            var inside =
                    next instanceof Collection<?> list ? list : next instanceof Map<?, ?> map ? map.values() : null;
            if (inside != null) {
                pieces += inside.size();
                if (pieces <= MOST) {
                    inside.forEach(one -> {
                        if (one != null) {
                            open.add(one);
                        }
                    });
                }
            }
            if (pieces > MOST) {
                return true;
            }
        }
        return false;
    }
}
