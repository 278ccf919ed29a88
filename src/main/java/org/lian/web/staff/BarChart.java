package org.lian.web.staff;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lian.supervision.ReportPeriod;
import org.lian.supervision.Statistics;

/**
 * 收案与立案 as a picture of bars, whose numbers stand in a table beside it: each day of a period of two months, and
 * each month of a longer one, also those in which nothing was.
 *
 * @param unit 日 or 月
 */
record BarChart(List<Bar> bars, long width, long most, String unit) {
    private static final long HEIGHT = 100;
    private static final long STEP = 24;
    private static final long WIDE = 9;
    private static final int MOST_BARS = 62;

    /**
     * A day or month: where its bars stand and how high they are.
     *
     * @param label in the table, and {@code axis} below the bars
     */
    record Bar(
            String label,
            String axis,
            long received,
            long registered,
            long overdue,
            long x,
            long tall,
            long grown,
            boolean named) {
        public long top() {
            return HEIGHT - tall;
        }

        public long grownTop() {
            return HEIGHT - grown;
        }

        public long second() {
            return x + WIDE;
        }
    }

    /** The sum of one bar: received, registered and late. */
    private static final class Sum {
        private long received;
        private long registered;
        private long overdue;

        private void add(Statistics.Day day) {
            received += day.received();
            registered += day.registered();
            overdue += day.overdue();
        }
    }

    /** Without a bar where nothing was in the whole period. */
    static BarChart of(ReportPeriod period, List<Statistics.Day> days) {
        var byDay = ChronoUnit.DAYS.between(period.from(), period.to()) < MOST_BARS;
        var sums = new TreeMap<LocalDate, Sum>();
        for (var day : days) {
            sums.computeIfAbsent(begins(LocalDate.parse(day.day()), byDay), key -> new Sum())
                    .add(day);
        }
        var most = sums.values().stream()
                .mapToLong(sum -> Math.max(sum.received, sum.registered))
                .max()
                .orElse(0);
        var all = days.isEmpty()
                ? List.<LocalDate>of()
                : begins(period.from(), byDay)
                        .datesUntil(period.to().plusDays(1), byDay ? Period.ofDays(1) : Period.ofMonths(1))
                        .toList();
        // Every name would stand on its neighbour.
        var every = Math.max(1, all.size() / 10);
        return new BarChart(
                IntStream.range(0, all.size())
                        .mapToObj(at -> bar(
                                byDay
                                        ? all.get(at).toString()
                                        : YearMonth.from(all.get(at)).toString(),
                                axis(all.get(at), period, byDay),
                                sums.getOrDefault(all.get(at), new Sum()),
                                at,
                                most,
                                at % every == 0))
                        .toList(),
                Math.max(1, all.size()) * STEP,
                most,
                byDay ? "日" : "月");
    }

    private static LocalDate begins(LocalDate day, boolean byDay) {
        return byDay ? day : day.withDayOfMonth(1);
    }

    /** As short as what stands below bars must be: months of one year are told without it. */
    private static String axis(LocalDate begins, ReportPeriod period, boolean byDay) {
        if (byDay) {
            return begins.toString().substring("2026-".length());
        }
        return period.from().getYear() == period.to().getYear()
                ? begins.getMonthValue() + "月"
                : YearMonth.from(begins).toString().substring("20".length());
    }

    private static Bar bar(String label, String axis, Sum sum, int at, long most, boolean named) {
        return new Bar(
                label,
                axis,
                sum.received,
                sum.registered,
                sum.overdue,
                at * STEP + 2,
                tall(sum.received, most),
                tall(sum.registered, most),
                named);
    }

    private static long tall(long number, long most) {
        return most == 0 ? 0 : number * HEIGHT / most;
    }
}
