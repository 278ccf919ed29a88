package org.lian.web.staff;

import java.util.List;
import java.util.stream.IntStream;
import org.lian.supervision.Statistics;

/** 收案与立案按日: a picture of bars, the numbers of which stand in a table beside it. */
record BarChart(List<Bar> bars, long width, long most) {
    private static final long HEIGHT = 100;
    private static final long STEP = 24;
    private static final long WIDE = 9;

    /** A day: where its bars stand and how high they are. */
    record Bar(String day, long received, long registered, long overdue, long x, long tall, long grown, boolean named) {
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

    static BarChart of(List<Statistics.Line> days) {
        var most = days.stream()
                .mapToLong(line -> Math.max(line.received(), line.registered()))
                .max()
                .orElse(0);
        // Every name would stand on its neighbour.
        var every = Math.max(1, days.size() / 10);
        return new BarChart(
                IntStream.range(0, days.size())
                        .mapToObj(at -> bar(days.get(at), at, most, at % every == 0))
                        .toList(),
                Math.max(1, days.size()) * STEP,
                most);
    }

    private static Bar bar(Statistics.Line line, int at, long most, boolean named) {
        return new Bar(
                line.key(),
                line.received(),
                line.registered(),
                line.overdue(),
                at * STEP + 2,
                tall(line.received(), most),
                tall(line.registered(), most),
                named);
    }

    private static long tall(long number, long most) {
        return most == 0 ? 0 : number * HEIGHT / most;
    }
}
