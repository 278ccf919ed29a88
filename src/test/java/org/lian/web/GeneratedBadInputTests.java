package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.StaffDirectory;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Role;
import org.lian.web.BadRequests.Shot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is sent to the API, it answers in words: what is wrong, where, what helps. Never with its inside. */
@CourtTest
class GeneratedBadInputTests {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Pattern INSIDE = Pattern.compile(
            "org\\.(lian|springframework|camunda|postgresql|apache)|java\\.(lang|util|sql|io)|com\\.fasterxml|jakarta\\."
                    + "|Exception|\\n\\s*at |SQLSTATE|PSQL|ERROR: |(?i:select .* from |insert into |update .* set )");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2}");
    /** What the API documents as not our fault and not the caller's: try again later. */
    private static final Set<String> LATER = Set.of("/problems/unavailable", "/problems/rule-unclear");

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    @AfterEach
    void forgetFailures() {
        jdbc.sql("delete from login_failure").update();
    }

    @Test
    @DisplayName("坏请求一律得到中文的问题说明，没有 5xx，没有内部信息")
    void badRequestsAreExplained() throws Exception {
        var filed = Filed.submitted(port);
        var draft = Filed.draft(CourtClient.as(port, "zhangsan"));
        CourtClient.as(port, "clerk1")
                .post("/api/v1/tasks/" + filed.task() + "/claim", Map.of())
                .expecting(200);
        staff.add(
                accounts.actorOf("admin1"),
                "badinput-staff",
                "a long password",
                "坏输入",
                Set.of(Role.CLERK),
                Set.of("京0199"));
        var tokens = tokens("zhangsan", "clerk1", "admin1");
        var shots = BadRequests.at(filed, draft, "badinput-staff");
        assertThat(shots).hasSizeGreaterThanOrEqualTo(1_500);

        var statuses = new TreeMap<Integer, Integer>();
        var faults = new ArrayList<String>();
        var began = System.nanoTime();
        var pool = Executors.newFixedThreadPool(4);
        try {
            var tasks = shots.stream()
                    .map(shot -> (Callable<Seen>) () -> fire(shot, tokens.getOrDefault(shot.who(), "")))
                    .toList();
            for (var future : pool.invokeAll(tasks)) {
                var seen = future.get();
                statuses.merge(seen.status(), 1, Integer::sum);
                seen.fault().ifPresent(faults::add);
            }
        } finally {
            pool.shutdownNow();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("Bad input: %d requests in %d ms, statuses %s%n", shots.size(), took.toMillis(), statuses);

        assertThat(faults.stream().limit(150).collect(Collectors.joining("\n"))).isEmpty();
        assertThat(statuses.keySet()).contains(400, 401, 404, 405, 406, 409, 415, 422);
        assertThat(took).isLessThan(LIMIT);
    }

    private record Seen(int status, Optional<String> fault) {}

    private Seen fire(Shot shot, String token) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + shot.path()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        shot.method(),
                        shot.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(shot.body()));
        shot.headers().forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var text = new String(answer.body(), StandardCharsets.UTF_8);
            return new Seen(
                    answer.statusCode(),
                    fault(shot, answer, text)
                            .map(fault -> shot.name() + " as " + shot.who() + " → " + answer.statusCode() + ": " + fault
                                    + " " + text.substring(0, Math.min(160, text.length()))));
        } catch (IOException broken) {
            return new Seen(0, Optional.of(shot.name() + " → no answer: " + broken));
        }
    }

    private static Optional<String> fault(Shot shot, HttpResponse<byte[]> answer, String text) {
        var status = answer.statusCode();
        if (INSIDE.matcher(text).find()) {
            return Optional.of("shows its inside");
        }
        if (status < 400) {
            return shot.wrong() ? Optional.of("accepted") : Optional.empty();
        }
        if (!answer.headers().firstValue("content-type").orElse("").startsWith("application/problem+json")) {
            return Optional.of("no problem document");
        }
        try {
            var problem = JSON.readTree(text);
            if (status >= 500
                    && !(status == 503 && LATER.contains(problem.path("type").asText()))) {
                return Optional.of("our own fault");
            }
            if (!CHINESE.matcher(problem.path("detail").asText()).find()
                    || !CHINESE.matcher(problem.path("title").asText()).find()) {
                return Optional.of("no Chinese detail");
            }
            if (problem.path("status").asInt() != status
                    || !problem.path("type").asText().startsWith("/problems/")) {
                return Optional.of("status or type does not fit");
            }
            if (status == 422) {
                var errors = problem.path("errors");
                if (errors.isEmpty()) {
                    return Optional.of("names no field");
                }
                for (var error : errors) {
                    if (error.path("field").asText().isBlank()
                            || error.path("code").asText().isBlank()
                            || !CHINESE.matcher(error.path("message").asText()).find()) {
                        return Optional.of("an error without field, code or Chinese message");
                    }
                }
            }
            return Optional.empty();
        } catch (IOException noJson) {
            return Optional.of("a body that is no JSON");
        }
    }

    private Map<String, String> tokens(String... names) {
        var all = new HashMap<String, String>();
        for (var name : List.of(names)) {
            all.put(
                    name,
                    CourtClient.anonymous(port)
                            .post("/api/v1/sessions", Map.of("username", name, "password", "demo-" + name))
                            .expecting(201)
                            .get("token"));
        }
        return all;
    }
}
