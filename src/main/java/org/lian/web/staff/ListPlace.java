package org.lian.web.staff;

import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRows;
import org.lian.vocabulary.PlainText;

/** The place of a task in its list in one word, as its page hands it on to find what comes next. */
final class ListPlace {
    private static final String BETWEEN = "~";

    private ListPlace() {}

    static String word(DeskRows.Mark mark) {
        return String.join(
                BETWEEN,
                mark.due() == null ? "" : mark.due().toString(),
                mark.received().toString(),
                mark.task());
    }

    /** Null, which is before the first, for what is no place. */
    static DeskRows.@Nullable Mark read(String word) {
        var parts = word.split(BETWEEN, 3);
        try {
            return parts.length == 3 ? of(parts[0], parts[1], parts[2]) : null;
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }

    /** One without a last day has no {@code due}. */
    static DeskRows.Mark of(String due, String received, String task) {
        return new DeskRows.Mark(
                due.isEmpty() ? null : CourtTime.typedMoment(due),
                CourtTime.typedMoment(received),
                PlainText.line(task));
    }
}
