package org.lian.web.staff;

import org.jspecify.annotations.Nullable;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.springframework.stereotype.Component;

/** The names of 案由 in the court's tables, and the one wording for what has none. */
@Component
class CauseNames {
    /** In the place of a cause where the procedure asks for none. */
    static final String NOT_ASKED = "不问案由的程序";

    private final Causes causes;

    CauseNames(Causes causes) {
        this.causes = causes;
    }

    /** A code that is in no list any more stands for itself. */
    String of(@Nullable String code) {
        return code == null ? NOT_ASKED : causes.find(code).map(Cause::name).orElse(code);
    }
}
