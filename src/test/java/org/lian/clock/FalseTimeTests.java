package org.lian.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 倒签: whoever rules the database does not rule the date on a receipt. */
@OwnCourt
@TestPropertySource(properties = "lian.readiness.interval=500ms")
@Tag("thorough")
class FalseTimeTests {
    @Autowired
    BusinessClock clock;

    @Autowired
    DataSource database;

    @Autowired
    DataFolder data;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Superuser superuser;

    @BeforeEach
    void superuser() {
        superuser = new Superuser(database, data);
    }

    @AfterEach
    void everythingIsRightAgain() throws Exception {
        superuser.clockIsRight();
        superuser.run("drop schema if exists evil cascade");
        superuser.searchPath("lian");
        superuser.endConnections();
        await().atMost(Duration.ofSeconds(30)).until(() -> readiness().statusCode() == 200);
    }

    @Test
    @DisplayName("数据库管理员给服务账号设了搜索路径，放了同名的时钟函数：时间照样是真的，每个连接的搜索路径是立案系统自己的")
    void aFunctionOfTheSameName() throws Exception {
        superuser.run("create schema evil", "grant usage on schema evil to lian_app", """
                create function evil.clock_timestamp() returns timestamptz language sql
                as $$ select pg_catalog.clock_timestamp() - interval '200 days' $$""");
        superuser.searchPath("evil, pg_catalog, lian");
        superuser.endConnections();
        await().atMost(Duration.ofSeconds(30)).until(() -> readiness().statusCode() == 200);

        assertThat(clock.now()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        assertThat(jdbc.sql("show search_path").query(String.class).single()).isEqualTo("lian");
        assertThat(jdbc.sql("select count(*) from filing_receipt where received_at < :yesterday")
                        .param(
                                "yesterday",
                                java.sql.Timestamp.from(Instant.now().minus(Duration.ofDays(1))))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("数据库的时钟比本机慢 200 天：就绪检查和状态页说明，提交得到 503 和说法，一张回执也不出；时钟校准以后照常接收")
    void theDatabaseLives200DaysAgo() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var draft = zhangsan.post("/api/v1/filings", Stories.loanDraft())
                .expecting(201)
                .get("id");
        var litigant = Visitor.browser(port, "zhangsan");
        var receipts = receipts();
        superuser.clockRunsBehind("200 days");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        readiness().statusCode() == 503 && readiness().body().contains("时钟"));

        var problem = zhangsan.post(
                        "/api/v1/filings/" + draft + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(503);
        assertThat(problem.get("type")).isEqualTo("/problems/unavailable");
        assertThat(problem.get("detail")).contains("时钟", "不写错收到的日期", "诉讼服务中心窗口提交");
        var page = litigant.submit(
                "/filings/" + draft + "/check",
                "/filings/" + draft + "/submission",
                Map.of(
                        "consentOnline",
                        "true",
                        "insist",
                        "true",
                        "revision",
                        zhangsan.get("/api/v1/filings/" + draft).expecting(200).get("revision")));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("诉讼服务中心窗口提交");
        assertThat(readiness().body()).contains("数据库与本机的时钟不一致");
        assertThat(litigant.get("/status").body()).contains("暂时不能接收立案申请", "数据库与本机的时钟不一致");
        assertThat(receipts()).isEqualTo(receipts);

        superuser.clockIsRight();
        await().atMost(Duration.ofSeconds(30)).until(() -> readiness().statusCode() == 200);
        zhangsan.post("/api/v1/filings/" + draft + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        assertThat(receipts()).isEqualTo(receipts + 1);
    }

    private java.net.http.HttpResponse<String> readiness() throws Exception {
        return new Visitor(port).get("/actuator/health/readiness");
    }

    private long receipts() {
        return jdbc.sql("select count(*) from filing_receipt").query(Long.class).single();
    }
}
