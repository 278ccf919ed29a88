package org.lian.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.database.StartRefused;
import org.lian.story.CourtClient;
import org.lian.web.Filed;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 准入控制: who waits, who is told to come again, and who never has to. */
@CourtTest
@TestPropertySource(
        properties = {
            "lian.admission.browse=3 2 300ms",
            "lian.admission.submit=2 5 20s",
            "lian.admission.review=1 0 100ms",
            "lian.admission.transfer=1 0 100ms",
            "lian.admission.enter=2 1 100ms",
            "lian.admission.register=2 1 100ms"
        })
class AdmissionControlTests {
    @Autowired
    AdmissionControl admission;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final ArrayList<Crowd> taken = new ArrayList<>();

    @AfterEach
    void everybodyLeaves() {
        taken.forEach(Crowd::close);
        taken.clear();
    }

    @Test
    @DisplayName("浏览满了：接口答 503、Retry-After 和问题文档，浏览器看到中文页面；提交照常")
    void browsingNeverStarvesASubmission() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var filing = Filed.draft(zhangsan);
        fill(Errand.BROWSE);

        var api = CourtClient.anonymous(port).get("/api/v1/courts");
        assertThat(api.status()).isEqualTo(503);
        assertThat(api.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(api.get("type")).isEqualTo("/problems/unavailable");
        assertThat(api.get("detail")).contains("请过几秒再试");

        var page = new Visitor(port).get("/help");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(page.body()).contains("现在办理的人较多", "lian.css");

        zhangsan.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
    }

    @Test
    @DisplayName("有人离开，等候的人就进来；等候也有上限")
    void whoWaitsComesInWhenSomebodyLeaves() throws Exception {
        fill(Errand.SUBMIT);
        var waiting = CompletableFuture.supplyAsync(() -> CourtClient.anonymous(port)
                .post("/api/v1/filings/00000000-0000-4000-8000-000000000000/submission", Map.of())
                .status());
        Thread.sleep(300);
        assertThat(waiting).isNotDone();

        everybodyLeaves();
        assertThat(waiting.get()).isEqualTo(401);
    }

    @Test
    @DisplayName("登录的人的提交在门口被挡回，算作提交出错，记入系统中断；没有登录的不算；收下一件就过去")
    void aSubmissionTurnedAwayIsAnOutage() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var submission = "/api/v1/filings/" + Filed.draft(zhangsan) + "/submission";
        fill(Errand.SUBMIT);
        var places = admission.of(Errand.SUBMIT);
        var others = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < 5; i++) {
            var other = Crowd.stranger("198.51.100." + i);
            others.add(CompletableFuture.runAsync(
                    () -> {
                        if (places.enter(other)) {
                            places.leave(other);
                        }
                    },
                    task -> new Thread(task).start()));
            await().until(() -> places.waiting(other) == 1);
        }

        CourtClient.anonymous(port).post(submission, Map.of()).expecting(503);
        assertThat(failed()).isZero();
        zhangsan.post(submission, Map.of("consentOnline", true)).expecting(503);
        assertThat(failed()).isEqualTo(1);

        everybodyLeaves();
        others.forEach(CompletableFuture::join);
        zhangsan.post(submission, Map.of("consentOnline", true, "insist", true)).expecting(201);
        assertThat(failed()).isZero();
    }

    private int failed() {
        return jdbc.sql("select coalesce(sum(times), 0) from failed_submissions")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("办案和传文件各有各的位置；首页样式、状态和健康检查不占位置")
    void everyDoorForItself() throws Exception {
        fill(Errand.REVIEW);
        fill(Errand.TRANSFER);
        var visitor = new Visitor(port);

        assertThat(visitor.get("/staff").statusCode()).isEqualTo(503);
        assertThat(visitor.get("/filings/1/materials").statusCode()).isEqualTo(503);
        assertThat(visitor.get("/help").statusCode()).isEqualTo(200);

        fill(Errand.BROWSE);
        assertThat(visitor.get("/lian.css").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/status").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("登录要算密码，挤满了也不耽误已登录的人存草稿")
    void hashingHoldsUpNoDraft() {
        var zhangsan = CourtClient.as(port, "zhangsan");
        assertThat(admission.of(Errand.ENTER).left()).isEqualTo(2);
        fill(Errand.ENTER);

        CourtClient.anonymous(port).post("/api/v1/sessions", Map.of()).expecting(503);
        Filed.draft(zhangsan);
    }

    @Test
    @DisplayName("注册的人再多，也不占登录和存草稿的位置")
    void newcomersKeepNobodyOut() throws Exception {
        fill(Errand.of("POST", "/api/v1/accounts").orElseThrow());

        CourtClient.anonymous(port).post("/api/v1/accounts", Map.of()).expecting(503);
        assertThat(new Visitor(port).submit("/register", "/register", Map.of()).statusCode())
                .isEqualTo(503);
        Filed.draft(CourtClient.as(port, "zhangsan"));
        assertThat(Visitor.browser(port, "lisi").get("/filings").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("陌生人问案由的再多，也不占查案由、登录和存草稿的位置；问满了说稍后再试")
    void whoAsksForCausesHoldsUpNobody() throws Exception {
        assertThat(admission.of(Errand.SUGGEST).left()).isEqualTo(1);
        fill(Errand.of("POST", "/api/v1/cause-suggestions").orElseThrow());

        CourtClient.anonymous(port)
                .post("/api/v1/cause-suggestions", Map.of("text", "借钱不还"))
                .expecting(503);
        CourtClient.anonymous(port).get("/api/v1/causes?q=x").expecting(200);
        Filed.draft(CourtClient.as(port, "zhangsan"));
    }

    @Test
    @DisplayName("位置、等候和慢连接合起来比线程少得多，不然不启动，并说明怎么改")
    void whatHoldsAThreadFitsIntoTheThreads() {
        var shipped = settings("6 120 30s", "128 64");
        var server = new ServerProperties();
        server.getTomcat().getThreads().setMax(200);

        assertThatThrownBy(() -> new AdmissionControl(
                        null,
                        null,
                        new SlowSenders(shipped),
                        new SlowReaders(shipped),
                        server,
                        settings("6 300 30s", "128 64")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("server.tomcat.threads.max", "200", "请减少等候人数");
        assertThatThrownBy(() -> new SlowSenders(settings("6 120 30s", "128"))).hasMessageContaining("例如 128 64");
    }

    private static AdmissionSettings settings(String submit, String senders) {
        return new Binder(new MapConfigurationPropertySource(
                        Map.of("lian.admission.submit", submit, "lian.admission.slow-senders", senders)))
                .bind("lian.admission", AdmissionSettings.class)
                .get();
    }

    @Test
    @DisplayName("办完和失败都把位置还回来")
    void placesAreGivenBack() throws Exception {
        var before = admission.of(Errand.BROWSE).left();
        for (var i = 0; i < 10; i++) {
            new Visitor(port).get(i % 2 == 0 ? "/help" : "/nowhere");
        }
        assertThat(admission.of(Errand.BROWSE).left()).isEqualTo(before);
    }

    @ParameterizedTest
    @DisplayName("每种请求归一类")
    @CsvSource({
        "POST,/api/v1/filings/1/submission,SUBMIT",
        "POST,/filings/1/submission,SUBMIT",
        "POST,/api/v1/filings/1/payments,PAY",
        "POST,/api/v1/payment-notices/sandbox,PAY",
        "POST,/api/v1/filings/1/materials,TRANSFER",
        "GET,/api/v1/filings/1/materials/2/content,TRANSFER",
        "POST,/api/v1/tasks/1/completion,REVIEW",
        "GET,/camunda/app/tasklist/default/,REVIEW",
        "POST,/login,ENTER",
        "GET,/rehearsal,BROWSE",
        "POST,/rehearsal,SUGGEST",
        "POST,/register,REGISTER",
        "POST,/api/v1/accounts,REGISTER",
        "POST,/api/v1/sessions,ENTER",
        "POST,/api/v1/filings,FILL",
        "PUT,/api/v1/filings/1,FILL",
        "GET,/filings/1/complaint-preview.pdf,PAPER",
        "GET,/filings/1/papers/2/pdf,PAPER",
        "GET,/joined/1/messages/2/pdf,PAPER",
        "GET,/api/v1/filings/1/documents/2,PAPER",
        "GET,/api/v1/filings/1/documents,BROWSE",
        "GET,/filings/1,BROWSE",
        "TRACE,/,BROWSE"
    })
    void errands(String method, String path, Errand errand) {
        assertThat(Errand.of(method, path)).hasValue(errand);
    }

    @Test
    @DisplayName("写错的设置在启动时说明写法")
    void wrongSetting() {
        assertThatThrownBy(() -> Places.of("6")).hasMessageContaining("例如 6 200 20s");
        assertThat(Places.of("0 0 1ms").enter(Crowd.stranger("192.0.2.1"))).isFalse();
    }

    private void fill(Errand errand) {
        taken.add(Crowd.in(admission.of(errand)));
    }
}
