package org.lian.web.staff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.lian.supervision.Statistics;

/**
 * 收案与立案 as a picture of bars, whose numbers stand in a table beside it: of days, and where those would be too
 * thin to see, of weeks or months.
 *
 * @param unit 日, 周 or 月
 */
record BarChart(List<Bar> bars, long width, long most, String unit) {
    private static final long HEIGHT = 100;
    private static final long STEP = 24;
    private static final long WIDE = 9;
    private static final int MOST_BARS = 62;
    private static final int DAYS_OF_A_WEEK = 7;

    /** A day, week or month: where its bars stand and how high they are. */
    record Bar(
            String day,
            String label,
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

        private void add(Statistics.Line day) {
            received += day.received();
            registered += day.registered();
            overdue += day.overdue();
        }
    }

    static BarChart of(List<Statistics.Line> days) {
        var unit = days.size() <= MOST_BARS ? "日" : days.size() <= MOST_BARS * DAYS_OF_A_WEEK ? "周" : "月";
        var sums = new LinkedHashMap<String, Sum>();
        for (var day : days) {
            sums.computeIfAbsent(begins(day.key(), unit), key -> new Sum()).add(day);
        }
        var most = sums.values().stream()
                .mapToLong(sum -> Math.max(sum.received, sum.registered))
                .max()
                .orElse(0);
        // Every name would stand on its neighbour.
        var every = Math.max(1, sums.size() / 10);
        var drawn = List.copyOf(sums.entrySet());
        return new BarChart(
                IntStream.range(0, drawn.size())
                        .mapToObj(at ->
                                bar(drawn.get(at).getKey(), unit, drawn.get(at).getValue(), at, most, at % every == 0))
                        .toList(),
                Math.max(1, drawn.size()) * STEP,
                most,
                unit);
    }

    private static String begins(String day, String unit) {
        return switch (unit) {
            case "周" ->
                LocalDate.parse(day)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toString();
            case "月" -> day.substring(0, 7);
            default -> day;
        };
    }

    private static Bar bar(String begins, String unit, Sum sum, int at, long most, boolean named) {
        return new Bar(
                begins,
                unit.equals("周") ? begins + " 起的一周" : begins,
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
