package org.lian.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Reviews that wait, played forward: each day to come has the filings of one past day and what was decided on another,
 * drawn at random; who is due first goes first, and what is not decided on its last day is late.
 */
final class ReviewQueue {
    private static final int RUNS = 400;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private ReviewQueue() {}

    /**
     * The working days before, as far as they are known, oldest first.
     *
     * @param received how many came in on each
     * @param decided what each person decided on each
     * @param dueAfter working days from receipt to the last day
     */
    record Past(List<Long> received, List<Map<String, Long>> decided, int dueAfter) {}

    /** The outcome: late reviews in the middle run and in the inner four of five, and those that wait at the end. */
    record Outcome(long late, long low, long high, long waiting) {}

    /**
     * @param open what waits now: first what is overdue, then by the working days until its last
     * @param away the person who does nothing; empty for none
     * @param more percent of filings that come in beyond those of the past
     */
    static Outcome ahead(Past past, long[] open, int days, String away, int more) {
        var random = new Random(days);
        var received = past.received.stream()
                .map(number -> Math.round(number * (100 + more) / 100.0))
                .toList();
        var power = past.decided.stream().map(decided -> power(decided, away)).toList();
        var late = new long[RUNS];
        var waiting = new long[RUNS];
        for (var run = 0; run < RUNS; run++) {
            var queue = Arrays.copyOf(open, Math.max(open.length, days + past.dueAfter + 2));
            late[run] = queue[0];
            for (var day = 0; day < days; day++) {
                queue[day + past.dueAfter + 1] += any(received, random);
                decide(queue, any(power, random));
                late[run] += queue[day + 1];
                queue[day + 1] = 0;
            }
            waiting[run] = Arrays.stream(queue).sum();
        }
        Arrays.sort(late);
        Arrays.sort(waiting);
        return new Outcome(late[RUNS / 2], late[(int) (RUNS * LOW)], late[(int) (RUNS * HIGH)], waiting[RUNS / 2]);
    }

    private static <T> T any(List<T> past, Random random) {
        return past.get(random.nextInt(past.size()));
    }

    private static long power(Map<String, Long> decided, String away) {
        return decided.entrySet().stream()
                .filter(person -> !person.getKey().equals(away))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void decide(long[] queue, long power) {
        var left = power;
        for (var due = 0; due < queue.length && left > 0; due++) {
            var taken = Math.min(left, queue[due]);
            queue[due] -= taken;
            left -= taken;
        }
    }
}
