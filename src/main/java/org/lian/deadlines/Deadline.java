package org.lian.deadlines;

import java.time.Instant;
import java.util.List;

/**
 * The end of a period, and how it was counted.
 *
 * @param dueAt the first instant that is too late: a legal day ends at 24:00, so 00:00 of the day after
 * @param basis the article that grants the period
 * @param steps the count in Chinese sentences, for the person and for the record
 * @param calendarPublished false when a day of a year without published holidays mattered: to be counted again
 */
public record Deadline(Instant dueAt, String basis, List<String> steps, boolean calendarPublished) {
    public Deadline {
        steps = List.copyOf(steps);
    }
}
