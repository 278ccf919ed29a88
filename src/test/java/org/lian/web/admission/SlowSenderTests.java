package org.lian.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.web.Filed;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Strangers who send slowly, or nothing, or read nothing: the court goes on. This machine is the trusted proxy. */
@CourtTest
@TestPropertySource(
        properties = {
            "lian.public-url=http://127.0.0.1",
            "lian.admission.body-patience=4s",
            "lian.admission.body-slowest=100KB"
        })
@Tag("thorough")
class SlowSenderTests {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    @Autowired
    AdmissionControl admission;

    @Autowired
    SlowSenders lines;

    @Autowired
    SmallBodies small;

    @Autowired
    SlowReaders readers;

    @LocalServerPort
    int port;

    @BeforeEach
    void nobodyIsSlow() {
        await().atMost(Duration.ofSeconds(30)).until(() -> lines.open() + small.open() == 0);
    }

    @Test
    @DisplayName("十九个每次只发一个字节的连接，不影响登录、填写、提交、缴费、办案，也不影响系统状态和健康检查")
    void nineteenSocketsCloseNothing() throws Exception {
        var session = "Cookie: SESSION=" + strangersSession() + "\r\n";
        var heads = new ArrayList<String>();
        heads.addAll(Collections.nCopies(6, Drip.post("/filings/" + NOBODY + "/submission", session)));
        heads.addAll(Collections.nCopies(4, Drip.post("/filings/" + NOBODY + "/payment", session)));
        heads.addAll(Collections.nCopies(4, Drip.post("/login", session)));
        heads.addAll(Collections.nCopies(5, Drip.post("/staff/counter", session)));

        try (var stranger = Drip.of(port, heads)) {
            theCourtGoesOn();
        }
    }

    @Test
    @DisplayName("登录的人上传十几兆的文件，收下的一个字节不少")
    void aLargeFileIsWhole() {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var filing = zhangsan.post("/api/v1/filings", Stories.loanDraft())
                .expecting(201)
                .get("id");
        var line = "二〇二五年三月一日，被告向原告借款十万元。\n";
        var file = line.repeat(14 * 1024 * 1024 / line.getBytes(StandardCharsets.UTF_8).length)
                .getBytes(StandardCharsets.UTF_8);

        var material = zhangsan.upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "聊天记录.txt", file)
                .expecting(201)
                .get("id");

        var kept = zhangsan.download("/api/v1/filings/" + filing + "/materials/" + material + "/content")
                .body();
        assertThat(Arrays.mismatch(kept, file))
                .as("the first byte that differs")
                .isEqualTo(-1);
    }

    @Test
    @DisplayName("六个慢连接加二百三十个只发一个字节的提交：状态、就绪、存活和静态文件照常立即回答")
    void healthAnswersMeanwhile() throws Exception {
        var session = "Cookie: SESSION=" + strangersSession() + "\r\n";
        var heads = Collections.nCopies(236, Drip.post("/filings/" + NOBODY + "/submission", session));

        try (var stranger = Drip.of(port, heads)) {
            healthAnswers();
            theCourtGoesOn();
        }
    }

    @Test
    @DisplayName("所有位置都占着、所有队都排满的时候，状态、就绪、存活和静态文件照常立即回答")
    void healthAnswersWhileEveryQueueIsFull() throws Exception {
        var taken = new ArrayList<Crowd>();
        var waiting = new ArrayList<Line>();
        try {
            for (var errand : Errand.values()) {
                taken.add(Crowd.in(admission.of(errand)));
            }
            for (var path : List.of(
                    "POST /api/v1/filings/1/submission",
                    "POST /api/v1/filings/1/payments",
                    "POST /api/v1/filings/1/materials",
                    "GET /staff",
                    "POST /api/v1/sessions",
                    "POST /api/v1/filings",
                    "GET /help")) {
                for (var i = 0; i < 150; i++) {
                    waiting.add(Line.to(port).say(path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
                }
            }
            TimeUnit.SECONDS.sleep(1);

            healthAnswers();
        } finally {
            waiting.forEach(Line::close);
            taken.forEach(Crowd::close);
        }
    }

    @Test
    @DisplayName("没传完的小请求不占线程，也不挡同一地址的人；没传完的文件按来访者自己的地址限制，不按代理的地址，登录的人另有线路")
    void unfinishedRequestsAreCountedByTheClientsAddress() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var filing = Filed.draft(zhangsan);
        var token = "Authorization: Bearer " + zhangsan.token() + "\r\n";
        var files = Collections.nCopies(60, Drip.upload("/login", from("203.0.113.7")));
        var forms = Collections.nCopies(100, Drip.post("/login", from("203.0.113.7")));

        try (var stranger = Drip.of(port, files);
                var neighbour = Drip.of(port, forms)) {
            theyHold(12);
            await().atMost(Duration.ofSeconds(30)).until(() -> small.open() >= 100);
            assertThat(lines.open()).isLessThanOrEqualTo(12 + 8);
            for (var client : List.of("203.0.113.7", "203.0.113.8")) {
                try (var person = Line.to(port)) {
                    slowly(person, filing, token, from(client));
                    assertThat(person.status(SOON)).isEqualTo("HTTP/1.1 201 ");
                }
            }
            try (var atOnce = Line.to(port)) {
                var body = "{\"username\":\"zhangsan\",\"password\":\"demo-zhangsan\"}";
                atOnce.say("POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + JSON + from("203.0.113.7")
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
                assertThat(atOnce.status(SOON)).isEqualTo("HTTP/1.1 201 ");
            }
        }
    }

    /** So many lines, and those that just gave way, once the busy machine has read all their heads. */
    private void theyHold(int places) {
        await().atMost(Duration.ofSeconds(30)).until(() -> lines.open() >= places);
        assertThat(lines.open()).isBetween(places, places + 8);
    }

    @Test
    @DisplayName("同一个 IPv6 /64 网段算一个地址")
    void addressesOfOneNetworkAreOne() throws Exception {
        var heads = IntStream.range(0, 60)
                .mapToObj(i -> Drip.upload("/login", from("2001:db8:7:1::" + Integer.toHexString(i + 1))))
                .toList();

        try (var stranger = Drip.of(port, heads)) {
            theyHold(12);
        }
    }

    @Test
    @DisplayName("许多地址的陌生人合起来也占不完线程：合计有上限，一次发完的请求不受影响")
    void strangersOfManyAddressesHoldNotAllThreads() throws Exception {
        var heads = IntStream.range(0, 700)
                .mapToObj(i -> Drip.upload("/login", from("198.51." + i / 200 + "." + (i % 200 + 1))))
                .toList();

        try (var strangers = Drip.of(port, heads)) {
            theyHold(24);
            healthAnswers();
            theCourtGoesOn();
        }
    }

    @Test
    @DisplayName("同一地址后面的五十个人同时慢慢上传，都收下；开着不用的连接不算")
    void aHallBehindOneAddress() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var filing = Filed.draft(zhangsan);
        var token = "Authorization: Bearer " + zhangsan.token() + "\r\n";
        var idle = new ArrayList<Line>();
        for (var i = 0; i < 100; i++) {
            var line = Line.to(port);
            line.say("GET /status HTTP/1.1\r\nHost: 127.0.0.1\r\n" + from("203.0.113.50") + "\r\n");
            assertThat(line.status(SOON)).isEqualTo("HTTP/1.1 200 ");
            idle.add(line);
        }
        var people = Executors.newFixedThreadPool(50);
        try {
            Callable<String> person = () -> {
                try (var line = Line.to(port)) {
                    slowly(line, filing, token, from("203.0.113.50"));
                    return line.status(Duration.ofSeconds(60));
                }
            };

            var answers = people.invokeAll(Collections.nCopies(50, person));

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("HTTP/1.1 201 ");
            }
        } finally {
            people.shutdownNow();
            idle.forEach(Line::close);
        }
    }

    @Test
    @DisplayName("整个请求有时限：只要跟得上最低速度，大文件慢慢传也收；停下来的，到时说明没有传完并挂断")
    void theWholeBodyHasItsTime() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var filing = Filed.draft(zhangsan);
        var token = "Authorization: Bearer " + zhangsan.token() + "\r\n";

        // Seven seconds, longer than the patience of four: it brings 150 kB a second where 100 are asked for.
        var upload = upload(1_050_000);
        try (var phone = Line.to(port)) {
            phone.head("POST /api/v1/filings/" + filing + "/materials", upload.length, MULTIPART, token);
            for (var sent = 0; sent < upload.length; sent += 15_000) {
                phone.say(Arrays.copyOfRange(upload, sent, Math.min(upload.length, sent + 15_000)));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(phone.status(Duration.ofSeconds(30))).isEqualTo("HTTP/1.1 201 ");
        }

        // A byte a second keeps every single read alive, and the whole not.
        try (var dripping = Line.to(port)) {
            dripping.head("POST /api/v1/filings/" + filing + "/materials", upload.length, MULTIPART, token);
            var began = System.nanoTime();
            for (var i = 0; i < 6; i++) {
                dripping.say("a");
                TimeUnit.MILLISECONDS.sleep(500);
            }
            var answer = dripping.hear(Duration.ofSeconds(10));
            assertThat(answer).startsWith("HTTP/1.1 503 ").contains("内容没有传完", "Connection: close");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
        }
        try (var page = Line.to(port)) {
            page.head("POST /login", 5000, FORM).say("a");
            assertThat(page.hear(Duration.ofSeconds(10)))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("内容没有传完");
        }
    }

    @Test
    @DisplayName("分几次发来的小请求，不办的话也答得完整，只答一次")
    void inPiecesAndRefused() throws Exception {
        for (var refused : List.of("POST /api/v1/sessions|4", "POST /login|302", "POST /api/v1/cause-suggestions|4")) {
            var parts = refused.split("\\|");
            try (var phone = Line.to(port)) {
                phone.head(parts[0], 4, JSON).say("{\"a");
                TimeUnit.MILLISECONDS.sleep(300);
                phone.say("\"");
                var answer = phone.hear(Duration.ofSeconds(2));
                assertThat(answer).as(refused).startsWith("HTTP/1.1 " + parts[1]);
                assertThat(answer.split("HTTP/1.1 |<html", -1).length)
                        .as("one answer")
                        .isLessThan(4);
            }
        }
    }

    @Test
    @DisplayName("请求头慢慢发的连接不占线程")
    void slowHeadersHoldNoThread() throws Exception {
        var opened = new ArrayList<Line>();
        try {
            for (var i = 0; i < 800; i++) {
                opened.add(
                        Line.to(port).say("POST /filings/" + NOBODY + "/submission HTTP/1.1\r\nHost: 127.0.0.1\r\nX-"));
            }
            for (var line : opened) {
                line.say("a");
            }

            healthAnswers();
            theCourtGoesOn();
        } finally {
            opened.forEach(Line::close);
        }
    }

    @Test
    @DisplayName("要了大文件却不读的连接，不占浏览的位置，也占不完线程")
    void slowReadersHoldNoPlace() throws Exception {
        var opened = new ArrayList<Line>();
        try {
            for (var i = 0; i < 400; i++) {
                opened.add(Line.narrow(port, 1024)
                        .say("GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + from("198.51.100." + i / 50) + "\r\n"));
                if (i % 10 == 9) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
            assertThat(Visitor.browser(port, "lisi").get("/filings").statusCode())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(30)).until(() -> readers.open() > 40);

            theCourtGoesOn();
        } finally {
            opened.forEach(Line::close);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /nowhere|404",
                "POST /api/v1/nowhere|404",
                "POST /api/v1/filings|401",
                "POST /filings/1/evidence|403",
                "POST /staff/counter|403",
                "PUT /api/v1/rule-drafts/1|401",
                "POST /%00|400"
            })
    @DisplayName("没有这个地址、或者须登录而没有登录凭据的，不等正文，立即拒绝并挂断")
    void whatIsRefusedAnywayIsNotRead(String request) throws Exception {
        var parts = request.split("\\|");
        try (var line = Line.to(port)) {
            line.head(parts[0], 54_000_000, MULTIPART);

            var answer = line.hear(Duration.ofSeconds(3));

            assertThat(answer).startsWith("HTTP/1.1 ").contains("Connection: close");
            assertThat(answer.substring(9, 12)).isEqualTo(parts[1]);
            assertThat(lines.open()).isZero();
        }
    }

    @Test
    @DisplayName("分块的正文照样收；用分块的边框拖时间的，断开")
    void chunks() throws Exception {
        var body = "{\"username\":\"zhangsan\",\"password\":\"demo-zhangsan\"}";
        var head =
                "POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n";
        try (var program = Line.to(port)) {
            program.say(head);
            for (var half : List.of(body.substring(0, 20), body.substring(20))) {
                program.say(Integer.toHexString(half.length()) + "\r\n" + half + "\r\n");
                TimeUnit.MILLISECONDS.sleep(300);
            }
            program.say("0\r\n\r\n");
            assertThat(program.status(SOON)).isEqualTo("HTTP/1.1 201 ");
        }
        for (var frame : List.of("5;a", "")) {
            try (var stranger = Line.to(port)) {
                stranger.say(head + frame);
                assertThat(stranger.hear(Duration.ofSeconds(15))).doesNotContain(" 201 ");
                await().atMost(Duration.ofSeconds(1)).until(() -> lines.open() == 0);
            }
        }
    }

    @Test
    @DisplayName("先问能不能传（Expect: 100-continue）的，答了再传")
    void askedFirst() throws Exception {
        var body = "{\"username\":\"zhangsan\",\"password\":\"demo-zhangsan\"}";
        try (var program = Line.to(port)) {
            program.head("POST /api/v1/sessions", body.length(), JSON, "Expect: 100-continue\r\n");
            assertThat(program.status(SOON)).isEqualTo("HTTP/1.1 100 ");
            program.say(body);
            assertThat(program.hear(Duration.ofSeconds(3))).contains("HTTP/1.1 201 ");
        }
    }

    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=xx\r\n";

    private static String from(String client) {
        return "X-Forwarded-For: " + client + "\r\n";
    }

    private static byte[] upload(int size) {
        var text = "一".repeat(size / 3);
        return ("--xx\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nEVIDENCE\r\n"
                        + "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n" + text + "\r\n--xx--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** An upload in two pieces with a second between them. */
    private static void slowly(Line line, String filing, String... headers) throws Exception {
        var body = upload(300);
        line.head("POST /api/v1/filings/" + filing + "/materials", body.length, MULTIPART, String.join("", headers));
        line.say(Arrays.copyOf(body, 200));
        TimeUnit.SECONDS.sleep(1);
        line.say(Arrays.copyOfRange(body, 200, body.length));
    }

    private String strangersSession() throws Exception {
        var stranger = new Visitor(port);
        stranger.get("/login");
        return stranger.sessionCookie();
    }

    private void healthAnswers() throws Exception {
        for (var path : List.of("/status", "/actuator/health/readiness", "/actuator/health/liveness", "/lian.css")) {
            try (var line = Line.to(port)) {
                line.say("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                assertThat(line.status(Duration.ofSeconds(2))).as(path).isEqualTo("HTTP/1.1 200 ");
            }
        }
    }

    /** Log in, write, submit, ask to pay, work: each answered by the court, none told to come again. */
    private void theCourtGoesOn() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var filing = Filed.draft(zhangsan);
        zhangsan.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        zhangsan.get("/api/v1/filings/" + filing + "/payments").expecting(200);
        zhangsan.post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"))
                .expecting(409);
        CourtClient.as(port, "clerk1").get("/api/v1/tasks").expecting(200);
        var browser = Visitor.browser(port, "lisi");
        assertThat(browser.get("/filings").statusCode()).isEqualTo(200);
        healthAnswers();
    }
}
