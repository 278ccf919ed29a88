package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.liveness.Loops;
import org.lian.web.Filed;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.TestPropertySource;

/** 循环: what carries a filing on comes round, survives what it meets, and is missed aloud when it stands. */
@OwnCourt
@Import(LoopsTests.Errors.class)
@TestPropertySource(
        properties = {"lian.readiness.interval=500ms", "lian.readiness.longest-round=9s", "lian.outages.shortest=2s"})
@Tag("thorough")
class LoopsTests {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(35);

    @Autowired
    Loops loops;

    @Autowired
    JobExecutor executor;

    @Autowired
    DataSource database;

    @Autowired
    DataFolder data;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @org.springframework.beans.factory.annotation.Qualifier("sealerJob")
    SmartLifecycle sealer;

    @Autowired
    @org.springframework.beans.factory.annotation.Qualifier("paymentJobs")
    SmartLifecycle payments;

    @LocalServerPort
    int port;

    @BeforeEach
    @AfterEach
    void ready() {
        await().atMost(LONG_ENOUGH).until(() -> readiness().statusCode() == 200);
    }

    @Test
    @DisplayName("流程任务停了：就绪检查不是 200，运维和当事人都读得到原因；接着运行以后恢复，记入中断")
    void theJobExecutorStands() throws Exception {
        executor.shutdown();
        try {
            standsAloud("流程任务没有在运行，已超过 9 秒");
            // An outage of a second is none.
            Thread.sleep(3_000);
        } finally {
            executor.start();
        }
        ready();
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(jdbc.sql("select reasons from outage where cause = 'NOT_READY'")
                                .query(String.class)
                                .list())
                        .anyMatch(reasons -> reasons.contains("流程任务没有在运行")));
    }

    @Test
    @DisplayName("日志封存停了、内部消息投递停了：就绪检查说明；接着运行以后恢复")
    void sealerAndOutboxStand() throws Exception {
        sealer.stop();
        try {
            standsAloud("日志封存没有在运行，已超过 9 秒");
        } finally {
            sealer.start();
        }
        ready();
        payments.stop();
        try {
            standsAloud("内部消息没有在投递，已超过 9 秒");
        } finally {
            payments.start();
        }
    }

    @Test
    @DisplayName("有人占着封存的锁却不封存：有记录等着就说明；没有记录等着，不算")
    void aLockThatNobodyWhoSealsHolds() throws Exception {
        try (var stranger = new Superuser(database, data).connect();
                var statement = stranger.createStatement()) {
            await().atMost(LONG_ENOUGH).until(() -> unsealed() == 0);
            statement.execute("select pg_advisory_lock(hashtextextended('journal sealer', 0))");
            Thread.sleep(11_000);
            assertThat(unsealed()).isZero();
            assertThat(readiness().statusCode()).as("nothing waits").isEqualTo(200);

            Visitor.browser(port, "zhangsan");
            assertThat(unsealed()).as("the log-in").isPositive();
            standsAloud("日志记录没有封存，已超过 9 秒");
        }
        ready();
        await().atMost(LONG_ENOUGH).until(() -> unsealed() == 0);
    }

    @Test
    @DisplayName("每个循环都遇到一次 StackOverflowError：没有一个停下，新收的申请照样进入审查、封入区块")
    void noErrorEndsALoop() {
        Errors.once.addAll(
                Set.of("journal-sealer", "outbox", "payment-jobs", "JobExecutor", "readiness", "scheduling"));
        await().atMost(LONG_ENOUGH).until(() -> Errors.once.isEmpty());

        Filed.submitted(port);

        await().atMost(LONG_ENOUGH).until(() -> unsealed() == 0);
        await().during(Duration.ofSeconds(10)).atMost(Duration.ofSeconds(30)).until(() -> loops.standing()
                .isEmpty());
    }

    private void standsAloud(String reason) {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            assertThat(readiness().statusCode()).isEqualTo(503);
            assertThat(readiness().body()).contains(reason);
        });
        assertThat(get("/status").body()).contains("暂时不能接收立案申请", reason);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private long unsealed() {
        return jdbc.sql("""
                        select count(*) from journal_leaf l
                        where not exists (select from journal_position p where p.leaf_id = l.id)""").query(Long.class).single();
    }

    private java.net.http.HttpResponse<String> readiness() {
        return get("/actuator/health/readiness");
    }

    private java.net.http.HttpResponse<String> get(String path) {
        try {
            return new Visitor(port).get(path);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database driver that throws an Error at each named thread's next question, once. */
    @TestConfiguration
    static class Errors {
        private static final Set<String> once = ConcurrentHashMap.newKeySet();

        @Bean
        static BeanPostProcessor driverWithErrors() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real && name.equals("dataSource") ? new Throwing(real) : bean;
                }
            };
        }

        private static class Throwing extends DelegatingDataSource {
            Throwing(DataSource real) {
                super(real);
            }

            @Override
            public Connection getConnection() throws SQLException {
                var thread = Thread.currentThread().getName();
                for (var name : once) {
                    if (thread.startsWith(name) && once.remove(name)) {
                        throw new StackOverflowError("for " + name);
                    }
                }
                return super.getConnection();
            }
        }
    }
}
