package org.lian.reference;

import java.time.LocalDate;

/**
 * A day that differs from the plain week.
 *
 * @param name of the holiday that it belongs to
 * @param working 调休 when true, off when false
 */
public record CalendarDay(LocalDate day, String name, boolean working) {}
