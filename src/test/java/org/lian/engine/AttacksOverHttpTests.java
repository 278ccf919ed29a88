package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.Powers;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every known attack from outside, by everybody who could try it, at a task, an instance and a list that exist; and
 * afterwards nothing is different. The same requests do their harm at a stock engine, see {@link StockRest}.
 */
@CourtTest
@Import(TestModel.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
class AttacksOverHttpTests {
    private static final String API = "/camunda/api/engine/engine/default";
    private static final Set<Integer> CLOSED = Set.of(400, 401, 403, 404);

    /** All that a successful attack would leave behind. */
    private static final List<String> TRACES = List.of(
            "select id_, assignee_, owner_, delegation_, suspension_state_, due_date_ from act_ru_task",
            "select id_, act_id_, suspension_state_ from act_ru_execution",
            "select id_, name_, text_, long_, rev_ from act_ru_variable",
            "select id_, type_, user_id_, group_id_ from act_ru_identitylink",
            "select id_, retries_, suspension_state_ from act_ru_job where retries_ = 0 or handler_type_ like 'timer%'",
            "select id_, configuration_ from act_ru_incident",
            "select id_, query_, properties_ from act_ru_filter",
            "select * from act_ru_authorization",
            "select id_, name_ from act_re_deployment",
            "select id_, suspension_state_ from act_re_procdef",
            "select id_ from act_re_decision_def",
            "select id_ from act_hi_comment",
            "select id_ from act_ru_batch",
            "select id, password_hash, active from account",
            "select account_id, role from account_role");

    @Autowired
    ProcessEngine engine;

    @Autowired
    TasklistFilters lists;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    Powers powers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FlywayConnectionDetails owner;

    @Value("${lian.data-dir}")
    String dataFolder;

    @LocalServerPort
    int port;

    private StockRest stock;
    private String task;
    private String instance;
    private String filter;
    private String deployment;
    private Job stuck;
    private final Map<String, QuietBrowser> people = new LinkedHashMap<>();

    @BeforeAll
    void prepare() throws Exception {
        stock = new StockRest(owner.getJdbcUrl(), dataFolder);
        deployment = engine.getRepositoryService()
                .createDeployment()
                .source(ModelDeployer.SOURCE)
                .addString("target.bpmn", Models.user("target"))
                .addString("stuck.bpmn", Models.around("stuck", "Wait_1", """
                        <intermediateCatchEvent id="Wait_1"><timerEventDefinition>
                        <timeDate xsi:type="tFormalExpression">${dueAt}</timeDate>
                        </timerEventDefinition></intermediateCatchEvent>"""))
                .deploy()
                .getId();
        instance = start("target", new Date());
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("待审查")
                .singleResult()
                .getId();
        var waiting = start("stuck", Date.from(Instant.parse("2099-01-01T00:00:00Z")));
        stuck = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(waiting)
                .singleResult();
        fail(stuck);

        var administrator = accounts.actorOf("admin1");
        if (staff.find("supervisor9").isEmpty()) {
            Hired.head(
                    staff,
                    accounts,
                    powers,
                    "supervisor9",
                    "demo-supervisor9",
                    "外院庭长（演示）",
                    Set.of(Role.SUPERVISOR),
                    Set.of("京0198"));
        }
        people.put("anonymous", QuietBrowser.stranger(port));
        for (var name : List.of("zhangsan", "clerk1", "clerk3", "judge1", "analyst1", "supervisor1", "admin1")) {
            people.put(name, QuietBrowser.as(port, name));
        }
        // A Tasklist and a Cockpit session, with Camunda's own token.
        for (var name : List.of("clerk1", "clerk3", "judge1")) {
            people.get(name).get("/camunda/app/tasklist/default/").expecting(200);
        }
        people.get("supervisor1").get("/camunda/app/cockpit/default/").expecting(200);
        people.get("clerk1").get(API + "/task/" + task).expecting(200);
    }

    @AfterAll
    void stop() {
        stock.close();
    }

    static Stream<Attacks.Request> requests() {
        return Stream.concat(Attacks.requests().stream(), Attacks.beyondTheWebapps().stream());
    }

    @ParameterizedTest
    @MethodSource("requests")
    @DisplayName("无论谁发出攻击请求，都被拒绝，什么也没有变")
    void refusedToEverybody(Attacks.Request attack) {
        var before = traces();
        var said = new LinkedHashMap<String, Integer>();
        people.forEach((name, visitor) -> {
            var answer = visitor.send(attack.method(), aimed(attack.path()), attack.contentType(), attack.body());
            said.put(name, answer.status());
            if (answer.status() == 302) {
                assertThat(name).as("%s is sent to the login page", name).isEqualTo("anonymous");
                assertThat(answer.header("location")).endsWith("/login");
            } else {
                assertThat(answer.status()).as("%s by %s", attack.name(), name).isIn(CLOSED);
                // 401 would only say that a session has ended, not that the door is closed to it.
                assertThat(answer.status() == 401 && !name.equals("anonymous"))
                        .as("%s: the session of %s is alive", attack.name(), name)
                        .isFalse();
            }
            assertThat(answer.text()).doesNotContain("org.camunda", "org.lian", "Exception", "\tat ");
        });

        assertThat(traces()).as("%s", said).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /camunda//app/tasklist/default/",
                "GET //camunda/app/admin/default/",
                "GET /camunda/./app/admin/default/",
                "GET /camunda/app/tasklist/../admin/default/",
                "GET /camunda/app/tasklist/..;/admin/default/",
                "GET /camunda/app/tasklist;x=/../admin/default/",
                "GET /camunda;x=1/app/admin/default/",
                "GET /camunda/app/tasklist/%2e%2e/admin/default/",
                "GET /camunda/app/tasklist/%252e%252e/admin/default/",
                "GET /camunda/app/tasklist%2F..%2Fadmin/default/",
                "GET /camunda/app/tasklist%5C..%5Cadmin/default/",
                "GET /camunda/app/tasklist\\..\\admin\\default\\",
                "GET \\camunda\\app\\admin\\default\\",
                "GET /camunda/app/%61dmin/default/",
                "GET /%63amunda/app/admin/default/",
                "GET /CAMUNDA/app/admin/default/",
                "GET /camunda/app/admin/default/%00",
                "GET /camunda/app/admin/default/\u0085",
                "GET http://127.0.0.1/camunda/app/admin/default/",
                "POST /camunda/api/engine/engine/default/task/T/comp%6Cete",
                "POST /camunda/api/engine/engine/default/task/T/claim/../complete",
                "POST /camunda/api/engine/engine/default/task/T/claim/..;/complete",
                "POST /camunda/api/engine/engine/default/task/T/complete;x=/claim",
                "POST /camunda/api/engine/engine/default/task/T/complete?x=/claim",
                "POST /camunda/api/engine/engine/default/task/T\\complete",
                "POST /camunda/api/engine/engine/default//task/T/complete",
                "POST /camunda/api/engine/engine/default/task/T/complete/",
                "POST /camunda/api/engine//engine/default/task/T/complete",
                "POST /camunda/api/engine/engine/%64efault/task/T/complete",
                "GET /webjars/../admin/staff",
                "GET /webjars/htmx.org/..;/..;/admin/staff",
                "GET /fees/..;/admin/staff",
                "GET /admin;/staff",
                "GET /admin//staff",
                "GET /admin/%73taff",
                "GET /api/v1/courts/../admin/staff",
                "GET /api/v1/courts/..%2fadmin/staff",
                "GET /api/v1/courts;x=/../admin/staff",
                "GET /api//v1/admin/staff",
                "GET /API/v1/admin/staff"
            })
    @DisplayName("网址里的花招打不开任何门")
    void pathTricks(String line) {
        var method = line.substring(0, line.indexOf(' '));
        var target = line.substring(line.indexOf(' ') + 1)
                .replace("/T/", "/" + task + "/")
                .replace("/T\\", "/" + task + "\\");
        var before = traces();
        for (var name : List.of("anonymous", "zhangsan", "clerk1", "supervisor1")) {
            var status = people.get(name).rawStatus(method, target);
            if (name.equals("anonymous") && status == 302) {
                continue;
            }
            assertThat(status).as("%s as %s", line, name).isIn(CLOSED);
            assertThat(status == 401 && !name.equals("anonymous"))
                    .as("%s: the session of %s is alive", line, name)
                    .isFalse();
        }
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    @DisplayName("花招的对照：端正的网址打得开")
    void plainPathsOpen() {
        assertThat(people.get("clerk1").rawStatus("GET", "/camunda/app/tasklist/default/"))
                .isEqualTo(200);
        assertThat(people.get("admin1").rawStatus("GET", "/admin/staff")).isEqualTo(200);
    }

    @Test
    @DisplayName("失败的步骤：本院庭长可以重试，书记员和外院庭长不行")
    void onlyTheSupervisorOfTheCourtRetries() {
        fail(stuck);
        var path = API + "/job/" + stuck.getId() + "/retries";
        var elsewhere = QuietBrowser.as(port, "supervisor9");
        elsewhere.get("/camunda/app/cockpit/default/").expecting(200);

        for (var name : List.of("clerk1", "judge1", "analyst1", "admin1", "zhangsan")) {
            assertThat(people.get(name)
                            .send("PUT", path, "application/json", "{\"retries\":1}")
                            .status())
                    .as(name)
                    .isEqualTo(403);
        }
        assertThat(people.get("anonymous")
                        .send("PUT", path, "application/json", "{\"retries\":1}")
                        .status())
                .isEqualTo(401);
        assertThat(elsewhere
                        .send("PUT", path, "application/json", "{\"retries\":1}")
                        .status())
                .isEqualTo(403);
        assertThat(retries()).isZero();

        people.get("supervisor1")
                .send("PUT", path, "application/json", "{\"retries\":1}")
                .expecting(204);
        assertThat(retries()).isEqualTo(1);
    }

    @Test
    @DisplayName("驾驶舱里外院庭长看不到本院的流程")
    void cockpitKeepsCourtsApart() {
        var elsewhere = QuietBrowser.as(port, "supervisor9");
        elsewhere.get("/camunda/app/cockpit/default/").expecting(200);

        assertThat(elsewhere.get(API + "/process-instance/" + instance).status())
                .isEqualTo(404);
        assertThat(elsewhere
                        .post(API + "/process-instance?firstResult=0&maxResults=500", "{}")
                        .expecting(200)
                        .text())
                .doesNotContain(instance);
        assertThat(people.get("supervisor1")
                        .post(API + "/process-instance?firstResult=0&maxResults=500", "{}")
                        .expecting(200)
                        .text())
                .contains(instance);
        assertThat(people.get("supervisor1")
                        .get(API + "/process-instance/" + instance)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("没有 Camunda 令牌的领取不算数")
    void claimNeedsCamundasToken() {
        var before = traces();
        // A session of its own: Camunda ends the one that a forged request rides on.
        var forged = QuietBrowser.stranger(port);
        forged.putCookie("SESSION", QuietBrowser.as(port, "clerk1").cookie("SESSION"));

        assertThat(forged.post(API + "/task/" + task + "/claim", "{\"userId\":\"clerk1\"}")
                        .status())
                .isEqualTo(403);
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    @DisplayName("对照：没有门时，同样的请求在未加固的引擎上逐条得逞")
    void stockRestObeys() {
        var outsider = stock.visitor();
        var done = new ArrayList<String>();
        String rest = StockRest.API;

        expect(done, "办结", 204, outsider.post(rest + "/task/" + stock.waiting().task() + "/complete", "{}"));
        expect(
                done,
                "提交表单",
                204,
                outsider.post(rest + "/task/" + stock.waiting().task() + "/submit-form", "{}"));
        var claimed = stock.waiting().task();
        expect(done, "替他人领取", 204, outsider.post(rest + "/task/" + claimed + "/claim", "{\"userId\":\"clerk2\"}"));
        expect(done, "指派", 204, outsider.post(rest + "/task/" + claimed + "/assignee", "{\"userId\":\"x\"}"));
        expect(
                done,
                "写变量",
                204,
                outsider.send(
                        "PUT",
                        rest + "/task/" + claimed + "/variables/x",
                        "application/json",
                        "{\"value\":1,\"type\":\"Integer\"}"));
        expect(done, "新建任务", 204, outsider.post(rest + "/task/create", "{\"id\":\"planted\"}"));
        var planted = outsider.post(
                rest + "/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"planted\",\"query\":{\"assigneeExpression\":\"${" + Attacks.TOUCH
                        + "}\"}}");
        expect(done, "新建筛选", 200, planted);
        expect(
                done,
                "改筛选",
                204,
                outsider.send(
                        "PUT",
                        rest + "/filter/" + planted.json().get("id").asText(),
                        "application/json",
                        "{\"resourceType\":\"Task\",\"name\":\"planted\",\"query\":{}}"));
        var touched = Marker.touched();
        outsider.post(
                rest + "/filter/" + planted.json().get("id").asText() + "/list",
                "{\"orQueries\":[{\"assigneeExpression\":\"${" + Attacks.TOUCH + "}\"}]}");
        assertThat(Marker.touched()).as("列表夹带 orQueries 执行了代码").isGreaterThan(touched);
        var changed = stock.waiting().instance();
        expect(
                done,
                "修改实例",
                204,
                outsider.post(
                        rest + "/process-instance/" + changed + "/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Task_ReviewFiling\"}]}"));
        expect(
                done,
                "挂起",
                204,
                outsider.send(
                        "PUT",
                        rest + "/process-instance/" + changed + "/suspended",
                        "application/json",
                        "{\"suspended\":true}"));
        expect(done, "删除实例", 204, outsider.send("DELETE", rest + "/process-instance/" + changed, "", ""));
        expect(
                done,
                "启动流程",
                200,
                outsider.post(
                        rest + "/process-definition/key/held/start",
                        "{\"variables\":{\"dueAt\":{\"value\":\"2026-01-01T00:00:00\",\"type\":\"String\"}}}"));
        expect(
                done,
                "新建用户",
                204,
                outsider.post(
                        rest + "/user/create",
                        "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"intruder\"}}"));
        var boundary = "----" + UUID.randomUUID();
        expect(
                done,
                "部署模型",
                200,
                outsider.send(
                        "POST",
                        rest + "/deployment/create",
                        "multipart/form-data; boundary=" + boundary,
                        "--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nplanted\r\n--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"planted.bpmn\"\r\n\r\n"
                                + Models.service("planted", "camunda:expression=\"${" + Attacks.TOUCH + "}\"")
                                + "\r\n--" + boundary + "--\r\n"));
        touched = Marker.touched();
        outsider.post(rest + "/process-definition/key/planted/start", "{}");
        assertThat(Marker.touched()).as("部署的代码执行了").isGreaterThan(touched);
        assertThat(done).hasSize(14);
    }

    private static void expect(List<String> done, String name, int status, QuietBrowser.Answer answer) {
        assertThat(answer.status()).as("%s: %s", name, answer.text()).isEqualTo(status);
        done.add(name);
    }

    private String start(String key, Date due) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(key, Map.of("courtCode", "京0199", "dueAt", due))
                .getId();
    }

    private void fail(Job job) {
        engine.getManagementService().setJobRetries(job.getId(), 0);
    }

    private int retries() {
        return engine.getManagementService()
                .createJobQuery()
                .jobId(stuck.getId())
                .singleResult()
                .getRetries();
    }

    /** The attack at what exists, so that a door left open would be noticed. */
    private String aimed(String path) {
        return path.replace("/t1", "/" + task)
                .replace("/p1", "/" + instance)
                .replace("/f1", "/" + filter)
                .replace("/d1", "/" + deployment)
                .replace("/j1", "/" + stuck.getId());
    }

    private Map<String, List<String>> traces() {
        var all = new LinkedHashMap<String, List<String>>();
        for (var question : TRACES) {
            all.put(
                    question,
                    jdbc.sql("select t::text from (" + question + ") t order by 1")
                            .query(String.class)
                            .list());
        }
        return all;
    }
}
