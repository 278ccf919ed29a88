package org.lian.desk;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Many open tasks like a given one, as the engine itself keeps them, due over a year. */
class AlikeTasks {
    private final JdbcClient jdbc;

    AlikeTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void make(String task, int count) {
        // The first thousand, so that the triggers' plans know that the tables are large.
        make(task, 1, Math.min(1000, count));
        make(task, 1001, count);
    }

    private void make(String task, int from, int to) {
        jdbc.sql(("insert into act_ru_task (id_, due_date_, %1$s) select 'many-' || n, now() + n * interval '5 minutes',"
                                + " %1$s from act_ru_task, generate_series(%2$d, %3$d) n where id_ = ?")
                        .formatted(columns("act_ru_task"), from, to))
                .param(task)
                .update();
        jdbc.sql("analyze act_ru_task").update();
        jdbc.sql("analyze task_offer").update();
        jdbc.sql(("insert into act_ru_identitylink (id_, task_id_, %1$s) select 'many-' || n || id_, 'many-' || n, %1$s"
                                + " from act_ru_identitylink, generate_series(%2$d, %3$d) n where task_id_ = ?")
                        .formatted(columns("act_ru_identitylink"), from, to))
                .param(task)
                .update();
        jdbc.sql("analyze act_ru_identitylink").update();
        jdbc.sql("vacuum analyze task_offer").update();
    }

    void remove() {
        jdbc.sql("delete from act_ru_identitylink where id_ like 'many-%'").update();
        jdbc.sql("delete from act_ru_task where id_ like 'many-%'").update();
    }

    private String columns(String table) {
        return jdbc.sql("""
                        select string_agg(column_name, ', ') from information_schema.columns
                        where table_schema = current_schema() and table_name = ?
                          and column_name not in ('id_', 'due_date_', 'task_id_')""")
                .param(table)
                .query(String.class)
                .single();
    }
}
