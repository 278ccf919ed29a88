package org.lian.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The flows that run on a version of a diagram, with the filings that they are about. */
@Component
class RunningFlows {
    /** From how many flows on their cases are not counted, and the first are taken from the lists, which are in order. */
    private static final int MANY = 1_000;

    private static final String FILING = """
            (select case when v.text_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then v.text_::uuid end
             from act_ru_variable v where v.execution_id_ = e.id_ and v.name_ = 'filingId') as filing""";

    private static final String NUMBER = """
            select count(*) as flows, coalesce(bool_or(super_exec_ is not null), false) as parts
            from act_ru_execution
            where parent_id_ is null and proc_def_id_ = :definition and tenant_id_ = any (:courts)""";

    private static final String OF_VERSION = """
            with flow as materialized (
              select e.id_ as instance, e.business_key_ as key, e.super_exec_ is not null as called, %s
              from act_ru_execution e
              where e.proc_def_id_ = :definition and e.parent_id_ is null and e.tenant_id_ = any (:courts)
                and (cardinality(:steps) = 0 or exists (
                  select from act_ru_execution s where s.proc_inst_id_ = e.id_ and s.act_id_ = any (:steps)))),
            first as (
              select flow.*, row_number() over (order by
                (select min(o.due_at) from task_offer o where o.business_key = flow.key and o.grp = '*') nulls last,
                (select min(o.received_at) from task_offer o where o.business_key = flow.key and o.grp = '*'),
                (select f.first_submitted_at from filing f where f.id = flow.filing) desc nulls last, flow.instance) as place
              from flow order by place limit :most)
            select numbers.*, first.* from (
              select count(*) as flows, count(distinct filing) as cases, count(*) filter (where filing is null) as others,
                coalesce(bool_or(called), false) as parts
              from flow) numbers
            left join first on true order by first.place""".formatted(FILING);

    /** A flow may have several tasks, seldom more than four. */
    private static final String BY_TASKS = """
            select e.id_ as instance, e.business_key_ as key, %s
            from (
              select t.instance from unnest(:courts::text[]) as c (court)
              cross join lateral (
                select e.id_ as instance, o.due_at, o.received_at from task_offer o
                join act_ru_execution e on e.business_key_ = o.business_key
                where o.court = c.court and o.grp = '*' and e.parent_id_ is null and e.proc_def_id_ = :definition
                order by o.due_at, o.received_at, o.task_id limit :most * 4) t
              group by t.instance order by min(t.due_at), min(t.received_at), t.instance limit :most) first
            join act_ru_execution e on e.id_ = first.instance""".formatted(FILING);

    private final JdbcClient jdbc;

    RunningFlows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One flow; its business key names its filing, or what was handed in or asked for within it. */
    record Flow(
            String instance, @Nullable String key, @Nullable FilingId filing) {}

    /** The numbers of a version, and one of its first flows; none where nothing runs. */
    private record Line(FlowCases.Numbers numbers, @Nullable Flow flow) {}

    /** The first flows of a version, those first whose case is due first, then the newest; and the numbers of all. */
    record Found(FlowCases.Numbers numbers, List<Flow> first) {}

    boolean isKnown(String definition) {
        return jdbc.sql("select exists (select from act_re_procdef where id_ = ?)")
                .param(definition)
                .query(Boolean.class)
                .single();
    }

    /**
     * Those of the courts.
     *
     * @param steps the elements at one of which a flow stands; empty for all
     */
    Found of(String definition, Set<CourtCode> courts, Collection<String> steps, int most) {
        var all = bound(NUMBER, definition, courts, steps, most)
                .query((row, number) -> new FlowCases.Numbers(row.getLong("flows"), null, 0, row.getBoolean("parts")))
                .single();
        if (steps.isEmpty() && all.flows() >= MANY) {
            var first = bound(BY_TASKS, definition, courts, steps, most)
                    .query((row, number) -> flow(row))
                    .list();
            if (first.size() == most) {
                return new Found(all, first);
            }
        }
        var lines = bound(OF_VERSION, definition, courts, steps, most)
                .query(RunningFlows::line)
                .list();
        return new Found(
                lines.get(0).numbers(),
                lines.stream().map(Line::flow).filter(Objects::nonNull).toList());
    }

    private JdbcClient.StatementSpec bound(
            String sql, String definition, Set<CourtCode> courts, Collection<String> steps, int most) {
        return jdbc.sql(sql)
                .param("definition", definition)
                .param("courts", courts.stream().map(CourtCode::value).toArray(String[]::new))
                .param("steps", steps.toArray(String[]::new))
                .param("most", most);
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new FlowCases.Numbers(
                        row.getLong("flows"), row.getLong("cases"), row.getLong("others"), row.getBoolean("parts")),
                row.getString("instance") == null ? null : flow(row));
    }

    private static Flow flow(ResultSet row) throws SQLException {
        var filing = row.getObject("filing", UUID.class);
        return new Flow(row.getString("instance"), row.getString("key"), filing == null ? null : new FilingId(filing));
    }
}
