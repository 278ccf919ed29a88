package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 工作台: its numbers are those of the queues, however long these are. */
@CourtTest
class DeskTests {
    private static final int MANY = 250;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("二百多项任务：待认领、我的任务、今日届满都是实数；庭长的是全院的，不是零")
    void countsAreRightAboveTwoHundred() {
        var court = new Stories(port);
        var mine = court.task(court.submitted(), "REVIEW");
        var model = court.task(court.submitted(), "REVIEW");
        var clerk = QuietBrowser.as(port, "clerk1");
        // Due last, so that a first page of the soonest would not show it.
        jdbc.sql("update act_ru_task set due_date_ = now() + interval '900 days' where id_ = ?")
                .param(mine)
                .update();
        court.clerk.post("/api/v1/tasks/" + mine + "/claim", java.util.Map.of()).expecting(200);
        var before = Counts.on(clerk);
        var head = QuietBrowser.as(port, "supervisor1");
        var headBefore = Counts.on(head);
        assertThat(headBefore.claimable).as("the whole court's").isGreaterThanOrEqualTo(before.claimable);
        try {
            alike(model);

            var after = Counts.on(clerk);

            assertThat(after.claimable - before.claimable).isEqualTo(MANY);
            assertThat(after.mine).isEqualTo(before.mine).isPositive();
            assertThat(after.dueToday - before.dueToday).isEqualTo(MANY);
            var headAfter = Counts.on(head);
            assertThat(headAfter.claimable - headBefore.claimable).isEqualTo(MANY);
            assertThat(headAfter.dueToday - headBefore.dueToday).isEqualTo(MANY);
            assertThat(headAfter.mine).isEqualTo(headBefore.mine);
            assertThat(Counts.on(QuietBrowser.as(port, "clerk3")).claimable)
                    .as("another court's")
                    .isLessThan(MANY);
        } finally {
            jdbc.sql("delete from act_ru_identitylink where id_ like 'desk-%'").update();
            jdbc.sql("delete from act_ru_task where id_ like 'desk-%'").update();
        }
    }

    /** As many tasks like this one, overdue since yesterday, as the engine itself keeps them. */
    private void alike(String task) {
        var columns = columns("act_ru_task");
        jdbc.sql(
                        "insert into act_ru_task (id_, due_date_, %1$s) select 'desk-' || n, now() - interval '1 day', %1$s from act_ru_task, generate_series(1, %2$d) n where id_ = ?"
                                .formatted(columns, MANY))
                .param(task)
                .update();
        var links = columns("act_ru_identitylink");
        jdbc.sql(
                        "insert into act_ru_identitylink (id_, task_id_, %1$s) select 'desk-' || n || id_, 'desk-' || n, %1$s from act_ru_identitylink, generate_series(1, %2$d) n where task_id_ = ?"
                                .formatted(links, MANY))
                .param(task)
                .update();
    }

    private String columns(String table) {
        return jdbc.sql("""
                        select string_agg(column_name, ', ') from information_schema.columns
                        where table_schema = current_schema() and table_name = ?
                          and column_name not in ('id_', 'due_date_', 'task_id_')""").param(table).query(String.class).single();
    }

    /** The three numbers of the page. */
    private record Counts(int dueToday, int mine, int claimable) {
        static Counts on(QuietBrowser person) {
            var page = person.get("/staff").expecting(200).text();
            return new Counts(number(page, "今日届满和已逾期"), number(page, "我的任务"), number(page, "待认领"));
        }

        private static int number(String page, String label) {
            var found = java.util.regex.Pattern.compile("<dt>" + label + "</dt><dd>(\\d+)</dd>")
                    .matcher(page);
            assertThat(found.find()).as(page).isTrue();
            return Integer.parseInt(found.group(1));
        }
    }
}
