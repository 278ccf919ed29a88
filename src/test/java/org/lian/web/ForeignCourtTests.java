package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.OwnCourt;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.Powers;
import org.lian.identity.StaffDirectory;
import org.lian.identity.StaffGroups;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every address that names a filing, a task, a failure, a flow, a message, a person or a group of a court, asked by
 * everybody of another one: it is not there for them, and its answer names nobody.
 */
@OwnCourt
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
class ForeignCourtTests {
    private static final String ELSEWHERE = "京0198";
    private static final Set<Integer> NOT_THEIRS = Set.of(403, 404);
    /** What shows rules, or is opened by a key that its holder brings, is of no court. */
    private static final String OF_NO_COURT =
            ".*(\\{key}|\\{draft}|\\{replay}|\\{token}|\\{notice}|\\{gateway}|/rules/\\{id}|/drafts/\\{id}|/moves/\\{id}|/sandbox/|/receipts/\\{number}|\\{definition}).*";

    private static final Map<String, Role> FOREIGN = new LinkedHashMap<>(Map.of(
            "foreign-clerk", Role.CLERK,
            "foreign-judge", Role.JUDGE,
            "foreign-mediator", Role.MEDIATOR,
            "foreign-head", Role.SUPERVISOR,
            "foreign-president", Role.PRESIDENT,
            "foreign-admin", Role.ADMINISTRATOR));

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    Powers powers;

    @Autowired
    StaffGroups groups;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final Map<String, QuietBrowser> visitors = new LinkedHashMap<>();
    private final Map<String, CourtClient> clients = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private Filed filed;
    private String complaint;
    private String instance;
    private String definition;
    private String message;
    private String incident;
    private String failed;

    @BeforeAll
    void employed() {
        filed = Filed.submitted(port);
        var court = new Stories(port);
        court.zhangsan
                .post("/api/v1/filings/" + filed.filing() + "/complaints", Map.of("text", "张三的投诉"))
                .expecting(201);
        complaint = court.taskFor(court.as("supervisor1"), filed.filing(), "ANSWER_COMPLAINT");
        var flow = jdbc.sql(
                        "select id_, proc_def_id_ from act_ru_execution where business_key_ = ? and parent_id_ is null")
                .param(filed.filing())
                .query()
                .listOfRows()
                .get(0);
        instance = String.valueOf(flow.get("id_"));
        definition = String.valueOf(flow.get("proc_def_id_")).replace(":", "%3A");
        message = jdbc.sql("select id from message where filing_id = cast(? as uuid) limit 1")
                .param(filed.filing())
                .query(UUID.class)
                .single()
                .toString();
        if (jdbc.sql("select count(*) from staff_group where code = 'foreign-group'")
                        .query(Long.class)
                        .single()
                == 0) {
            groups.make(accounts.actorOf("admin1"), "foreign-group", "本院的组", "京0199");
        }
        failed = jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.type_ = 'timer' order by j.duedate_ limit 1""").param(filed.filing()).query(String.class).single();
        jobs.setJobRetries(failed, 0);
        incident = jdbc.sql("select id_ from act_ru_incident where configuration_ = ? and id_ = cause_incident_id_")
                .param(failed)
                .query(String.class)
                .single();
        FOREIGN.forEach((name, role) -> {
            if (staff.find(name).isEmpty()) {
                Hired.at(staff, accounts, name, "demo-" + name, "外院的人", Set.of(role), Set.of(ELSEWHERE));
                powers.openOf(name)
                        .ifPresent(wish ->
                                powers.answer(accounts.actorOf("president1"), wish.id(), Powers.Answer.CONFIRM));
            }
            visitors.put(name, QuietBrowser.as(port, name));
            clients.put(name, CourtClient.as(port, name));
            tokens.put(name, visitors.get(name).token("/"));
        });
    }

    static List<String> routes() throws IOException {
        var routes = new TreeSet<String>();
        for (var line : new ClassPathResource("security/authorization.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            var cells = line.split(",");
            if (cells.length > 2 && cells[1].contains("{") && !cells[1].matches(OF_NO_COURT)) {
                routes.add(cells[0].strip() + " " + cells[1].strip());
            }
        }
        assertThat(routes).hasSizeGreaterThan(150);
        return List.copyOf(routes);
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName("外院的窗口、法官、调解员、庭长、院长、管理员：写着编号的地址一律没有或者无权，不露一个字")
    void notTheirs(String route) {
        var method = route.substring(0, route.indexOf(' '));
        var pattern = route.substring(route.indexOf(' ') + 1);
        var wrong = new ArrayList<String>();
        for (var task :
                pattern.matches(".*(/tasks/\\{id}|\\{taskId}).*") ? List.of(filed.task(), complaint) : List.of("")) {
            var path = path(pattern, task);
            for (var name : FOREIGN.keySet()) {
                var answer = ask(method, path, name);
                if (!NOT_THEIRS.contains(answer.status())) {
                    wrong.add(name + " " + method + " " + path + ": " + answer.status());
                }
                for (var secret : List.of("张三", "李四", filed.receipt(), "13800138000")) {
                    if (answer.text().contains(secret)) {
                        wrong.add(name + " " + method + " " + path + " reads " + secret);
                    }
                }
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @Test
    @DisplayName("外院庭长的看板、列表、故障、款项、登记簿、查找、外出、任务，没有一处写着本院的当事人和编号")
    void theirListsNameNoneOfOurs() {
        var head = visitors.get("foreign-head");
        for (var page : List.of(
                "/staff",
                "/staff/desk",
                "/staff/board",
                "/staff/register",
                "/staff/register.csv",
                "/staff/incidents",
                "/staff/money",
                "/staff/automatic",
                "/staff/messages",
                "/staff/service",
                "/staff/forecast",
                "/staff/absences",
                "/staff/workload?holder=clerk1",
                "/staff/search?q=" + filed.receipt(),
                "/staff/orders?number=" + filed.receipt(),
                "/staff/definitions/" + definition + "/cases")) {
            assertThat(head.get(page).text().replace("value=\"" + filed.receipt() + "\"", ""))
                    .as(page)
                    .doesNotContain("张三", "李四", filed.filing(), filed.task(), complaint);
        }
    }

    @AfterAll
    void mended() {
        assertThat(jobs.createJobQuery().jobId(failed).singleResult().getRetries())
                .as("nobody of another court had it tried again")
                .isZero();
        jobs.setJobRetries(failed, 1);
    }

    private record Said(int status, String text) {}

    private Said ask(String method, String path, String name) {
        if (path.startsWith("/api/")) {
            var answer = clients.get(name)
                    .send(
                            method,
                            path,
                            method.equals("GET") || method.equals("DELETE")
                                    ? Map.of()
                                    : Map.of("Content-Type", "application/json"),
                            (method.equals("GET") || method.equals("DELETE")
                                            ? ""
                                            : path.endsWith("/assignment")
                                                    ? "{\"username\":\"foreign-clerk\",\"reason\":\"x\"}"
                                                    : "{}")
                                    .getBytes(StandardCharsets.UTF_8));
            return new Said(answer.status(), answer.text());
        }
        var answer = method.equals("GET")
                ? visitors.get(name).get(path)
                : visitors.get(name)
                        .send(
                                method,
                                path,
                                "application/x-www-form-urlencoded",
                                "seen=x&reason=x&how=x&open=false&active=false&handBack=true&name=x&displayName=x",
                                Map.of("X-CSRF-TOKEN", tokens.get(name)));
        return new Said(answer.status(), answer.text());
    }

    private String path(String pattern, String task) {
        var nothing = "00000000-0000-4000-8000-000000000000";
        return pattern.replace("/tasks/{id}", "/tasks/" + task)
                .replace("{taskId}", task)
                .replace("{materialId}", filed.material())
                .replace("{material}", filed.material())
                .replace("/staff/messages/{message}", "/staff/messages/" + message)
                .replace("/messages/{id}", "/messages/" + message)
                .replace("/admin/messages/{message}", "/admin/messages/0")
                .replace("{message}", message)
                .replace("{id}", filed.filing())
                .replace("{number}", filed.receipt())
                .replace("{incident}", incident)
                .replace("{instance}", instance)
                .replace("{definition}", definition)
                .replace("{username}", "clerk1")
                .replace("/admin/groups/{code}", "/admin/groups/foreign-group")
                .replace("{code}", "%E4%BA%AC0199")
                .replace("{side}", "plaintiffs")
                .replace("{item}", "0")
                .replace("{n}", "0")
                .replace("{slug}", "court")
                .replace("{orderNo}", "NOSUCHORDER1")
                .replaceAll("\\{[a-zA-Z]+}", nothing)
                .replace("/**", "");
    }
}
