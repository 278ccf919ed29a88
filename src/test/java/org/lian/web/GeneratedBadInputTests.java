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
import java.util.Comparator;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.StaffDirectory;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.vocabulary.Role;
import org.lian.web.BadRequests.Shot;
import org.lian.web.RandomBadRequests.Door;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Whatever is sent to the API, it answers in words: what is wrong, where, what helps. Never with its inside. */
@CourtTest
@Tag("thorough")
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

    @Autowired
    ApplicationContext context;

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

    @Test
    @Tag("campaign")
    @DisplayName("随机的坏请求，打到每个地址：没有 5xx，没有内部信息，页面和接口都用中文回答（-Dbad.requests 定多少个）")
    void randomBadRequestsAtEveryDoor() throws Exception {
        var number = Integer.getInteger("bad.requests", 400);
        var doors = doors();
        assertThat(doors).hasSizeGreaterThan(120);
        var shots = new RandomBadRequests(20261125, doors, known()).take(number);
        var access = new HashMap<String, Access>();
        for (var name : shots.stream().map(Shot::who).collect(Collectors.toSet())) {
            access.put(name, name.isEmpty() ? Access.NONE : Access.of(port, name));
        }

        var statuses = new TreeMap<Integer, Integer>();
        var faults = new ArrayList<String>();
        var began = System.nanoTime();
        var pool = Executors.newFixedThreadPool(4);
        try {
            var tasks = shots.stream()
                    .map(shot -> (Callable<Seen>) () -> fire(shot, access.get(shot.who())))
                    .toList();
            for (var future : pool.invokeAll(tasks)) {
                var seen = future.get();
                statuses.merge(seen.status(), 1, Integer::sum);
                seen.fault().ifPresent(faults::add);
            }
        } finally {
            pool.shutdownNow();
        }
        System.out.printf(
                "Random bad input: %d requests at %d doors in %d s, statuses %s, faults %d%n",
                shots.size(),
                doors.size(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                statuses,
                faults.size());

        assertThat(faults.stream().limit(150).collect(Collectors.joining("\n"))).isEmpty();
        assertThat(statuses.keySet()).contains(200, 302, 400, 401, 403, 404, 422);
    }

    /** Every mapping of ours but those that end the caller's own session, and the error page itself. */
    private List<Door> doors() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("org.lian"))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .map(pattern -> new Door(
                                RandomBadRequests.method(
                                        entry.getKey().getMethodsCondition().getMethods()),
                                pattern,
                                entry.getValue())))
                .filter(door -> !door.pattern().equals("/api/v1/sessions/current")
                        && !door.pattern().equals("/error"))
                .sorted(Comparator.comparing(Door::pattern)
                        .thenComparing(door -> door.method().name()))
                .toList();
    }

    /** Things that exist, in several states, by a word in the name of what asks for them. */
    private Map<String, List<String>> known() {
        var court = new Stories(port);
        var filings = new ArrayList<String>();
        var materials = new ArrayList<String>();
        var tasks = new ArrayList<String>();
        var receipts = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            var filed = Filed.submitted(port);
            filings.add(filed.filing());
            materials.add(filed.material());
            tasks.add(filed.task());
            receipts.add(filed.receipt());
            filings.add(Filed.draft(court.zhangsan));
        }
        var registered = court.submitted();
        court.register(registered);
        tasks.add(court.task(registered, "CONFIRM_FEE"));
        var toPay = court.submitted();
        court.register(toPay);
        court.confirmFee(toPay, 230_000);
        filings.add(registered);
        filings.add(toPay);
        return Map.of(
                "material",
                materials,
                "task",
                tasks,
                "receipt",
                receipts,
                "user",
                List.of("badinput-staff"),
                "court",
                List.of("京0108", "京0199"),
                "cause",
                List.of("04.10.108.03"),
                "outcome",
                List.of("REGISTER", "CORRECT", "REFUSE"),
                "id",
                filings);
    }

    /** How somebody proves who they are, to the API and to the pages. */
    private record Access(String bearer, String cookie, String formToken) {
        static final Access NONE = new Access("", "", "");

        static Access of(int port, String name) {
            var browser = QuietBrowser.as(port, name);
            var formToken = browser.token("/");
            return new Access(
                    CourtClient.anonymous(port)
                            .post("/api/v1/sessions", Map.of("username", name, "password", "demo-" + name))
                            .expecting(201)
                            .get("token"),
                    "SESSION=" + browser.cookie("SESSION"),
                    formToken);
        }
    }

    private Seen fire(Shot shot, Access access) throws InterruptedException {
        if (shot.path().startsWith("/api/")) {
            return fire(shot, access.bearer());
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + shot.path()))
                .timeout(Duration.ofSeconds(30))
                .method(shot.method(), HttpRequest.BodyPublishers.ofByteArray(shot.body()));
        request.header("Cookie", access.cookie());
        request.header("X-CSRF-TOKEN", access.formToken());
        shot.headers().forEach(request::header);
        if (!shot.headers().containsKey("Accept")) {
            request.header("Accept", "text/html");
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Seen(
                    answer.statusCode(),
                    faultOfPage(shot, answer)
                            .map(fault -> shot.name() + " as " + shot.who() + " → " + answer.statusCode() + ": " + fault
                                    + " "
                                    + answer.body()
                                            .substring(
                                                    0,
                                                    Math.min(160, answer.body().length()))));
        } catch (IOException broken) {
            return new Seen(0, Optional.of(shot.name() + " → no answer: " + broken));
        }
    }

    private static Optional<String> faultOfPage(Shot shot, HttpResponse<String> answer) {
        var text = answer.body();
        if (INSIDE.matcher(text).find()) {
            return Optional.of("shows its inside");
        }
        if (text.contains("<script>alert(1)") || text.contains("<img src=x")) {
            return Optional.of("gives back a script");
        }
        if (answer.statusCode() >= 500) {
            return Optional.of("our own fault");
        }
        var ours = !shot.path().startsWith("/sandbox");
        var html = answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
        return ours
                        && html
                        && answer.statusCode() >= 400
                        && !CHINESE.matcher(text).find()
                ? Optional.of("no Chinese page")
                : Optional.empty();
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
        if (shot.method().equals("HEAD") && text.isEmpty()) {
            return Optional.empty();
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
