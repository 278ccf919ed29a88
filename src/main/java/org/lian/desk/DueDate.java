package org.lian.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;

/**
 * The last day of a task's period, in Asia/Shanghai, and how far it is.
 *
 * @param days until that day; negative once it is over
 * @param minute the end of a period that is counted by the hour; null where the day's own end is it
 * @param hours until the end, less once it is over
 */
public record DueDate(
        LocalDate lastDay, long days, @Nullable LocalTime minute, long hours) {
    private static final long HOURS_THAT_COUNT = 48;

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

        /** The group of that name; empty where there is none. */
        public static Optional<Group> named(@Nullable String name) {
            return Arrays.stream(values())
                    .filter(group -> group.name().equals(name))
                    .findFirst();
        }

        public String label() {
            return label;
        }
    }

    /** A legal day ends at 24:00, which the instant says as 00:00 of the next. */
    public static DueDate of(Instant due, BusinessClock clock) {
        var lastDay = LocalDate.ofInstant(due.minusNanos(1), BusinessClock.SHANGHAI);
        var time = LocalTime.ofInstant(due, BusinessClock.SHANGHAI).truncatedTo(ChronoUnit.MINUTES);
        return new DueDate(
                lastDay,
                ChronoUnit.DAYS.between(clock.today(), lastDay),
                time.equals(LocalTime.MIDNIGHT) ? null : time,
                Math.floorDiv(Duration.between(clock.now(), due).toMinutes(), 60));
    }

    public Group group() {
        if (days < 0 || minute != null && hours < 0) {
            return Group.OVERDUE;
        }
        return days == 0 ? Group.TODAY : days <= 2 ? Group.SOON : Group.LATER;
    }

    /** 11月30日，还有 2 天. */
    public String text() {
        var today = lastDay.minusDays(days);
        var date = lastDay.format(
                lastDay.getYear() == today.getYear() ? CourtTime.CLOSE_DAY_OF_THIS_YEAR : CourtTime.CLOSE_DAY);
        if (minute != null) {
            return date + " " + minute + left();
        }
        if (days < 0) {
            return date + "，已逾期 " + -days + " 天";
        }
        return date + (days == 0 ? "，今日届满" : "，还有 " + days + " 天");
    }

    private String left() {
        if (hours < 0) {
            return "，已逾期 " + -hours + " 小时";
        }
        return hours < HOURS_THAT_COUNT ? "，还有 " + (hours == 0 ? "不到 1" : hours) + " 小时" : "，还有 " + days + " 天";
    }
}
