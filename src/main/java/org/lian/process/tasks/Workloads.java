package org.lian.process.tasks;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 工作量: how many open tasks each person of a court holds, and is asked to take. */
@Component
class Workloads {
    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Workloads(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By user name; who has none is left out. */
    Map<String, Long> of(String court, Collection<String> usernames) {
        return jdbc
                .sql("""
                        select coalesce(assignee_, owner_) as person, count(*) as number from act_ru_task
                        where tenant_id_ = :court and (assignee_ in (:people)
                          or owner_ in (:people) and assignee_ is null and follow_up_date_ > :now)
                        group by 1""")
                .param("court", court)
                .param("people", usernames)
                .param("now", Timestamp.from(clock.now()))
                .query((row, number) -> Map.entry(row.getString("person"), row.getLong("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
