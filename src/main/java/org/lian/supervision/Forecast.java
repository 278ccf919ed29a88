package org.lian.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 预计: how many reviews will be late in the next ten working days, from the last forty; and how far the same reckoning
 * was out when it is made for days that are over.
 */
@Component
public class Forecast {
    /** Working days that are looked ahead. */
    public static final int AHEAD = 10;

    /** Days with filings that are wanted: of fewer nothing is drawn that a head of division could rely on. */
    public static final int WANTED_DAYS = 10;

    private static final int BACK = 40;
    private static final int TRIALS = 3;

    /** Calendar days in which so many working days surely lie, long holidays included. */
    private static final int CALENDAR_DAYS = (BACK + TRIALS * AHEAD) * 2;

    /** The last days of what waits one after the other, each by a range of the index: not one task is looked up. */
    private static final String OPEN = """
            with recursive dues as (
              select c.court, (
                select last_day_of(min(due_at)) from task_offer o
                where o.court = c.court and o.grp = '*' and o.kind = 'Task_ReviewFiling' and o.due_at < 'infinity') as due
              from unnest(:courts::text[]) as c (court)
              union all
              select d.court, (
                select last_day_of(min(due_at)) from task_offer o
                where o.court = d.court and o.grp = '*' and o.kind = 'Task_ReviewFiling'
                  and o.due_at > d.due + 1 and o.due_at < 'infinity')
              from dues d where d.due is not null)
            select o.received, d.due, o.number from dues d cross join lateral (
              select received_at::date as received, count(*) as number from task_offer o
              where o.court = d.court and o.grp = '*' and o.kind = 'Task_ReviewFiling'
                and o.due_at > d.due and o.due_at <= d.due + 1 group by 1) o
            where d.due is not null""";

    private final JdbcClient jdbc;
    private final KeptSums sums;
    private final BusinessClock clock;

    Forecast(JdbcClient jdbc, KeptSums sums, BusinessClock clock) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.clock = clock;
    }

    /** A question: who is away (empty for nobody), and percent of filings more than before. */
    public record Case(String away, int more) {}

    /** The answer: late reviews in the middle, between which two in four runs of five, and what waits at the end. */
    public record Expected(Case asked, long late, long low, long high, long waiting) {}

    /** The same reckoning as it would have been made at the beginning of that day, beside what happened then. */
    public record Trial(LocalDate from, long late, long low, long high, long happened) {
        public long error() {
            return late - happened;
        }
    }

    /**
     * The answer to all questions; empty where too few days had filings.
     *
     * @param days of the last forty working days, how many had filings
     * @param reckoned how many of the forty are since the court's first filing
     */
    public record View(List<Expected> expected, List<Trial> trials, long days, int reckoned) {
        public boolean isThin() {
            return days < WANTED_DAYS;
        }
    }

    /** Reviews that are alike: received, last and decided on these working days; the clock, when the last is over, decides for nobody. */
    private record Alike(
            int received,
            int due,
            @Nullable Integer decided,
            @Nullable String clerk,
            long number) {}

    /** @param workingDay the court's calendar */
    @Transactional(readOnly = true)
    public View of(Actor head, List<Case> cases, Predicate<LocalDate> workingDay) {
        Board.require(head);
        var today = clock.today();
        var days = days(today, workingDay);
        var now = days.place(today);
        var reviews = reviews(head, days, days.get(Math.max(0, now - BACK - TRIALS * AHEAD - 1)));
        var past = past(reviews, now);
        var known = withFilings(past);
        var reckoned = past.received().size();
        if (known < WANTED_DAYS) {
            return new View(List.of(), List.of(), known, reckoned);
        }
        var open = open(reviews, now);
        var expected = cases.stream()
                .map(one -> {
                    var found = ReviewQueue.ahead(past, open, AHEAD, one.away(), one.more());
                    return new Expected(one, found.late(), found.low(), found.high(), found.waiting());
                })
                .toList();
        var trials = IntStream.rangeClosed(1, TRIALS)
                .map(n -> now - n * AHEAD)
                .boxed()
                .flatMap(from -> trial(reviews, days, from).stream())
                .toList();
        return new View(expected, trials, known, reckoned);
    }

    private static long withFilings(ReviewQueue.Past past) {
        return past.received().stream().filter(number -> number > 0).count();
    }

    /** Empty where too little was filed before that day. */
    private static Optional<Trial> trial(List<Alike> reviews, WorkingDays days, int from) {
        var past = past(reviews, from);
        if (withFilings(past) < WANTED_DAYS) {
            return Optional.empty();
        }
        var found = ReviewQueue.ahead(past, open(reviews, from), AHEAD, "", 0);
        var happened = reviews.stream()
                .filter(one -> isOpen(one, from, from + AHEAD))
                .filter(one -> one.due < from + AHEAD)
                .filter(one -> one.decided == null || one.decided > one.due)
                .mapToLong(Alike::number)
                .sum();
        return Optional.of(new Trial(days.get(from), found.late(), found.low(), found.high(), happened));
    }

    /** Whether it waited at the beginning of the first of these days, or came in on one of them. */
    private static boolean isOpen(Alike one, int from, int until) {
        return one.received < until && (one.decided == null || one.decided >= from);
    }

    /** The forty days before, or those since the first filing: before it nobody could file. */
    private static ReviewQueue.Past past(List<Alike> reviews, int until) {
        var first = reviews.stream().mapToInt(Alike::received).min().orElse(until);
        var from = Math.min(until, Math.max(until - BACK, first));
        var received = new TreeMap<Integer, Long>();
        var decided = new TreeMap<Integer, Map<String, Long>>();
        var spans = new TreeMap<Integer, Long>();
        for (var one : reviews) {
            if (one.received >= from && one.received < until) {
                received.merge(one.received, one.number, Long::sum);
                spans.merge(Math.max(0, one.due - one.received), one.number, Long::sum);
            }
            if (one.clerk != null && one.decided != null && one.decided >= from && one.decided < until) {
                decided.computeIfAbsent(one.decided, day -> new HashMap<>()).merge(one.clerk, one.number, Long::sum);
            }
        }
        var all = IntStream.range(from, until).boxed().toList();
        return new ReviewQueue.Past(
                all.stream().map(day -> received.getOrDefault(day, 0L)).toList(),
                all.stream().map(day -> decided.getOrDefault(day, Map.of())).toList(),
                spans.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0));
    }

    private static long[] open(List<Alike> reviews, int from) {
        var open = new long[AHEAD + BACK];
        for (var one : reviews) {
            if (isOpen(one, from, from)) {
                open[Math.max(0, Math.min(one.due - from + 1, open.length - 1))] += one.number;
            }
        }
        return open;
    }

    /** What was decided from about that day on, and what waits. */
    private List<Alike> reviews(Actor head, WorkingDays days, LocalDate from) {
        var courts = Board.courts(head);
        var reviews = new ArrayList<Alike>();
        var places = new HashMap<String, Integer>();
        sums.split(courts, new ReportPeriod(from.withDayOfMonth(1), clock.today()), Counting.Of.REVIEWS)
                .bind(jdbc.sql("select key, sum(number) as number from (" + Counting.Of.REVIEWS.all()
                        + ") counted group by key"))
                .param("courts", courts)
                .query(row -> {
                    var parts = row.getString("key").split(" ", 4);
                    var placed = Arrays.stream(parts, 0, 3)
                            .map(day -> places.computeIfAbsent(day, one -> days.place(LocalDate.parse(one))))
                            .toList();
                    reviews.add(new Alike(
                            placed.get(0),
                            placed.get(1),
                            placed.get(2),
                            parts.length > 3 ? parts[3] : null,
                            row.getLong("number")));
                });
        jdbc.sql(OPEN).param("courts", courts).query(row -> {
            reviews.add(new Alike(
                    days.place(row.getObject("received", LocalDate.class)),
                    days.place(row.getObject("due", LocalDate.class)),
                    null,
                    null,
                    row.getLong("number")));
        });
        return reviews;
    }

    private static WorkingDays days(LocalDate today, Predicate<LocalDate> workingDay) {
        return new WorkingDays(today.minusDays(CALENDAR_DAYS)
                .datesUntil(today.plusDays(CALENDAR_DAYS))
                .filter(workingDay)
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** The court's days of work in their order. */
    private record WorkingDays(List<LocalDate> days) {
        LocalDate get(int place) {
            return days.get(place);
        }

        /** Where the day stands, or the next one that is worked on; before the first of them below nought. */
        int place(LocalDate day) {
            if (day.isBefore(days.get(0))) {
                return -1;
            }
            var found = Collections.binarySearch(days, day);
            return found >= 0 ? found : -found - 1;
        }
    }
}
