package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The webapps over HTTP, as a browser of staff uses them: signed in once, by the product's form. */
@CourtTest
@Import(TestModel.class)
class EngineDoorTests {
    private static final String API = "/camunda/api/engine/engine/default";

    @Autowired
    ProcessEngine engine;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("书记员打开待办列表、看到各个列表、领取、退领")
    void clerkWorksInTasklist() {
        var task = waitingReview("京0199");
        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(clerk.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(clerk.get("/camunda/api/admin/auth/user/default").text())
                .contains("\"tasklist\"")
                .doesNotContain("\"cockpit\"");
        var lists = lists(clerk);
        assertThat(lists)
                .extracting(list -> list.get("name").asText())
                .containsExactlyInAnyOrderElementsOf(StaffInEngineTests.LISTS);

        assertThat(list(clerk, lists, "待审查")).contains(task);
        assertThat(list(clerk, lists, "今日届满和已逾期")).contains(task);
        assertThat(list(clerk, lists, "我的任务")).doesNotContain(task);

        assertThat(clerk.post(API + "/task/" + task + "/claim", "{\"userId\":\"clerk2\"}")
                        .status())
                .isEqualTo(403);
        assertThat(clerk.post(API + "/task/" + task + "/claim", "{\"userId\":\"clerk1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(list(clerk, lists, "我的任务")).contains(task);
        assertThat(clerk.get(API + "/task/" + task + "/form").text()).contains("embedded:/forms/task.html");
        assertThat(clerk.post(API + "/task/" + task + "/complete", "{}").status())
                .isEqualTo(403);
        assertThat(clerk.post(API + "/task/" + task + "/unclaim", "{}").status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("外院书记员看不到，庭长在驾驶舱看得到")
    void otherCourtSeesNothing() {
        var task = waitingReview("京0199");
        var elsewhere = QuietBrowser.as(port, "clerk3");
        elsewhere.get("/camunda/app/tasklist/default/");

        assertThat(list(elsewhere, lists(elsewhere), "待审查")).doesNotContain(task);
        assertThat(elsewhere.get(API + "/task/" + task).status()).isEqualTo(404);

        var supervisor = QuietBrowser.as(port, "supervisor1");
        assertThat(supervisor.get("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(supervisor
                        .post(API + "/process-instance/count", "{}")
                        .json()
                        .get("count")
                        .asLong())
                .isPositive();
    }

    @Test
    @DisplayName("当事人即使登录也进不来；调走的书记员下一次请求就看不到")
    void onlyStaffOfTheMoment() {
        var task = waitingReview("京0198");
        assertThat(QuietBrowser.as(port, "zhangsan").get(API + "/task/" + task).status())
                .isEqualTo(403);
        var moved = QuietBrowser.as(port, "clerk2");
        assertThat(moved.get(API + "/task/" + task).status()).isEqualTo(404);
        var administrator = Hired.ofAllCourts(accounts);

        staff.assign(administrator, "clerk2", Set.of(Role.CLERK), Set.of("京0198"));
        try {
            assertThat(moved.get(API + "/task/" + task).status()).isEqualTo(200);
        } finally {
            staff.assign(administrator, "clerk2", Set.of(Role.CLERK), Set.of("京0199"));
        }
        assertThat(moved.get(API + "/task/" + task).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("各人的列表里只有自己能认领的：立案窗口看不到法官的任务，法官看不到窗口的，庭长都看得到")
    void onlyWhatOneMayClaim() {
        var clerks = waitingReview("京0199");
        var judges =
                waiting("京0199", Models.user("door-judges").replace("filing-clerks", "filing-judges"), "door-judges");
        var clerk = QuietBrowser.as(port, "clerk1");
        var judge = QuietBrowser.as(port, "judge1");
        var supervisor = QuietBrowser.as(port, "supervisor1");

        for (var person : List.of(clerk, judge, supervisor)) {
            person.get("/camunda/app/tasklist/default/").expecting(200);
        }
        for (var name : List.of("待审查", "今日届满和已逾期")) {
            assertThat(list(clerk, lists(clerk), name)).contains(clerks).doesNotContain(judges);
            assertThat(list(judge, lists(judge), name)).contains(judges).doesNotContain(clerks);
            assertThat(list(supervisor, lists(supervisor), name)).contains(judges, clerks);
        }
        judge.post(API + "/task/" + judges + "/claim", "{\"userId\":\"judge1\"}")
                .expecting(204);
        assertThat(list(judge, lists(judge), "我的任务")).contains(judges);
    }

    @ParameterizedTest
    @ValueSource(strings = {"process-definition?key=filing", "decision-definition?key=review-clock"})
    @DisplayName("运行监督问一张图、一张表有哪些版本，没有写最多几个，也列得出来")
    void versionsAreListed(String asked) {
        var supervisor = QuietBrowser.as(port, "supervisor1");
        supervisor.get("/camunda/app/cockpit/default/").expecting(200);

        assertThat(supervisor
                        .get(API + "/" + asked + "&sortBy=version&sortOrder=desc&withoutTenantId=true")
                        .expecting(200)
                        .json())
                .isNotEmpty();
    }

    @Test
    @DisplayName("从列表很后面要起，得到的是空的一页，不是故障")
    void farBehindTheListIsNothing() {
        var clerk = QuietBrowser.as(port, "clerk1");
        for (var list : lists(clerk)) {
            clerk.post(API + "/filter/" + list.path("id").asText() + "/list?firstResult=2147483647&maxResults=50", "{}")
                    .expecting(200);
        }
    }

    @Test
    @DisplayName("运行监督里的每一个数都只数本院的")
    void everyNumberOfCockpitIsOfOneCourt() {
        waiting("京0199", Models.user("door-numbers"), "door-numbers");
        var supervisor = QuietBrowser.as(port, "supervisor1");
        supervisor.get("/camunda/app/cockpit/default/").expecting(200);
        var before = numbers(supervisor);

        begun("京0198", "door-numbers");

        assertThat(numbers(supervisor)).isEqualTo(before);
        begun("京0199", "door-numbers");
        assertThat(numbers(supervisor)).isNotEqualTo(before);
    }

    @Test
    @DisplayName("浏览器丢了防伪 Cookie、登录还在：头一次操作说明原因、重新发给，再做一次就成，不会悄悄退出登录")
    void aLostTokenEndsNoSession() {
        var task = waitingReview("京0199");
        for (var readsFirst : List.of(false, true)) {
            var clerk = QuietBrowser.as(port, "clerk1");
            clerk.get("/camunda/app/tasklist/default/").expecting(200);
            var token = clerk.cookie("XSRF-TOKEN");
            assertThat(token).isNotEmpty();
            clerk.loseCookie("XSRF-TOKEN");

            var act = API + "/task/" + task + "/claim";
            if (readsFirst) {
                clerk.get("/camunda/app/tasklist/default/").expecting(200);
            } else {
                assertThat(clerk.post(act, "{\"userId\":\"clerk1\"}")
                                .expecting(403)
                                .text())
                        .contains("没有进行", "请再做一次");
            }
            assertThat(clerk.cookie("XSRF-TOKEN")).isEqualTo(token);
            clerk.post(act, "{\"userId\":\"clerk1\"}").expecting(204);
            clerk.post(API + "/task/" + task + "/unclaim", "{}").expecting(204);
            clerk.get("/staff").expecting(200);
        }
        // Who forges a request has no token to send, and gets none to read.
        var forged = QuietBrowser.as(port, "clerk1");
        forged.get("/camunda/app/tasklist/default/").expecting(200);
        forged.putCookie("XSRF-TOKEN", "guessed");
        assertThat(forged.post(API + "/task/" + task + "/claim", "{\"userId\":\"clerk1\"}")
                        .status())
                .isEqualTo(403);
    }

    /** What Cockpit's pages count, as they ask for it. */
    private static List<String> numbers(QuietBrowser supervisor) {
        var plugin = "/camunda/api/cockpit/plugin/base/default";
        return Stream.of(
                        supervisor.get(API + "/process-definition/statistics?rootIncidents=true"),
                        supervisor.get(plugin + "/process-definition/statistics?maxResults=50"),
                        supervisor.get(API + "/task/count?unassigned=true"),
                        supervisor.get(API + "/task/report/candidate-group-count"),
                        supervisor.get(API + "/job/count"),
                        supervisor.post(plugin + "/process-instance/count", "{}"),
                        supervisor.post(API + "/process-instance/count", "{}"),
                        supervisor.post(API + "/history/task/count", "{\"unfinished\":true}"))
                .map(answer -> answer.expecting(200).text().replaceAll("door-numbers:\\d+:[^\"]*", ""))
                .toList();
    }

    private String waitingReview(String court) {
        return waiting(court, Models.user("door"), "door");
    }

    private String waiting(String court, String model, String key) {
        engine.getRepositoryService()
                .createDeployment()
                .source(ModelDeployer.SOURCE)
                .addString(key + ".bpmn", model)
                .deploy();
        return begun(court, key);
    }

    private String begun(String court, String key) {
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey(key, Map.of("courtCode", court, "dueAt", new Date()));
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    private static JsonNode lists(QuietBrowser visitor) {
        return visitor.get(API + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task")
                .expecting(200)
                .json();
    }

    private static String list(QuietBrowser visitor, JsonNode lists, String name) {
        for (var list : lists) {
            if (list.path("name").asText().equals(name)) {
                return visitor.post(
                                API + "/filter/" + list.path("id").asText() + "/list?firstResult=0&maxResults=50",
                                "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],"
                                        + "\"active\":true,\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}")
                        .expecting(200)
                        .text();
            }
        }
        throw new AssertionError(name);
    }
}
