package org.lian.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The working days as published: weekends and holidays are off, 调休 days are not. A year whose notice is not entered
 * whole knows its weekends, the holidays that the law itself fixes, and those days that are entered.
 */
public final class CourtCalendar {
    /** Every notice so far marked thirty days and more; a few days entered by hand are no year. */
    private static final int FEWEST = 20;

    private final Map<LocalDate, Day> marked;
    private final Set<Integer> published;

    /** A day that differs from the plain week, and after which holiday it is named. */
    public record Day(boolean working, String name) {}

    public CourtCalendar(Map<LocalDate, Day> marked) {
        this.marked = Map.copyOf(marked);
        this.published =
                marked.keySet().stream()
                        .collect(Collectors.groupingBy(LocalDate::getYear, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(year -> year.getValue() >= FEWEST)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isWorkingDay(LocalDate date) {
        var day = marked.get(date);
        return day == null ? !isWeekend(date) && LegalHolidays.nameOf(date).isEmpty() : day.working();
    }

    public boolean isPublished(int year) {
        return published.contains(year);
    }

    /** 春节, or 周六: what to call this day. */
    public String nameOf(LocalDate date) {
        var day = marked.get(date);
        return day == null
                ? LegalHolidays.nameOf(date)
                        .orElseGet(() -> date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA))
                : day.name();
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
