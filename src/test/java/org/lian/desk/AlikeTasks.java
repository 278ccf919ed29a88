package org.lian.desk;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Many open tasks like a given one, one due after the other. */
public class AlikeTasks {
    private final JdbcClient jdbc;

    public AlikeTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void make(String task, int count) {
        jdbc.sql(
                        ("insert into act_ru_task (id_, due_date_, %1$s) select 'many-' || n, now() + n * interval '5 minutes',"
                                        + " %1$s from act_ru_task, generate_series(1, %2$d) n where id_ = ?")
                                .formatted(columns("act_ru_task"), count))
                .param(task)
                .update();
        jdbc.sql(("insert into act_ru_identitylink (id_, task_id_, %1$s) select 'many-' || n || id_, 'many-' || n, %1$s"
                                + " from act_ru_identitylink, generate_series(1, %2$d) n where task_id_ = ?")
                        .formatted(columns("act_ru_identitylink"), count))
                .param(task)
                .update();
    }

    /** Rows as so many tasks would have left them, later than all others; without the engine's own. */
    void rows(String task, int count) {
        jdbc.sql("""
                        insert into task_offer (task_id, grp, court, kind, business_key, holder, received_at, due_at)
                        select 'many-row-' || n, grp, court, kind, business_key, case when n % 5 = 0 then 'clerk2' end,
                          received_at, now() + interval '400 days' + n * interval '5 minutes'
                        from task_offer, generate_series(1, ?) n where task_id = ?""").params(count, task).update();
        jdbc.sql("vacuum analyze task_offer").update();
    }

    public void remove() {
        jdbc.sql("delete from act_ru_identitylink where id_ like 'many-%'").update();
        jdbc.sql("delete from act_ru_task where id_ like 'many-%'").update();
        jdbc.sql("delete from task_offer where task_id like 'many-%'").update();
    }

    private String columns(String table) {
        return jdbc.sql("""
                        select string_agg(column_name, ', ') from information_schema.columns
                        where table_schema = current_schema() and table_name = ?
                          and column_name not in ('id_', 'due_date_', 'task_id_')""").param(table).query(String.class).single();
    }
}
