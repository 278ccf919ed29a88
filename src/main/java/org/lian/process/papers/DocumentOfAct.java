package org.lian.process.papers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The document of a service, as its variable names it, with the act that it carries where several are on their way at once.
 *
 * @param act null where it carries the last one
 */
public record DocumentOfAct(String document, @Nullable UUID act) {
    private static final String CARRYING = "@";

    static DocumentOfAct of(String variable) {
        var at = variable.indexOf(CARRYING);
        return at < 0
                ? new DocumentOfAct(variable, null)
                : new DocumentOfAct(variable.substring(0, at), UUID.fromString(variable.substring(at + 1)));
    }

    /** The document's own name in the variable of a service. */
    public static String name(String variable) {
        return of(variable).document();
    }

    /** The same for the variable. */
    public String variable() {
        return act == null ? document : document + CARRYING + act;
    }
}
