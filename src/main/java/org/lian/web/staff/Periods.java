package org.lian.web.staff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.supervision.ReportPeriod;
import org.lian.vocabulary.Refusal;

/** The period of a report as it is typed: this month where nothing is said. */
final class Periods {
    private static final long HOUR = 3600;

    private Periods() {}

    static ReportPeriod of(BusinessClock clock, String from, String to) {
        var month = ReportPeriod.month(clock.today());
        var period = new ReportPeriod(
                day("from", from).orElse(month.from()), day("to", to).orElse(month.to()));
        if (period.to().isBefore(period.from())) {
            throw Refusal.invalid("to", "INVALID", "结束的日期不能早于开始的日期");
        }
        return period;
    }

    private static Optional<LocalDate> day(String field, String value) {
        try {
            return value.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(value.strip()));
        } catch (DateTimeParseException wrong) {
            throw Refusal.invalid(field, "INVALID", "日期写成 2026-11-28 的样子");
        }
    }

    /** 2 天 3 小时, 5 小时, 不到 1 小时. */
    static String span(double seconds) {
        return hours((long) (seconds / HOUR));
    }

    /** The same of whole hours. */
    static String hours(long hours) {
        if (hours == 0) {
            return "不到 1 小时";
        }
        return hours < 24 ? hours + " 小时" : hours / 24 + " 天" + (hours % 24 == 0 ? "" : " " + hours % 24 + " 小时");
    }
}
