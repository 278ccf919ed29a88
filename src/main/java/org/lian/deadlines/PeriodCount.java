package org.lian.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.reference.CourtCalendar;

/** One count of a period by the rules of 民诉法 85 over a calendar. Arithmetic only; used once. */
final class PeriodCount {

    private final CourtCalendar calendar;
    private final List<String> steps = new ArrayList<>();
    private final TreeSet<Integer> unpublished = new TreeSet<>();

    PeriodCount(CourtCalendar calendar) {
        this.calendar = calendar;
    }

    Deadline count(Period period, Instant start) {
        var from = start.atZone(BusinessClock.SHANGHAI);
        return period.unit() == TimeUnit.HOUR ? countHours(period, from) : countDays(period, from);
    }

    /** The same time of day on the {@code workingDays}-th working day before {@code dueAt}. */
    Deadline countBack(Instant dueAt, int workingDays, String basis) {
        var due = dueAt.atZone(BusinessClock.SHANGHAI);
        var day = due.toLocalDate();
        for (var left = workingDays; left > 0; ) {
            day = day.minusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        var at = due.with(day);
        steps.add("自 %s 届满之时倒数 %d 个工作日，为 %s"
                .formatted(CourtTime.CLOSE_MINUTE.format(due), workingDays, CourtTime.CLOSE_MINUTE.format(at)));
        return deadline(at.toInstant(), basis);
    }

    private Deadline countHours(Period period, ZonedDateTime from) {
        // 民诉解释 125: a period in hours runs from the next hour; it does not wait for working days.
        var first = from.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        var due = first.plusHours(period.length());
        steps.add("起算事件发生于 %s，期间从次时 %s 起算（民诉解释第一百二十五条）"
                .formatted(CourtTime.CLOSE_MINUTE.format(from), CourtTime.CLOSE_MINUTE.format(first)));
        steps.add("%d 小时于 %s 届满；以时计算的期间遇休假日不顺延".formatted(period.length(), CourtTime.CLOSE_MINUTE.format(due)));
        return deadline(due.toInstant(), period.basis());
    }

    private Deadline countDays(Period period, ZonedDateTime from) {
        var startDay = from.toLocalDate();
        steps.add("起算事件发生于 %s，开始之日不计算在期间内（%s）".formatted(CourtTime.WEEKDAY.format(startDay), period.countingBasis()));
        var last = lastDay(period, startDay);
        steps.add(
                "期间 %d %s，最后一日为 %s".formatted(period.length(), period.unit().label(), CourtTime.WEEKDAY.format(last)));
        if (period.rolls() && period.unit() != TimeUnit.WORKING_DAY) {
            last = roll(last, period.countingBasis());
        }
        steps.add("期间于 %s 24:00 届满".formatted(CourtTime.WEEKDAY.format(last)));
        return deadline(last.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant(), period.basis());
    }

    private LocalDate lastDay(Period period, LocalDate startDay) {
        return switch (period.unit()) {
            case DAY -> startDay.plusDays(period.length());
            case WORKING_DAY -> workingDaysAfter(startDay, period.length());
            // The same date, or the last of a month that lacks it: java.time does the same.
            case MONTH -> startDay.plusMonths(period.length());
            case YEAR -> startDay.plusYears(period.length());
            case HOUR -> throw new IllegalArgumentException("Hours end at an hour, not with a day");
        };
    }

    private LocalDate workingDaysAfter(LocalDate startDay, int length) {
        var day = startDay;
        for (var left = length; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private LocalDate roll(LocalDate last, String countingBasis) {
        if (isWorkingDay(last)) {
            return last;
        }
        var next = last;
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        steps.add("%s 为法定休假日（%s），顺延至其后的第一个工作日 %s（%s）"
                .formatted(
                        CourtTime.WEEKDAY.format(last),
                        calendar.nameOf(last),
                        CourtTime.WEEKDAY.format(next),
                        countingBasis));
        return next;
    }

    private boolean isWorkingDay(LocalDate day) {
        if (!calendar.isPublished(day.getYear())) {
            unpublished.add(day.getYear());
        }
        return calendar.isWorkingDay(day);
    }

    private Deadline deadline(Instant dueAt, String basis) {
        for (var year : unpublished) {
            steps.add("%d 年的节假日安排尚无公布数据，暂按周六、周日和法律固定的节日为休息日计算，公布后应当重新核对".formatted(year));
        }
        return new Deadline(dueAt, basis, steps, unpublished.isEmpty());
    }
}
