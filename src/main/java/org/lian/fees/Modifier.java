package org.lian.fees;

import java.util.Arrays;

/** Circumstances of a case that may change its fee; whether they do is the table's business. */
enum Modifier {
    SIMPLIFIED,
    SMALL_CLAIMS,
    MEDIATED,
    WITHDRAWN,
    COUNTERCLAIM,
    CONSOLIDATED;

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(known -> known.name().equals(name));
    }
}
