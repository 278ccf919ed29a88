package org.lian.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.engine.TaskList;
import org.lian.process.TaskKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code task_offer}: which open tasks are offered to whom, the soonest due first and of one last day the first received. */
@Component
class Offers {
    /** The rows of all tasks of a court, for who oversees them. */
    static final String EVERYBODYS = "*";

    /** Each court and group of the reader is a lane of one index, already in order; the lanes are merged. */
    private static final String LANES = """
            from unnest(:courts::text[]) as c (court), unnest(:groups::text[]) as g (grp), unnest(:keys::text[]) as k (key)
            cross join lateral (
              select task_id, due_at, received_at from task_offer o
              where o.court = c.court and o.grp = g.grp %s
              order by o.due_at, o.received_at, o.task_id limit :far) lane
            """;

    /** The first tasks of a list with their filings, and when that came in which was handed in later. */
    private static final String FIRST_OF_LIST = """
            with o as materialized (
              select p.task_id, p.due_at, p.received_at, p.received_at at time zone 'Asia/Shanghai' as begun,
                filing_of_task(a.kind, a.business_key) as filing,
                case when a.kind = any (:laterFilings)
                  then (select l.received_at from later_filing l where l.id = a.business_key::uuid) end as came
              from (%s) p join task_offer a on a.task_id = p.task_id and a.grp = '*')
            """;

    private static final String AS_NARROW = """
            where (cast(:least as bigint) is null or f.claim_amount_fen >= :least)
              and (cast(:most as bigint) is null or f.claim_amount_fen <= :most)
              and (cast(:since as timestamptz) is null or coalesce(o.came, f.first_submitted_at, o.begun) >= :since)
              and (cast(:until as timestamptz) is null or coalesce(o.came, f.first_submitted_at, o.begun) < :until)
              and (cast(:clean as boolean) is null or :clean = (f.sensitive is not true and f.ordered is not true
                and f.deferral is distinct from 'PENDING'
                and not exists (select from filing_finding x where x.filing_id = f.id and x.severity <> 'PASSED'
                  and (x.code = 'PHONE_DOUBTFUL' and x.field like 'defendants[%') is not true)))
            """;

    private static final String OF_CAUSE = " and (cast(:cause as text) is null or f.cause_code = :cause)";

    private static final String HELD = """
            select o.task_id, o.due_at, o.received_at from task_offer o
            where o.holder = :holder and o.grp = '*' and o.court = any (:courts)""";

    private static final String OFFERED = """
            select lane.task_id, lane.due_at, lane.received_at
            from unnest(:courts::text[]) as c (court), unnest(:groups::text[]) as g (grp)
            cross join lateral (
              select o.task_id, o.due_at, o.received_at from task_offer o where o.court = c.court and o.grp = g.grp %s) lane""";

    /** A task without a last day stands behind all others. */
    private static final String AFTER =
            " and (o.due_at, o.received_at, o.task_id) > (coalesce(cast(:due as timestamp), 'infinity'), :received, :task)";

    /** The elements whose tasks have a page of the program's; any other is a step of a court's own. */
    private static final String[] SHIPPED = Arrays.stream(TaskKind.values())
            .flatMap(kind -> kind.elementIds().stream())
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    Offers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The member of staff whose lists these are, by courts and groups. */
    record Reader(String username, Set<String> courts, Set<String> groups) {}

    /**
     * The place where a page begins: after a task, at a place, or so many places after a task.
     *
     * @param skip how many are passed over
     */
    record From(
            int skip,
            @Nullable Instant due,
            @Nullable Instant received,
            @Nullable String task) {
        static final From START = at(0);

        static From at(int place) {
            return new From(place, null, null, null);
        }

        static From after(@Nullable Instant due, Instant received, String task) {
            return new From(0, due, received, task);
        }

        /** So many places further on. */
        From further(int places) {
            return new From(skip + places, due, received, task);
        }
    }

    /** The span in which tasks are due, from after a moment up to another; null has no end there. */
    record Due(@Nullable Instant after, @Nullable Instant until) {
        static final Due EVER = new Due(null, null);
    }

    /**
     * The kinds of tasks that a list can hold, by whom they are held and when they are due.
     *
     * @param holder the user name; empty for what nobody holds, null for all
     * @param free only what nobody holds or the reader does
     */
    record Wanted(
            TaskList list, Timestamp endOfToday, @Nullable String holder, boolean free, Due due) {
        Wanted(TaskList list, Timestamp endOfToday) {
            this(list, endOfToday, null, false, Due.EVER);
        }
    }

    /** A task of the list, by the engine's own row. */
    record Offer(
            String task,
            String name,
            String element,
            String court,
            @Nullable String businessKey,
            @Nullable String holder,
            Instant received,
            @Nullable Instant due,
            int priority,
            @Nullable String owner,
            @Nullable Instant until,
            @Nullable String definition,
            @Nullable String instance) {}

    List<Offer> page(Reader reader, Wanted wanted, From from, int max) {
        if (reader.courts().isEmpty() || reader.groups().isEmpty()) {
            return List.of();
        }
        return ofTasks(paged(pageSql(wanted, from), reader, wanted, from, max)
                .query((row, number) -> row.getString("task_id"))
                .list());
    }

    /**
     * The bounds of a list's rows; null asks for nothing.
     *
     * @param from and {@code until} when the filing, or what was handed in later, was received, the latter excluded
     * @param clean only where the machine found nothing that a person has to look at, or, false, only where it did
     */
    record Narrowing(
            @Nullable String cause,
            @Nullable Long leastFen,
            @Nullable Long mostFen,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Boolean clean) {}

    /** Those of the first {@code among} tasks of the list after {@code from} that are as narrow, in their order. */
    List<Offer> narrowed(Reader reader, Wanted wanted, From from, Narrowing to, int among, int max) {
        if (reader.courts().isEmpty() || reader.groups().isEmpty()) {
            return List.of();
        }
        var sql = FIRST_OF_LIST.formatted(pageSql(wanted, from))
                + "select o.task_id from o left join filing f on f.id = o.filing " + AS_NARROW + OF_CAUSE + """
                 order by o.due_at, o.received_at, o.task_id limit :shown""";
        return ofTasks(narrowed(paged(sql, reader, wanted, from, among), to)
                .param("cause", to.cause())
                .param("shown", max)
                .query(String.class)
                .list());
    }

    /** How many of the first {@code among} tasks of the list are as narrow. */
    long countNarrowed(Reader reader, Wanted wanted, Narrowing to, int among) {
        if (reader.courts().isEmpty() || reader.groups().isEmpty()) {
            return 0;
        }
        var sql = FIRST_OF_LIST.formatted(pageSql(wanted, From.START))
                + "select count(*) from o left join filing f on f.id = o.filing " + AS_NARROW + OF_CAUSE;
        return narrowed(paged(sql, reader, wanted, From.START, among), to)
                .param("cause", to.cause())
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec narrowed(JdbcClient.StatementSpec query, Narrowing to) {
        return query.param("laterFilings", TaskList.LATER_FILINGS.elements().toArray(String[]::new))
                .param("least", to.leastFen())
                .param("most", to.mostFen())
                .param("since", to.from() == null ? null : CourtTime.column(to.from()))
                .param("until", to.until() == null ? null : CourtTime.column(to.until()))
                .param("clean", to.clean());
    }

    /** How many of the first tasks of the list are of a cause, of those that are as narrow but for the cause. */
    Map<String, Long> causes(Reader reader, Wanted wanted, Narrowing to, int among) {
        if (reader.courts().isEmpty() || reader.groups().isEmpty()) {
            return Map.of();
        }
        return narrowed(
                        paged(
                                FIRST_OF_LIST.formatted(pageSql(wanted, From.START))
                                        + "select f.cause_code, count(*) as number from o left join filing f on f.id = o.filing "
                                        + AS_NARROW + " and f.cause_code is not null group by 1",
                                reader,
                                wanted,
                                From.START,
                                among),
                        to)
                .query((row, number) -> Map.entry(row.getString("cause_code"), row.getLong("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String pageSql(Wanted wanted, From from) {
        return "select task_id, due_at, received_at "
                + LANES.formatted(condition(wanted) + (from.task() == null ? "" : AFTER))
                + " group by task_id, due_at, received_at order by due_at, received_at, task_id offset :skip limit :max";
    }

    JdbcClient.StatementSpec paged(String sql, Reader reader, Wanted wanted, From from, int max) {
        return bound(sql, reader, wanted)
                .param("far", from.skip() + max)
                .param("due", column(from.due()))
                .param("received", column(from.received()))
                .param("task", from.task())
                .param("skip", from.skip())
                .param("max", max);
    }

    private static @Nullable Timestamp column(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static String condition(Wanted wanted) {
        var of =
                switch (wanted.list()) {
                    case MINE -> " and o.holder = :holder";
                    case DUE_TODAY -> " and o.due_at <= :endOfToday";
                    case CORRECTED, INSISTED -> " and o.mark = k.key";
                    case SENSITIVE ->
                        " and o.business_key in (select id::text from filing f where f.sensitive and f.court_code = c.court)";
                    case ORDERED ->
                        " and o.business_key in (select id::text from filing f where f.ordered and f.court_code = c.court)";
                    case OWN_STEPS -> " and o.kind <> all (:shipped)";
                    default -> " and o.kind = k.key";
                };
        return of
                + heldBy(wanted.holder())
                + (wanted.free() ? " and (o.holder is null or o.holder = :holder)" : "")
                + (wanted.due().after() == null ? "" : " and o.due_at > :dueAfter")
                + (wanted.due().until() == null ? "" : " and o.due_at <= :dueUntil");
    }

    private static String heldBy(@Nullable String holder) {
        if (holder == null) {
            return "";
        }
        return holder.isEmpty() ? " and o.holder is null" : " and o.holder = :taker";
    }

    JdbcClient.StatementSpec bound(String sql, Reader reader, Wanted wanted) {
        return jdbc.sql(sql)
                .param("courts", reader.courts().toArray(String[]::new))
                .param("groups", groups(reader, wanted))
                .param("keys", keys(wanted.list()))
                .param("holder", reader.username())
                .param("taker", wanted.holder())
                .param("shipped", SHIPPED)
                .param("endOfToday", wanted.endOfToday())
                .param("dueAfter", column(wanted.due().after()))
                .param("dueUntil", column(wanted.due().until()));
    }

    /** What is held is held whatever groups it was offered to. */
    private static String[] groups(Reader reader, Wanted wanted) {
        return wanted.list() == TaskList.MINE
                ? new String[] {EVERYBODYS}
                : reader.groups().toArray(String[]::new);
    }

    private static String[] keys(TaskList list) {
        var mark = list.mark();
        if (mark != null) {
            return new String[] {mark.name()};
        }
        return list.elements().isEmpty() ? new String[] {""} : list.elements().toArray(String[]::new);
    }

    /** How many tasks the list holds; one that is offered to two groups of the reader counts once. */
    long count(Reader reader, Wanted wanted) {
        if (reader.courts().isEmpty() || reader.groups().isEmpty()) {
            return 0;
        }
        return bound(countSql(reader, wanted), reader, wanted).query(Long.class).single();
    }

    static String countSql(Reader reader, Wanted wanted) {
        return "select " + counted(groups(reader, wanted).length) + """
                 from unnest(:courts::text[]) as c (court), unnest(:groups::text[]) as g (grp),
                  unnest(:keys::text[]) as k (key)
                cross join lateral (
                  select o.task_id from task_offer o where o.court = c.court and o.grp = g.grp""" + condition(wanted) + ") o";
    }

    private static String counted(int groups) {
        return groups == 1 ? "count(*)" : "count(distinct o.task_id)";
    }

    /** The numbers of an element's tasks: how many there are, how many of them nobody holds, how many are due. */
    record Numbers(String element, long all, long unheld, long due) {}

    List<Numbers> numbers(Reader reader, Timestamp endOfToday) {
        if (reader.courts().isEmpty() || reader.groups().isEmpty()) {
            return List.of();
        }
        var counted = counted(reader.groups().size());
        return jdbc.sql("""
                        select o.kind, %1$s as counted, %1$s filter (where o.holder is null) as unheld,
                          %1$s filter (where o.due_at <= :endOfToday) as due
                        from task_offer o where o.court = any (:courts) and o.grp = any (:groups)
                        group by o.kind""".formatted(counted))
                .param("courts", reader.courts().toArray(String[]::new))
                .param("groups", reader.groups().toArray(String[]::new))
                .param("endOfToday", endOfToday)
                .query((row, number) -> new Numbers(
                        row.getString("kind"), row.getLong("counted"), row.getLong("unheld"), row.getLong("due")))
                .list();
    }

    /** Those of the tasks that the reader may see, in the order of their ids given. */
    List<Offer> seen(Reader reader, Collection<String> tasks) {
        if (reader.courts().isEmpty() || tasks.isEmpty()) {
            return List.of();
        }
        var visible = Set.copyOf(jdbc.sql("""
                        select distinct task_id from task_offer
                        where task_id in (:tasks) and court in (:courts)
                          and (grp in (:groups) or grp = '*' and holder = :holder)""")
                .param("tasks", tasks)
                .param("courts", reader.courts())
                .param("groups", reader.groups().isEmpty() ? Set.of("") : reader.groups())
                .param("holder", reader.username())
                .query(String.class)
                .list());
        return ofTasks(tasks.stream().filter(visible::contains).toList());
    }

    /** The groups that each of the tasks is offered to. */
    Map<String, Set<String>> groups(Collection<String> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select task_id, grp from task_offer where task_id in (:tasks) and grp <> :everybodys")
                .param("tasks", tasks)
                .param("everybodys", EVERYBODYS)
                .query((row, number) -> Map.entry(row.getString("task_id"), row.getString("grp")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** What waits for the reader first, the soonest to end first. */
    List<Offer> firstFor(Reader reader, Instant now, int max) {
        return ofTasks(jdbc.sql("""
                        select id_ from act_ru_task where owner_ = :reader and assignee_ is null
                          and follow_up_date_ > :now and tenant_id_ = any (:courts)
                        order by follow_up_date_, id_ limit :max""")
                .param("reader", reader.username())
                .param("now", Timestamp.from(now))
                .param("courts", reader.courts().toArray(String[]::new))
                .param("max", max)
                .query(String.class)
                .list());
    }

    /**
     * What the reader holds or may take, the soonest due first.
     *
     * @param keys business keys, of which alone; null for all
     */
    List<Found> ofReader(
            Reader reader, boolean held, boolean free, @Nullable Collection<String> keys, From from, int max) {
        if (reader.courts().isEmpty() || reader.groups().isEmpty()) {
            return List.of();
        }
        return jdbc.sql(ofReaderSql(held, free, keys != null, from.task() != null))
                .param("courts", reader.courts().toArray(String[]::new))
                .param("groups", reader.groups().toArray(String[]::new))
                .param("holder", reader.username())
                .param("keys", keys == null ? new String[0] : keys.toArray(String[]::new))
                .param("due", from.due() == null ? null : Timestamp.from(from.due()))
                .param("received", from.received() == null ? null : Timestamp.from(from.received()))
                .param("task", from.task())
                .param("max", max)
                .query((row, number) -> new Found(
                        row.getString("task_id"),
                        moment(row, "due_at"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    private static String ofReaderSql(boolean held, boolean free, boolean narrowed, boolean further) {
        var of = (narrowed ? " and o.business_key = any (:keys)" : "")
                + (further ? AFTER : "")
                + " order by o.due_at, o.received_at, o.task_id limit :max";
        var lanes = new ArrayList<String>();
        if (held) {
            lanes.add("(" + HELD + of + ")");
        }
        if (free) {
            lanes.add(OFFERED.formatted(" and o.holder is null" + of));
        }
        return "select task_id, nullif(due_at, 'infinity') as due_at, received_at from ("
                + String.join(" union ", lanes) + ") t order by t.due_at, t.received_at, t.task_id limit :max";
    }

    /** A task and its place in the list. */
    record Found(String task, @Nullable Instant due, Instant received) {}

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** What is open of some business keys, in the order of its beginning. */
    List<Offer> about(Set<String> courts, List<String> businessKeys) {
        if (courts.isEmpty()) {
            return List.of();
        }
        return ofTasks(jdbc.sql("""
                        select task_id from task_offer
                        where business_key in (:keys) and grp = '*' and court in (:courts) order by received_at, task_id""")
                .param("keys", businessKeys)
                .param("courts", courts)
                .query(String.class)
                .list());
    }

    private List<Offer> ofTasks(List<String> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<String, Offer> found = jdbc.sql("""
                        select o.task_id, t.name_, o.kind, o.court, o.business_key, o.holder, o.received_at,
                          nullif(o.due_at, 'infinity') as due_at, t.priority_, t.owner_, t.follow_up_date_, t.proc_def_id_, t.proc_inst_id_
                        from task_offer o join act_ru_task t on t.id_ = o.task_id
                        where o.task_id in (:tasks) and o.grp = '*'""").param("tasks", tasks).query(Offers::offer).list().stream()
                .collect(Collectors.toMap(Offer::task, offer -> offer));
        return tasks.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        var due = row.getTimestamp("due_at");
        var until = row.getTimestamp("follow_up_date_");
        return new Offer(
                row.getString("task_id"),
                row.getString("name_"),
                row.getString("kind"),
                row.getString("court"),
                row.getString("business_key"),
                row.getString("holder"),
                row.getTimestamp("received_at").toInstant(),
                due == null ? null : due.toInstant(),
                row.getInt("priority_"),
                row.getString("owner_"),
                until == null ? null : until.toInstant(),
                row.getString("proc_def_id_"),
                row.getString("proc_inst_id_"));
    }
}
