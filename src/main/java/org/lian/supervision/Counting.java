package org.lian.supervision;

/** The rows that the board counts, as SQL: of the days that are read, and of the days and months whose sums stand. */
final class Counting {
    /** The rows of spans are read span by span, and sums day by day: of how many there are the planner knows nothing. */
    private static final String SPANS = "unnest(:begins::timestamptz[], :ends::timestamptz[]) as s (begins, ends)";

    private static final String EVENTS = """
            select e.court, %1$s as key, e.kind, e.by_clock as flag, %2$s as took, count(*) as number
            from %3$s cross join lateral (
              select * from court_event e where e.court = any (:courts) and e.at >= s.begins and e.at < s.ends offset 0) e
            %4$s group by 1, 2, 3, 4, 5""";

    private static final String TOOK = "e.took_seconds::double precision";

    private static final String UNTIMED = "null::double precision";

    private static final String DONE = """
            from %s cross join lateral (
              select * from task_done t where t.court = any (:courts)
                and t.done_at >= s.begins::timestamp and t.done_at < s.ends::timestamp offset 0) t""".formatted(SPANS);

    private static final String LATE =
            """
            select t.court, %s as key, 'LATE' as kind, false as flag, null::double precision as took, count(*) as number
            """ + DONE + " %s where t.kind = 'Task_ReviewFiling' and t.done_at > t.due_at group by 1, 2";

    private static final String WORK = """
            select t.court, t.clerk as key, 'DONE' as kind, coalesce(t.done_at > t.due_at, false) as flag,
              extract(epoch from t.done_at - t.received_at)::double precision as took, count(*) as number
            """ + DONE + " group by 1, 2, 4, 5";

    /** Reviews that are alike: received, last and decided on these days, and by whom; the clock decides when the last is over. */
    private static final String REVIEWED = """
            select court, concat_ws(' ', received, due, decided, clerk) as key, 'REVIEWED' as kind, false as flag,
              null::double precision as took, number
            from (
              select t.court, t.received_at::date as received, last_day_of(t.due_at) as due, t.done_at::date as decided, t.clerk,
                count(*) as number
            """ + DONE + """
               where t.kind = 'Task_ReviewFiling' and t.due_at is not null group by 1, 2, 3, 4, 5
              union all
              select e.court, day_of(e.at - e.took_seconds * interval '1 second'), day_of(e.at) - 1, day_of(e.at), null, count(*)
              from %s cross join lateral (
                select * from court_event e where e.court = any (:courts) and e.at >= s.begins and e.at < s.ends offset 0) e
              where e.kind = 'REGISTERED' and e.by_clock and e.took_seconds is not null group by 1, 2, 3, 4) r""".formatted(SPANS);

    private Counting() {}

    /** The kind of what is counted together; the key is a court's code, a day, a user name, a cause's code, three days and a user name. */
    enum Of {
        COURT("e.court", "t.court", "", ""),
        DAY(
                "(e.at at time zone 'Asia/Shanghai')::date::text",
                "(t.done_at::timestamptz at time zone 'Asia/Shanghai')::date::text",
                "",
                ""),
        /**
         * Whose act it was, as the journal has it; of what came in, who decided on it first. An event from before that has
         * no clerk is looked up. What the end of a period brought is nobody's, and what nobody has decided neither.
         */
        PERSON(
                "coalesce(f.clerk, e.clerk, l.clerk, case when e.by_clock or e.kind = 'RETURNED' then '"
                        + Statistics.BY_CLOCK + "' else '" + Statistics.NOBODY + "' end)",
                "t.clerk",
                """
                left join lateral (
                  select clerk from task_done d where e.kind = 'RECEIVED' and d.filing_id = e.filing_id
                  order by d.done_at limit 1) f on true
                left join lateral (
                  select clerk_of(l.actor_kind, l.actor_id) as clerk from journal_leaf l
                  where e.kind <> 'RECEIVED' and not e.by_clock and e.clerk is null and l.id = e.leaf_id) l on true""",
                ""),
        CAUSE(
                "coalesce(e.cause_code, (select cause_code from filing f where f.id = e.filing_id), '"
                        + Statistics.NO_CAUSE + "')",
                "coalesce(f.cause_code, '" + Statistics.NO_CAUSE + "')",
                "",
                "left join filing f on f.id = t.filing_id"),
        /** How many of a day, however long they took. */
        DAY_NUMBERS(DAY),
        /** How many of a cause, however long they took. */
        CAUSE_NUMBERS(CAUSE),
        /** What a person did: each task once, and how long it had waited. */
        WORK(Counting.WORK, Counting.WORK),
        /** What was decided, by the days that a forecast asks for: when it came, when it was due, when and by whom. */
        REVIEWS(Counting.REVIEWED, Counting.REVIEWED);

        private final String rows;
        private final String numbers;

        Of(String key, String lateKey, String joined, String lateJoined) {
            this(counted(key, lateKey, joined, lateJoined, TOOK), counted(key, lateKey, joined, lateJoined, UNTIMED));
        }

        Of(Of numbered) {
            this(numbered.numbers, numbered.numbers);
        }

        Of(String rows, String numbers) {
            this.rows = rows;
            this.numbers = numbers;
        }

        private static String counted(String key, String lateKey, String joined, String lateJoined, String took) {
            return EVENTS.formatted(key, took, SPANS, joined) + " union all " + LATE.formatted(lateKey, lateJoined);
        }

        /** The rows of the spans: court, key, kind, flag, took, number. */
        String rows() {
            return rows;
        }

        /**
         * Whether the sums of such a length keep what is counted so. Who decided is not known at once; how long things took
         * by day or cause, which the board does not show, is read of single days; a forecast looks back some months.
         */
        boolean isKeptOf(KeptSums.Length length) {
            return switch (this) {
                case PERSON -> length.isLong();
                case DAY, CAUSE -> length != KeptSums.Length.DAY;
                case REVIEWS -> !length.isLong();
                case COURT, DAY_NUMBERS, CAUSE_NUMBERS, WORK -> true;
            };
        }

        /** The same and those of the sums: {@code total} is the time of all of them, {@code took} that of each. */
        String all() {
            return """
                    select court, key, kind, flag, took, took * number as total, number from (%s) spans
                    union all
                    select court, key, kind, flag, case when hours >= 0 then hours * 3600.0 + 1800 end, seconds, number
                    from unnest(:lengths::text[], :firsts::date[]) as k (span, begins)
                    cross join lateral (
                      select * from board_sum b where b.court = any (:courts) and b.of = '%s'
                        and b.span = k.span and b.begins = k.begins offset 0) b""".formatted(rows, name());
        }
    }
}
