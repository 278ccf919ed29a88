package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.JobQueryProperty;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 取任务: looking for what is due costs what is due, not what waits; and whatever the clock did, nothing sleeps for ever. */
@OwnCourt
@Tag("thorough")
class JobAcquisitionTests {
    @Autowired
    ProcessEngine engine;

    @Autowired
    JobExecutor executor;

    @Autowired
    DatedJobs datedJobs;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    DataFolder data;

    @LocalServerPort
    int port;

    @AfterEach
    void realTimeAgain() throws Exception {
        clock.moveTo(Duration.ZERO);
        executor.start();
        new Superuser(database, data).run("delete from act_ru_job where id_ like 'copy-%'", "analyze act_ru_job");
    }

    @Test
    @DisplayName("每个任务从建立起就有到期时间；等候的定时任务有两万个，取任务只看到期的，用索引")
    void acquisitionReadsWhatIsDue() throws Exception {
        var court = new Stories(port);
        court.submitted();
        assertThat(jdbc.sql("select count(*) from act_ru_job where duedate_ is null")
                        .query(Long.class)
                        .single())
                .isZero();
        executor.shutdown();

        var few = copyTimers(200);
        var many = copyTimers(20_000);

        assertThat(many.scans).as("the whole table is never read").doesNotContain("Seq Scan on act_ru_job");
        assertThat(many.scans).contains("act_ru_job_by_due_date", "act_ru_job_taken");
        assertThat(many.pages).as("a hundred times as many wait").isLessThan(few.pages + 50);
        assertThat(acquisition().getSql()).doesNotContain("DUEDATE_ is null");
    }

    @Test
    @DisplayName("子任务按上级任务查，不读整张任务表")
    void subtasksByParent() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where tablename = 'act_ru_task'")
                        .query(String.class)
                        .list())
                .anyMatch(index -> index.endsWith("(parent_task_id_)"));
    }

    @Test
    @DisplayName("时钟拨快十天时提交、还没轮到办的申请，时钟拨回以后马上接着办；定时任务的到期时间不动")
    void aClockThatWentBack() {
        clock.moveTo(Duration.ofDays(10));
        executor.shutdown();
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        court.insist(filing);
        var timer = timer(clock.now().plus(Duration.ofDays(3)));
        assertThat(due(jobOf(filing))).isAfter(Instant.now().plus(Duration.ofDays(9)));
        jdbc.sql("update act_ru_job set lock_owner_ = 'a node that died', lock_exp_time_ = :until where id_ = :job")
                .param("until", Timestamp.from(clock.now().plusSeconds(60)))
                .param("job", jobOf(filing))
                .update();

        clock.moveTo(Duration.ZERO);
        executor.start();

        new Stories(port).task(filing, "REVIEW");
        assertThat(due(timer)).isAfter(Instant.now().plus(Duration.ofDays(12)));
    }

    @Test
    @DisplayName("失败后等着重试的任务不提前；旧版本节点写下的没有到期时间的任务不会永远睡着")
    void retriesWaitAndNothingSleeps() throws Exception {
        executor.shutdown();
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        court.insist(filing);
        var job = jobOf(filing);
        jdbc.sql("update act_ru_job set duedate_ = null where id_ = ?")
                .param(job)
                .update();

        datedJobs.dateless();

        assertThat(due(job)).isBeforeOrEqualTo(Instant.now().plusSeconds(1));
        var retry = Instant.now().plus(Duration.ofMinutes(5));
        new Superuser(database, data)
                .run("update act_ru_job set exception_stack_id_ = (select min(id_) from act_ge_bytearray), duedate_ = '"
                        + Timestamp.from(retry) + "' where id_ = '" + job + "'");
        datedJobs.clockWentBack();
        assertThat(due(job))
                .as("it waits")
                .isCloseTo(retry, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.SECONDS));
        jdbc.sql("update act_ru_job set exception_stack_id_ = null where id_ = ?")
                .param(job)
                .update();
        datedJobs.clockWentBack();
        assertThat(due(job)).isBeforeOrEqualTo(Instant.now().plusSeconds(1));
        executor.start();
        court.task(filing, "REVIEW");
    }

    @Test
    @DisplayName("历史记录从开始起就写明何时删除：十年以后；结束时不再改写")
    void historyKnowsItsEnd() {
        var court = new Stories(port);
        var filing = court.submitted();

        assertThat(jdbc.sql("""
                        select extract(day from removal_time_ - start_time_) from act_hi_procinst
                        where business_key_ = ? and proc_def_key_ = 'filing'""").param(filing).query(Integer.class).single()).isEqualTo(3650);
        assertThat(jdbc.sql("""
                        select count(*) from act_hi_actinst a join act_hi_procinst p on p.id_ = a.root_proc_inst_id_
                        where p.business_key_ = ? and a.removal_time_ is distinct from p.removal_time_""").param(filing).query(Long.class).single()).isZero();
    }

    private record Cost(long pages, String scans) {}

    /** That many timers of filings that wait, and what one acquisition then reads. */
    private Cost copyTimers(int number) throws Exception {
        try (var connection = new Superuser(database, data).connect();
                var statement = connection.createStatement()) {
            var columns = String.join(", ", jdbc.sql("""
                                    select column_name from information_schema.columns where table_schema = 'lian'
                                    and table_name = 'act_ru_job' and column_name not in ('id_', 'duedate_', 'process_instance_id_')
                                    order by ordinal_position""").query(String.class).list());
            statement.execute("""
                    insert into act_ru_job (id_, process_instance_id_, duedate_, %1$s)
                    select 'copy-%2$d-' || n, 'copy-' || n / 5, localtimestamp + case when n <= 5 then interval '-1 hour' else make_interval(hours => 24 + n %% 240) end, %1$s
                    from (select * from act_ru_job where type_ = 'timer' order by id_ limit 1) one,
                      generate_series(1, %2$d) n""".formatted(columns, number));
            statement.execute("vacuum analyze act_ru_job");
            return explain(connection);
        }
    }

    /** The engine's own statement as its driver asks it, prepared once for all values. */
    private Cost explain(Connection connection) throws Exception {
        var bound = acquisition();
        var sql = bound.getSql();
        var number = 0;
        while (sql.contains("?")) {
            sql = sql.replaceFirst("\\?", "\\$" + ++number);
        }
        var types = new java.util.ArrayList<String>();
        var values = new java.util.ArrayList<String>();
        for (var parameter : bound.getParameterMappings()) {
            var time = parameter.getProperty().endsWith("now");
            types.add(time ? "timestamp" : "integer");
            values.add(time ? "localtimestamp" : parameter.getProperty().equals("maxResults") ? "10" : "0");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare acquisition (" + String.join(", ", types) + ") as " + sql);
            try (var row = statement.executeQuery("explain (analyze, buffers, format json) execute acquisition ("
                    + String.join(", ", values) + ")")) {
                row.next();
                var plan = new ObjectMapper().readTree(row.getString(1)).get(0).get("Plan");
                var scans = new StringBuilder();
                scans(plan, scans);
                return new Cost(
                        plan.get("Shared Hit Blocks").asLong()
                                + plan.get("Shared Read Blocks").asLong(),
                        scans.toString());
            }
        }
    }

    private static void scans(JsonNode plan, StringBuilder found) {
        found.append(plan.get("Node Type").asText())
                .append(" on ")
                .append(plan.path("Relation Name").asText())
                .append(' ')
                .append(plan.path("Index Name").asText())
                .append('\n');
        plan.path("Plans").forEach(inner -> scans(inner, found));
    }

    private org.apache.ibatis.mapping.BoundSql acquisition() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var parameters = new HashMap<String, Object>();
        parameters.put("now", new Date());
        parameters.put("alwaysSetDueDate", configuration.isEnsureJobDueDateNotNull());
        parameters.put("deploymentAware", false);
        parameters.put("applyOrdering", true);
        parameters.put("historyCleanupEnabled", true);
        parameters.put(
                "orderingProperties",
                List.of(new QueryOrderingProperty(JobQueryProperty.DUEDATE, Direction.ASCENDING)));
        return configuration
                .getSqlSessionFactory()
                .getConfiguration()
                .getMappedStatement("selectNextJobsToExecute")
                .getBoundSql(new ListQueryParameterObject(parameters, 0, 10));
    }

    private String timer(Instant due) {
        var id = "copy-" + UUID.randomUUID();
        jdbc.sql("""
                        insert into act_ru_job (id_, type_, rev_, retries_, duedate_, suspension_state_, exclusive_)
                        values (:id, 'timer', 1, 3, :due, 1, true)""").param("id", id).param("due", Timestamp.from(due)).update();
        return id;
    }

    private String jobOf(String filing) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.type_ = 'message'""").param(filing).query(String.class).single();
    }

    private Instant due(String job) {
        return jdbc.sql("select duedate_ from act_ru_job where id_ = ?")
                .param(job)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
