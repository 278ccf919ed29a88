package org.lian.web.staff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Refusal;

/** A day in a field of a form of the staff. */
final class TypedDay {
    private TypedDay() {}

    /** Null where nothing was typed. */
    static @Nullable LocalDate read(String field, @Nullable String typed) {
        return read(field, "日期", typed);
    }

    /** The same, of several days on one page: the refusal names the field by its label. */
    static @Nullable LocalDate read(String field, String label, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return CourtTime.typedDay(typed);
        } catch (DateTimeParseException wrong) {
            throw Refusal.invalid(field, "INVALID", label + "写成 2026-11-28 的样子，年份在 1900 至 2199 年之间");
        }
    }
}
