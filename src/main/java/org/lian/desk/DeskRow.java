package org.lian.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * An open task as a line that says what it is about.
 *
 * @param kind what is to be done: 审查立案材料
 * @param together whether it may be registered together with others that are alike
 * @param filing null for what belongs to no filing, and for a reader who may not see it
 * @param parties 张三 诉 李四; null as {@code filing}
 * @param amountFen null where no money is claimed; of a later filing the sum as it shall be
 * @param change what of the sums a later filing changes; null where nothing does
 * @param received when the filing came in, or the later filing that it is about
 * @param due null where no period runs
 * @param holder name of who took it; null while nobody did
 * @param turn who may take it before the others; null where nobody does
 * @param barred why the reader may not take it for what he did in the filing already; null where nothing bars him
 */
public record DeskRow(
        String task,
        String kind,
        boolean together,
        @Nullable FilingId filing,
        @Nullable String parties,
        @Nullable String cause,
        @Nullable Long amountFen,
        @Nullable Change change,
        @Nullable String caseNumber,
        Instant received,
        @Nullable DueDate due,
        List<Flag> flags,
        @Nullable String holder,
        boolean mine,
        @Nullable Turn turn,
        @Nullable String barred) {

    /**
     * The sum that was asked for until now, in fen, and how much more fee follows, less where negative; null where there
     * was none, and where it is not known.
     */
    public record Change(@Nullable Long beforeFen, @Nullable Long feeFen) {}

    /** The person who is asked first. */
    public record Turn(String name, boolean mine, Instant until) {}

    /** Whether the reader may take it, or has taken it. */
    public boolean isFree() {
        return isFree(holder, mine, turn, barred);
    }

    static boolean isFree(@Nullable String holder, boolean mine, @Nullable Turn turn, @Nullable String barred) {
        return mine || holder == null && barred == null && (turn == null || turn.mine());
    }

    /** A word beside the row; an urgent one is set off. */
    public record Flag(String label, boolean urgent) {}
}
