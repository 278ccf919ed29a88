package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.StaffDirectory;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Role;
import org.lian.web.security.Route;
import org.lian.web.security.Routes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every mapping of the running application, called by everybody, at a filing that exists: authorization.csv names the
 * status of each cell. A mapping without a line fails, and so does a line that lets in whom the route table keeps out.
 */
@CourtTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
class AuthorizationTests {
    /** The columns of authorization.csv: who asks, and the role that the route table knows them by. */
    private static final Map<String, Role> CALLERS = callers();

    private static final Set<Integer> REFUSED = Set.of(302, 401, 403, 404);

    @Autowired
    ApplicationContext context;

    @Autowired
    ServletContext servlets;

    @Autowired
    Routes routes;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    private Filed filed;
    private String draft;
    private String leaving;
    private String ruleDraft;
    /** What an upload that goes on where it was cut always says. */
    private static final Map<String, String> RESUMABLE =
            Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream");

    private final Map<String, QuietBrowser> visitors = new LinkedHashMap<>();
    private final Map<String, String> formTokens = new LinkedHashMap<>();
    private final Map<String, CourtClient> clients = new LinkedHashMap<>();

    private static Map<String, Role> callers() {
        var all = new LinkedHashMap<String, Role>();
        all.put("anonymous", null);
        all.put("zhangsan", Role.LITIGANT);
        all.put("lisi", Role.LITIGANT);
        all.put("clerk1", Role.CLERK);
        all.put("clerk3", Role.CLERK);
        all.put("judge1", Role.JUDGE);
        all.put("analyst1", Role.ANALYST);
        all.put("supervisor1", Role.SUPERVISOR);
        all.put("admin1", Role.ADMINISTRATOR);
        all.put("mediator1", Role.MEDIATOR);
        all.put("president1", Role.PRESIDENT);
        return all;
    }

    /** One mapping with the status that each caller gets. */
    private record Line(String method, String pattern, List<Integer> statuses) {
        String mapping() {
            return method + " " + pattern;
        }
    }

    @BeforeAll
    void prepare() {
        filed = Filed.submitted(port);
        draft = Filed.draft(CourtClient.as(port, "zhangsan"));
        leaving = Filed.submitted(port).filing();
        ruleDraft = CourtClient.as(port, "analyst2")
                .post("/api/v1/rules/review-clock/drafts", Map.of())
                .expecting(201)
                .get("id");
        if (staff.find("authz-staff").isEmpty()) {
            staff.add(
                    accounts.actorOf("admin1"),
                    "authz-staff",
                    "a long password",
                    "授权试验",
                    Set.of(Role.CLERK),
                    Set.of("京0199"));
        }
        CALLERS.forEach((name, role) -> {
            var visitor = role == null ? QuietBrowser.stranger(port) : QuietBrowser.as(port, name);
            visitors.put(name, visitor);
            clients.put(name, role == null ? CourtClient.anonymous(port) : CourtClient.as(port, name));
            formTokens.put(name, visitor.token(role == null ? "/login" : "/"));
        });
    }

    @Test
    @DisplayName("每个地址、每种人：得到约定的状态")
    void everyCell() throws IOException {
        var lines = lines();
        var wrong = new ArrayList<String>();
        var seen = new ArrayList<String>();
        for (var line : lines) {
            var row = routes.of(HttpMethod.valueOf(line.method()), path(line.pattern(), line.method()));
            var statuses = new ArrayList<Integer>();
            var column = 0;
            for (var caller : CALLERS.keySet()) {
                var status = call(line, caller);
                statuses.add(status);
                var expected = line.statuses().get(column++);
                if (status != expected) {
                    wrong.add(line.mapping() + " by " + caller + ": " + status + ", not " + expected);
                }
                if (!admitted(row.orElse(null), CALLERS.get(caller)) && !REFUSED.contains(status)) {
                    wrong.add(line.mapping() + " by " + caller + ": " + status + " past the route table");
                }
            }
            seen.add(line.method() + "," + line.pattern() + ","
                    + String.join(",", statuses.stream().map(String::valueOf).toList()));
        }
        Files.write(Path.of("target", "authorization-seen.csv"), seen);
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @Test
    @DisplayName("工作人员进不去的地方：写明由哪个岗位办理，那个岗位真的办得了，不叫同事打热线")
    void officesAreNamed() throws IOException {
        var wrong = new ArrayList<String>();
        var callers = List.copyOf(CALLERS.keySet());
        for (var line : lines()) {
            var row = routes.of(HttpMethod.valueOf(line.method()), path(line.pattern(), line.method()))
                    .orElse(null);
            if (row == null || !Set.of("GET", "POST", "PUT", "DELETE").contains(line.method())) {
                continue;
            }
            for (var caller : callers) {
                var role = CALLERS.get(caller);
                if (role == null || !role.isStaff() || admitted(row, role)) {
                    continue;
                }
                var text = refusal(line, caller);
                var may = callers.stream()
                        .filter(other -> line.statuses().get(callers.indexOf(other)) != 403)
                        .map(CALLERS::get)
                        .filter(Objects::nonNull)
                        .anyMatch(other -> text.contains(other.isStaff() ? "“" + other.label() + "”" : "由当事人用自己的账号办理"));
                if (!may || text.contains("12368")) {
                    wrong.add(line.mapping() + " by " + caller + ": " + text);
                }
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "admin1, /camunda/app/cockpit/default/, 庭长",
        "clerk1, /camunda/app/cockpit/default/, 庭长",
        "admin1, /camunda/app/tasklist/default/, 立案法官"
    })
    @DisplayName("流程引擎的页面也写明由哪个岗位办理")
    void officesOfTheEngine(String caller, String page, String office) {
        assertThat(said(visitors.get(caller).get(page).expecting(403)))
                .contains("“" + office + "”")
                .doesNotContain("12368");
    }

    /** What stands where the door is closed: the words of the page, or the detail of the problem. */
    private String refusal(Line line, String caller) {
        var path = path(line.pattern(), line.method());
        var visitor = visitors.get(caller);
        return said(
                line.method().equals("GET")
                        ? visitor.get(path)
                        : visitor.send(
                                line.method(),
                                path,
                                path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded",
                                path.startsWith("/api/") ? "{}" : "seen=x",
                                Map.of("X-CSRF-TOKEN", formTokens.get(caller))));
    }

    /** Without the frame of the page, where the hotline always stands. */
    private static String said(QuietBrowser.Answer answer) {
        return answer.text().replaceAll("(?s).*<main|</main>.*", "");
    }

    @Test
    @DisplayName("没有一个地址不在表里，表里也没有不存在的地址")
    void everyMappingHasALine() throws IOException {
        assertThat(lines().stream().map(Line::mapping).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(mappings());
    }

    @Test
    @DisplayName("静态文件都在路由表里，别的静态文件打不开")
    void staticFiles() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var root = new ClassPathResource("static/").getURL().toString();
        var files = new TreeSet<String>();
        for (var file : resolver.getResources("classpath:/static/**/*")) {
            if (file.isReadable() && file.getURL().toString().startsWith(root)) {
                files.add("/" + file.getURL().toString().substring(root.length()));
            }
        }
        assertThat(files).contains("/lian.css", "/forms/task.html");

        for (var file : files) {
            var row = routes.of(HttpMethod.GET, file);
            assertThat(row).as(file).isPresent();
            CALLERS.forEach((caller, role) -> {
                var status = visitors.get(caller).get(file).status();
                if (admitted(row.get(), role)) {
                    assertThat(status).as("%s by %s", file, caller).isEqualTo(200);
                } else {
                    assertThat(status).as("%s by %s", file, caller).isIn(REFUSED);
                }
            });
        }
        for (var closed : List.of(
                "/webjars/camunda/app/tasklist/index.html",
                "/webjars/camunda/app/admin/locales/en.json",
                "/webjars/camunda/securityFilterRules.json",
                "/webjars/swagger-ui/index.html",
                "/static/lian.css",
                "/lian.css/",
                "/forms/")) {
            for (var caller : List.of("anonymous", "zhangsan", "analyst1")) {
                assertThat(visitors.get(caller).get(closed).status())
                        .as("%s by %s", closed, caller)
                        .isIn(REFUSED);
            }
        }
        assertThat(visitors.get("anonymous")
                        .get("/webjars/htmx.org/dist/htmx.min.js")
                        .status())
                .isIn(200, 404);
    }

    @Test
    @DisplayName("随库带来的文件：路由表没有放开的，谁也打不开")
    void filesOfLibraries() throws IOException {
        var libraries = new TreeMap<String, String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:/META-INF/resources/**/*")) {
            var address = file.getURL().toString();
            if (file.isReadable() && !address.endsWith("/")) {
                var path = "/" + address.substring(address.lastIndexOf("META-INF/resources/") + 19);
                // One file of each folder that a rule could name.
                libraries.putIfAbsent(path.replaceFirst("^((/[^/]+){1,3})/.*$", "$1"), path);
            }
        }
        assertThat(libraries.keySet()).anyMatch(folder -> folder.startsWith("/webjars/camunda"));

        libraries.forEach((folder, file) -> CALLERS.forEach((caller, role) -> {
            var row = routes.of(HttpMethod.GET, file).orElse(null);
            if (row == null) {
                assertThat(visitors.get(caller).get(file).status())
                        .as("%s by %s", file, caller)
                        .isIn(REFUSED);
            } else if (row.who() == Route.Who.ANYBODY) {
                assertThat(file).startsWith("/webjars/htmx.org/");
            } else if (!admitted(row, role)) {
                assertThat(visitors.get(caller).get(file).status())
                        .as("%s by %s", file, caller)
                        .isIn(REFUSED);
            }
        }));
    }

    @Test
    @DisplayName("流程引擎的页面和接口：每种人得到约定的状态")
    void engineRoutes() throws IOException {
        var wrong = new ArrayList<String>();
        var seen = new ArrayList<String>();
        for (var line : lines("security/engine-routes.csv")) {
            var column = 0;
            var statuses = new ArrayList<Integer>();
            for (var caller : CALLERS.keySet()) {
                var path = line.pattern().replace("{task}", filed.task());
                var status = visitors.get(caller)
                        .send(line.method(), path, line.method().equals("GET") ? "" : "application/json", "")
                        .status();
                statuses.add(status);
                if (status != line.statuses().get(column++)) {
                    wrong.add(line.mapping() + " by " + caller + ": " + status);
                }
            }
            seen.add(line.method() + "," + line.pattern() + ","
                    + String.join(",", statuses.stream().map(String::valueOf).toList()));
        }
        Files.write(Path.of("target", "engine-routes-seen.csv"), seen);
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("没有别的入口：资源映射和 Servlet 都是知道的那几个")
    void noOtherEntrance() {
        var resources = new TreeSet<String>();
        context.getBeansOfType(SimpleUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> resources.addAll(mapping.getUrlMap().keySet()));
        resources.removeIf(pattern -> pattern.startsWith("/camunda/"));
        // Swagger UI names its own folder in several ways; below /webjars the table of routes closes it.
        resources.removeIf(pattern -> pattern.matches("/(webjars/\\*)?swagger-ui/.*"));
        assertThat(resources)
                .containsExactlyInAnyOrder(
                        "/webjars/**",
                        "/**",
                        "/{file:.+-[0-9a-f]{32}\\.(?:css|js|svg)}",
                        "/webjars/htmx.org/{version}/dist/{file:.+-[0-9a-f]{32}\\.(?:css|js|svg)}");
        for (var servlet : servlets.getServletRegistrations().values()) {
            for (var mapping : servlet.getMappings()) {
                assertThat(mapping.equals("/")
                                || mapping.startsWith("/camunda/")
                                || servlet.getName().equals("jsp"))
                        .as("%s at %s", servlet.getName(), mapping)
                        .isTrue();
            }
        }
    }

    private static boolean admitted(Route row, Role role) {
        return row != null
                && (row.who().roles().isEmpty()
                        || role != null && row.who().roles().contains(role));
    }

    private List<String> mappings() {
        var all = new ArrayList<String>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    var methods = info.getMethodsCondition().getMethods();
                    for (var pattern : info.getPatternValues()) {
                        if (methods.isEmpty()) {
                            all.add("GET " + pattern);
                        }
                        methods.forEach(verb -> all.add(verb + " " + pattern));
                    }
                }));
        // The same path for a form and for JSON, for a page and for a machine, is one door.
        return all.stream().distinct().sorted().toList();
    }

    private int call(Line line, String caller) {
        var path = path(line.pattern(), line.method());
        if (path.startsWith("/api/")) {
            var client = clients.get(caller);
            if (path.endsWith("/materials") || path.endsWith("/submissions")) {
                if (line.method().equals("POST")) {
                    return client.upload(
                                    path,
                                    "EVIDENCE",
                                    "证据.txt",
                                    UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                            .status();
                }
            }
            return switch (line.method()) {
                case "GET" -> client.get(path).status();
                case "DELETE" -> client.delete(path).status();
                case "PUT" -> client.put(path, Map.of()).status();
                case "HEAD", "OPTIONS", "PATCH" ->
                    client.send(line.method(), path, RESUMABLE, new byte[0]).status();
                default -> client.post(path, Map.of()).status();
            };
        }
        if (line.method().equals("GET")) {
            return visitors.get(caller).get(path).status();
        }
        if (path.equals("/logout")) {
            return QuietBrowser.stranger(port).post(path, "{}").status();
        }
        return visitors.get(caller)
                .send(
                        line.method(),
                        path,
                        path.matches("/sandbox/(orders|refunds).*")
                                ? "application/json"
                                : "application/x-www-form-urlencoded",
                        path.matches("/sandbox/(orders|refunds).*") ? "{}" : "seen=x&action=none",
                        Map.of("X-CSRF-TOKEN", formTokens.get(caller)))
                .status();
    }

    /** Real ids in the pattern; a page that edits gets the draft, a withdrawal a filing of its own. */
    private String path(String pattern, String method) {
        var edits = pattern.matches("/filings/\\{id}/(questions|parties|materials|check|submission|withdrawal).*")
                && !pattern.equals("/filings/{id}/materials/{material}");
        var filing = edits ? draft : pattern.endsWith("/withdrawal") ? leaving : filed.filing();
        // What changes a rule is asked of one that does not exist.
        var ruleDraftHere = method.equals("GET") ? ruleDraft : "00000000-0000-4000-8000-000000000000";
        return pattern.replace("/rules/{id}", method.equals("GET") ? "/rules/review-clock" : "/rules/no-such-rule")
                .replace("/drafts/{id}", "/drafts/" + ruleDraftHere)
                .replace("/moves/{id}", "/moves/00000000-0000-4000-8000-000000000000")
                .replace("{draft}", ruleDraftHere)
                .replace("{replay}", "00000000-0000-4000-8000-000000000000")
                .replace("{key}", "review-clock")
                .replace("{version}", "1")
                .replace("{notice}", "999999999")
                .replace("/filings/{id}", "/filings/" + filing)
                .replace("/assistance/{id}", "/assistance/" + filing)
                .replace("/automatic/{id}", "/automatic/" + filing)
                .replace("/automatic-registrations/{id}", "/automatic-registrations/" + filing)
                .replace("/window/{id}", "/window/" + filing)
                .replace("/joined/{id}", "/joined/" + filing)
                .replace("/messages/{id}", "/messages/00000000-0000-4000-8000-000000000000")
                .replace("/tasks/{id}", "/tasks/" + filed.task())
                .replace("{taskId}", filed.task())
                .replace("{materialId}", filed.material())
                .replace("{material}", filed.material())
                .replace("{number}", filed.receipt())
                .replace("{username}", "authz-staff")
                .replace("{incident}", "no-such-incident")
                .replace("{instance}", "no-such-instance")
                .replace("{definition}", "no-such-definition")
                .replace("{token}", "no-such-token")
                .replace("/admin/groups/{code}", "/admin/groups/filing-clerks")
                .replace("{code}", "%E4%BA%AC0199")
                .replace("{gateway}", "sandbox")
                .replace("{orderNo}", "NOSUCHORDER1")
                .replace("{side}", "plaintiffs")
                .replace("{item}", "0")
                .replace("/decisions/{n}", "/decisions/1")
                .replace("{n}", "0")
                .replace("{slug}", "court")
                .replace("{type}", "invalid")
                .replace("/admin/messages/{message}", "/admin/messages/0")
                .replace("{refundNo}", "NOSUCHREFUND1")
                .replace("{day}", "2026-01-01")
                .replace("{upload}", "00000000-0000-4000-8000-000000000000")
                .replace("{later}", "00000000-0000-4000-8000-000000000000")
                .replace("{submission}", "00000000-0000-4000-8000-000000000000")
                .replace("{message}", "00000000-0000-4000-8000-000000000000")
                .replace("{document}", "00000000-0000-4000-8000-000000000000")
                .replace("{paper}", "00000000-0000-4000-8000-000000000000")
                .replace("/**", "");
    }

    private static List<Line> lines() throws IOException {
        return lines("security/authorization.csv");
    }

    private static List<Line> lines(String table) throws IOException {
        var text = new ClassPathResource(table).getContentAsString(StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("method,"))
                .map(line -> {
                    var cells = line.split(",");
                    assertThat(cells).as(line).hasSize(2 + CALLERS.size());
                    var statuses = new ArrayList<Integer>();
                    for (var i = 2; i < cells.length; i++) {
                        statuses.add(Integer.parseInt(cells[i].strip()));
                    }
                    return new Line(cells[0].strip(), cells[1].strip(), statuses);
                })
                .toList();
    }
}
