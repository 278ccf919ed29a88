package org.lian.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;

/**
 * The last day of a task's period, in Asia/Shanghai, and how far it is.
 *
 * @param days until that day; negative once the period is over
 */
public record DueDate(LocalDate lastDay, long days) {

    /** The heading of the desk under which a task stands. */
    public enum Group {
        OVERDUE("已逾期"),
        TODAY("今日"),
        SOON("明后日"),
        LATER("以后");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A legal day ends at 24:00, which the instant says as 00:00 of the next. */
    static DueDate of(Instant due, BusinessClock clock) {
        var lastDay = LocalDate.ofInstant(due.minusNanos(1), BusinessClock.SHANGHAI);
        return new DueDate(lastDay, ChronoUnit.DAYS.between(clock.today(), lastDay));
    }

    public Group group() {
        if (days < 0) {
            return Group.OVERDUE;
        }
        return days == 0 ? Group.TODAY : days <= 2 ? Group.SOON : Group.LATER;
    }

    /** 11月30日，还有 2 天. */
    public String text() {
        var today = lastDay.minusDays(days);
        var date = lastDay.format(
                lastDay.getYear() == today.getYear() ? CourtTime.CLOSE_DAY_OF_THIS_YEAR : CourtTime.CLOSE_DAY);
        if (days < 0) {
            return date + "，已逾期 " + -days + " 天";
        }
        return date + (days == 0 ? "，今日届满" : "，还有 " + days + " 天");
    }
}
