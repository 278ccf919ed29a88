package org.lian.web.staff;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.lian.clock.BusinessClock;
import org.lian.supervision.ReportPeriod;
import org.lian.vocabulary.Refusal;

/** The period of a report as it is typed: this month where nothing is said. */
final class Periods {
    private static final long HOUR = 3600;
    private static final String ANY_REPORT = "统计报表";
    private static final int QUARTER = 3;
    private static final int YEAR = 12;

    private Periods() {}

    /**
     * Within what the court can have: from its first year to the end of this month.
     *
     * @param since the first day of the year in which the court received its first filing
     */
    static ReportPeriod of(BusinessClock clock, LocalDate since, String from, String to) {
        var month = ReportPeriod.month(clock.today());
        var first = TypedDay.read("from", from);
        var last = TypedDay.read("to", to);
        var period = new ReportPeriod(first == null ? month.from() : first, last == null ? month.to() : last);
        if (period.to().isBefore(period.from())) {
            throw Refusal.invalid(
                    "to", "CONTRADICTS", "开始的日期 " + period.from() + " 晚于结束的日期 " + period.to() + "：请改其中一个，或者把两个对调");
        }
        if (period.from().isBefore(since)) {
            throw Refusal.invalid("from", "OUT_OF_RANGE", "开始的日期不能早于 " + since + "：在这以前本院没有收到过申请");
        }
        var latest = latest(clock);
        if (period.to().isAfter(latest)) {
            throw Refusal.invalid("to", "OUT_OF_RANGE", "结束的日期不能晚于本月末 " + latest + "：以后的还没有数字");
        }
        return period;
    }

    /** The name of a report on it: by the whole year, quarter or month that it is, else by its dates alone. */
    static String report(ReportPeriod period) {
        var after = period.to().plusDays(1);
        var first = period.from();
        if (first.getDayOfMonth() != 1 || after.getDayOfMonth() != 1) {
            return ANY_REPORT;
        }
        var before = first.getMonthValue() - 1;
        return switch ((int) first.until(after).toTotalMonths()) {
            case 1 -> "月报";
            case QUARTER -> before % QUARTER == 0 ? "季报" : ANY_REPORT;
            case YEAR -> before == 0 ? "年报" : ANY_REPORT;
            default -> ANY_REPORT;
        };
    }

    /** The last day of this month, so that a month's report can be asked for by its month. */
    static LocalDate latest(BusinessClock clock) {
        return clock.today().with(TemporalAdjusters.lastDayOfMonth());
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
