package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.database.DatabaseLine;
import org.lian.database.SeparatePostgres;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** 数据库断开: everybody is told so at once, in words that fit, and nothing that was answered is lost. */
@CourtTest
@TestPropertySource(
        properties = {
            "spring.profiles.active=demo",
            "lian.readiness.interval=500ms",
            "spring.datasource.hikari.connection-timeout=2000"
        })
@Tag("thorough")
class DatabaseAwayTests {
    private static SeparatePostgres postgres;
    private static DatabaseLine line;

    @Autowired
    Readiness readiness;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) throws Exception {
        postgres = new SeparatePostgres();
        line = new DatabaseLine(postgres.url());
        var production = postgres.production(SeparatePostgres.freshFolder("away-"));
        for (var argument : production) {
            var pair = argument.substring(2).split("=", 2);
            if (pair[0].startsWith("spring.datasource") || pair[0].startsWith("spring.flyway")) {
                settings.add(pair[0], () -> pair[0].endsWith(".url") ? line.through(pair[1]) : pair[1]);
            }
        }
    }

    @AfterAll
    static void close() throws Exception {
        line.close();
        postgres.close();
    }

    @AfterEach
    void mend() {
        line.mend();
        await().atMost(Duration.ofSeconds(30)).until(() -> readiness.current().accepting());
    }

    @Test
    @DisplayName("数据库断开：当事人、书记员、程序马上得到 503 和说法，不说是他们的错；健康检查和状态页照常回答；接通以后接着办")
    void everybodyIsToldAtOnce() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var draft = zhangsan.post("/api/v1/filings", Stories.loanDraft())
                .expecting(201)
                .get("id");
        var litigant = Visitor.browser(port, "zhangsan");
        var clerk = Visitor.browser(port, "clerk1");
        assertThat(litigant.get("/filings").body()).contains("李四");

        line.cut();
        await().atMost(Duration.ofSeconds(20)).until(() -> readiness.databaseIsAway());

        for (var answer : java.util.List.of(
                atOnce(() -> litigant.get("/filings")),
                atOnce(() -> litigant.send(
                        "POST",
                        "/filings/" + draft + "/questions/claims",
                        "claims=x",
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))),
                atOnce(() -> clerk.get("/staff")),
                atOnce(() -> clerk.get("/camunda/app/tasklist/default/")),
                atOnce(() -> new Visitor(port).get("/login")))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("系统暂时不能办理", "刚才的操作没有进行", "已经保存和提交的内容不受影响", "href=\"/status\"");
        }
        var problem = zhangsan.post("/api/v1/filings/" + draft + "/submission", Map.of("consentOnline", true))
                .expecting(503);
        assertThat(problem.get("type")).isEqualTo("/problems/unavailable");
        assertThat(problem.get("detail")).contains("连不上数据库", "没有进行");
        assertThat(atOnce(() -> litigant.get("/status")).body()).contains("暂时不能接收立案申请", "数据库暂时连不上");
        assertThat(atOnce(() -> litigant.get("/actuator/health/readiness")).statusCode())
                .isEqualTo(503);
        assertThat(atOnce(() -> litigant.get("/actuator/health/liveness")).statusCode())
                .isEqualTo(200);
        assertThat(atOnce(() -> litigant.get("/lian.css")).statusCode()).isEqualTo(200);

        line.mend();
        await().atMost(Duration.ofSeconds(30)).until(() -> readiness.current().accepting());
        assertThat(litigant.get("/filings").body()).contains("李四");
        zhangsan.post("/api/v1/filings/" + draft + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
    }

    @Test
    @DisplayName("办到一半断开：说可能没有完成，先看看再办；不说网址有误")
    void whoWasOnTheWay() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var litigant = Visitor.browser(port, "zhangsan");
        line.cut();

        var page = litigant.get("/filings");
        var problem = zhangsan.get("/api/v1/filings");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("系统暂时不能办理").doesNotContain("不能识别的字符");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.get("detail")).contains("连不上数据库");
    }

    @Test
    @DisplayName("数据库断开的那一刻，二十个程序同时带着令牌来：都得到 503 和说法，没有一个 500")
    void tokensOnTheWay() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        zhangsan.get("/api/v1/filings").expecting(200);
        line.cut();

        var answers = java.util.stream.IntStream.range(0, 20)
                .mapToObj(one -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> zhangsan.get("/api/v1/filings"), command -> new Thread(command).start()))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();

        // Some find no place, since those before them wait for a connection.
        assertThat(answers).extracting(CourtClient.Answer::status).containsOnly(503);
        assertThat(answers)
                .extracting(answer -> answer.get("detail"))
                .anyMatch(detail -> detail.contains("连不上数据库，刚才的操作可能没有完成"));
    }

    private interface Call {
        HttpResponse<String> answer() throws Exception;
    }

    private static HttpResponse<String> atOnce(Call call) throws Exception {
        var began = System.nanoTime();
        var answer = call.answer();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        return answer;
    }
}
