package org.lian.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
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

    private static final int BACK = 40;
    private static final int TRIALS = 3;
    /** On fewer days with filings than these nothing is drawn that would be worth a comparison. */
    private static final int FEW_DAYS = 10;

    /** Calendar days in which so many working days surely lie, long holidays included. */
    private static final int CALENDAR_DAYS = (BACK + TRIALS * AHEAD) * 2;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Forecast(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
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
     * The answer to all questions; empty where the court had nothing to review.
     *
     * @param days of the last forty working days, how many had filings
     */
    public record View(List<Expected> expected, List<Trial> trials, long days) {
        public boolean isThin() {
            return days < FEW_DAYS;
        }
    }

    /** Reviews that are alike: received, last and decided on these days; the clock, when the last day is over, decides for nobody. */
    private record Alike(
            LocalDate received,
            LocalDate due,
            @Nullable LocalDate decided,
            @Nullable String clerk,
            long number) {}

    /** @param workingDay the court's calendar */
    @Transactional(readOnly = true)
    public View of(Actor head, List<Case> cases, Predicate<LocalDate> workingDay) {
        Board.require(head);
        var today = clock.today();
        var days = days(today, workingDay);
        var now = days.place(today);
        var reviews = reviews(head, days.get(Math.max(0, now - BACK - TRIALS * AHEAD)));
        var past = past(reviews, days, now);
        var known = withFilings(past);
        if (known == 0) {
            return new View(List.of(), List.of(), 0);
        }
        var open = open(reviews, days, now);
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
        return new View(expected, trials, known);
    }

    private static long withFilings(ReviewQueue.Past past) {
        return past.received().stream().filter(number -> number > 0).count();
    }

    /** Empty where too little was filed before that day. */
    private static Optional<Trial> trial(List<Alike> reviews, WorkingDays days, int from) {
        var past = past(reviews, days, from);
        if (withFilings(past) < FEW_DAYS) {
            return Optional.empty();
        }
        var found = ReviewQueue.ahead(past, open(reviews, days, from), AHEAD, "", 0);
        var happened = reviews.stream()
                .filter(one -> isOpen(one, days, from, from + AHEAD))
                .filter(one -> days.place(one.due) < from + AHEAD)
                .filter(one -> one.decided == null || days.place(one.decided) > days.place(one.due))
                .mapToLong(Alike::number)
                .sum();
        return Optional.of(new Trial(days.get(from), found.late(), found.low(), found.high(), happened));
    }

    /** Whether it waited at the beginning of the first of these days, or came in on one of them. */
    private static boolean isOpen(Alike one, WorkingDays days, int from, int until) {
        return days.place(one.received) < until && (one.decided == null || days.place(one.decided) >= from);
    }

    private static ReviewQueue.Past past(List<Alike> reviews, WorkingDays days, int until) {
        var received = new TreeMap<Integer, Long>();
        var decided = new TreeMap<Integer, Map<String, Long>>();
        var spans = new TreeMap<Integer, Long>();
        for (var one : reviews) {
            var begun = days.place(one.received);
            if (begun >= until - BACK && begun < until) {
                received.merge(begun, one.number, Long::sum);
                spans.merge(Math.max(0, days.place(one.due) - begun), one.number, Long::sum);
            }
            if (one.clerk != null && one.decided != null) {
                var ended = days.place(one.decided);
                if (ended >= until - BACK && ended < until) {
                    decided.computeIfAbsent(ended, day -> new HashMap<>()).merge(one.clerk, one.number, Long::sum);
                }
            }
        }
        var all = IntStream.range(until - BACK, until).boxed().toList();
        return new ReviewQueue.Past(
                all.stream().map(day -> received.getOrDefault(day, 0L)).toList(),
                all.stream().map(day -> decided.getOrDefault(day, Map.of())).toList(),
                spans.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0));
    }

    private static long[] open(List<Alike> reviews, WorkingDays days, int from) {
        var open = new long[AHEAD + BACK];
        for (var one : reviews) {
            if (days.place(one.received) < from && (one.decided == null || days.place(one.decided) >= from)) {
                open[Math.max(0, Math.min(days.place(one.due) - from + 1, open.length - 1))] += one.number;
            }
        }
        return open;
    }

    private List<Alike> reviews(Actor head, LocalDate from) {
        return jdbc.sql("""
                        select received, due, decided, clerk, count(*) as number from (
                          select received_at::date as received, due_at::date as due, done_at::date as decided, clerk from task_done
                          where court = any (:courts) and kind = 'Task_ReviewFiling' and done_at >= :from and due_at is not null
                          union all
                          select received_at::date, due_at::date, null, null from task_offer
                          where court = any (:courts) and grp = '*' and kind = 'Task_ReviewFiling' and due_at < 'infinity'
                          union all
                          select ((at - took_seconds * interval '1 second') at time zone 'Asia/Shanghai')::date,
                            (at at time zone 'Asia/Shanghai')::date - 1, (at at time zone 'Asia/Shanghai')::date, null from court_event
                          where court = any (:courts) and kind = 'REGISTERED' and by_clock and took_seconds is not null
                            and at >= :from::timestamp at time zone 'Asia/Shanghai') r group by 1, 2, 3, 4""")
                .param("courts", Board.courts(head))
                .param("from", from)
                .query((row, number) -> new Alike(
                        row.getObject("received", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        row.getObject("decided", LocalDate.class),
                        row.getString("clerk"),
                        row.getLong("number")))
                .list();
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
