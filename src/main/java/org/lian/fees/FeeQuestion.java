package org.lian.fees;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;

/**
 * What a fee depends on. Either the class or the cause; {@code baseFen} is the local amount inside a statutory range.
 */
public record FeeQuestion(
        @Nullable String feeClass,
        @Nullable String causeCode,
        @Nullable Long amountFen,
        @Nullable Long baseFen,
        Set<String> modifiers,
        @Nullable CourtCode court) {

    /** The same after a withdrawal was granted. */
    public FeeQuestion withdrawn() {
        var more = new HashSet<>(modifiers);
        more.add("WITHDRAWN");
        return new FeeQuestion(feeClass, causeCode, amountFen, baseFen, more, court);
    }
}
