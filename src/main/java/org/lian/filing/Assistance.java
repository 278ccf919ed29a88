package org.lian.filing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Court;
import org.lian.vocabulary.FilingId;

/**
 * The court near the filer that compares the originals of a filing (跨域立案), and what came of it.
 *
 * @param chosenAt when the filer chose the court
 * @param check null until the court compared them
 */
public record Assistance(
        FilingId filing,
        Court court,
        Instant chosenAt,
        @Nullable Check check) {
    /**
     * The comparison.
     *
     * @param agrees whether the originals are what was handed in online
     */
    public record Check(Instant at, boolean agrees) {}

    /**
     * A filing that waits at the court nearby; it names nobody, whoever comes brings the number of the receipt.
     *
     * @param competent the court that reviews it
     */
    public record Waiting(FilingId filing, String receipt, Court competent, Instant chosenAt) {}
}
