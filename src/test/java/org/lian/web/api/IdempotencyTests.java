package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.AnotherNode;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One key, one effect. */
@CourtTest
class IdempotencyTests {
    private static final int MOST_SENDS = 50;
    private static final String DRAFT = "{\"track\":\"CIVIL\",\"courtCode\":\"京0199\"}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    FlywayConnectionDetails migration;

    @Autowired
    Environment environment;

    @Test
    @DisplayName("同一个键：第二次得到第一次的回答，一字节不差，只建一件")
    void repeatsTheFirstAnswer() throws Exception {
        var program = Visitor.program(port, "zhangsan");
        var key = key();
        var before = filings();

        var first = create(program, key, DRAFT);
        var second = create(program, key, DRAFT);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(filings()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("同一个键、另一个请求：422")
    void anotherRequestUnderTheSameKey() throws Exception {
        var program = Visitor.program(port, "zhangsan");
        var key = key();
        create(program, key, DRAFT);

        var answer = create(program, key, "{\"track\":\"CIVIL\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Visitor.json(answer).at("/errors/0/code").asText()).isEqualTo("KEY_REUSED");
    }

    @Test
    @DisplayName("键属于人：别人用同一个键是另一件")
    void keysBelongToPeople() throws Exception {
        var key = key();
        var mine = create(Visitor.program(port, "zhangsan"), key, DRAFT);
        var theirs = create(Visitor.program(port, "lisi"), key, DRAFT);

        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(theirs.body()).isNotEqualTo(mine.body());
    }

    @Test
    @DisplayName("五十个同时到的双胞胎：一件，五十个同样的回答")
    void twinsWait() throws Exception {
        var program = Visitor.program(port, "zhangsan");
        var key = key();
        var before = filings();
        var calls = new ArrayList<Callable<HttpResponse<String>>>();
        for (var i = 0; i < 50; i++) {
            calls.add(() -> create(program, key, DRAFT));
        }

        var pool = Executors.newFixedThreadPool(50);
        var bodies = new ArrayList<String>();
        for (var answer : pool.invokeAll(calls)) {
            assertThat(answer.get().statusCode()).isEqualTo(201);
            bodies.add(answer.get().body());
        }
        pool.shutdown();

        assertThat(bodies).hasSize(50).containsOnly(bodies.get(0));
        assertThat(filings()).isEqualTo(before + 1);
    }

    @Test
    @Tag("campaign")
    @DisplayName("许多个键，每个同时发来一到五十次：一个键一件，次次同样的回答（-Didempotency.keys 定多少个）")
    void everyKeyMakesOneFiling() throws Exception {
        var keys = Integer.getInteger("idempotency.keys", 20);
        var random = new Random(20261125);
        var program = Visitor.program(port, "zhangsan");
        var before = filings();
        var ids = new HashSet<String>();
        var sends = new IntSummaryStatistics();
        var later = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(MOST_SENDS);
        try {
            for (var number = 0; number < keys; number++) {
                var key = key();
                // Many keys are sent a few times, a few keys up to fifty times.
                var times = 1 + (int) (MOST_SENDS * Math.pow(random.nextDouble(), 5));
                sends.accept(times);
                var together = new CyclicBarrier(times);
                Callable<HttpResponse<String>> send = () -> {
                    together.await();
                    return insisting(program, key, later);
                };
                var bodies = new HashSet<String>();
                for (var answer : pool.invokeAll(Collections.nCopies(times, send))) {
                    bodies.add(answer.get().body());
                    ids.add(Visitor.json(answer.get()).get("id").asText());
                }
                assertThat(bodies).as("key %d, %d sends", number, times).hasSize(1);
                assertThat(ids).as("a filing of its own").hasSize(number + 1);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(filings()).isEqualTo(before + keys);
        System.out.printf(
                "%d keys, %d sends (%d to %d a key, %.1f on average), %d told to come later and sent again: %d filings%n",
                keys, sends.getSum(), sends.getMin(), sends.getMax(), sends.getAverage(), later.get(), ids.size());
    }

    /** Sends until it is answered; a court that has no place just now is asked again, as a good program does. */
    private static HttpResponse<String> insisting(Visitor program, String key, AtomicInteger later) throws Exception {
        var answer = create(program, key, DRAFT);
        while (answer.statusCode() == 503) {
            later.incrementAndGet();
            Thread.sleep(200);
            answer = create(program, key, DRAFT);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    @Test
    @DisplayName("没办成的不记：改好以后同一个键可以再来")
    void failuresAreNotKept() throws Exception {
        var program = Visitor.program(port, "zhangsan");
        var key = key();

        assertThat(create(program, key, "{\"nonsense\":1}").statusCode()).isEqualTo(422);
        assertThat(create(program, key, DRAFT).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("七天以后键可以再用")
    void keysAreForgottenAfterAWeek() throws Exception {
        var key = key();
        var first = create(Visitor.program(port, "zhangsan"), key, DRAFT);
        var before = clock.offset();
        clock.moveTo(before.plusDays(7).plusMinutes(1));
        try {
            var later = create(Visitor.program(port, "zhangsan"), key, "{\"track\":\"CIVIL\"}");
            assertThat(later.statusCode()).isEqualTo(201);
            assertThat(later.body()).isNotEqualTo(first.body());
        } finally {
            clock.moveTo(before);
        }
    }

    @Test
    @DisplayName("回答里可能有个人信息：库里看不到明文")
    void answersAreSealed() throws Exception {
        var answer = create(Visitor.program(port, "zhangsan"), key(), DRAFT);

        assertThat(jdbc.sql("select count(*) from idempotency where position(cast(:id as bytea) in body) > 0")
                        .param("id", Visitor.json(answer).get("id").asText())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("上传按内容认：边界不同，内容相同，只存一份")
    void uploadsAreKnownByTheirContent() throws Exception {
        var program = Visitor.program(port, "zhangsan");
        var filing = Visitor.json(create(program, key(), DRAFT)).get("id").asText();
        var key = key();

        var first = upload(program, filing, key, "one", "借条");
        var second = upload(program, filing, key, "two", "借条");
        var other = upload(program, filing, key, "three", "欠条");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    @DisplayName("另一个节点、同一个数据库：同样的字节")
    @Tag("thorough")
    void holdsAcrossNodes() throws Exception {
        var program = Visitor.program(port, "zhangsan");
        var key = key();
        var first = create(program, key, DRAFT);

        try (var node = AnotherNode.beside(environment, database, migration)) {
            var elsewhere = new Visitor(node.port());
            elsewhere.token(Visitor.json(program.post(
                            "/api/v1/sessions", "{\"username\":\"zhangsan\",\"password\":\"demo-zhangsan\"}"))
                    .get("token")
                    .asText());

            assertThat(create(elsewhere, key, DRAFT).body()).isEqualTo(first.body());
        }
    }

    private static HttpResponse<String> create(Visitor visitor, String key, String body) throws Exception {
        return visitor.send(
                "POST", "/api/v1/filings", body, Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    }

    private static HttpResponse<String> upload(Visitor visitor, String filing, String key, String boundary, String text)
            throws Exception {
        var body = """
                --%1$s\r
                Content-Disposition: form-data; name="kind"\r
                \r
                EVIDENCE\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="note.txt"\r
                Content-Type: text/plain\r
                \r
                %2$s\r
                --%1$s--\r
                """.formatted(boundary, text);
        return visitor.send(
                "POST",
                "/api/v1/filings/" + filing + "/materials",
                body,
                Map.of("Content-Type", "multipart/form-data; boundary=" + boundary, "Idempotency-Key", key));
    }

    private long filings() {
        return jdbc.sql("select count(*) from filing_access").query(Long.class).single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
