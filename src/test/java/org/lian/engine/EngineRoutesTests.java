package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The door to Camunda's webapps. */
class EngineRoutesTests {
    private static final String API = "/camunda/api/engine/engine/default";

    private final TasklistFilters lists = mock(TasklistFilters.class);
    private final EngineRoutes routes = new EngineRoutes(
            lists,
            user -> Optional.of(new StaffLookup.EngineStaff(
                    user,
                    user,
                    Set.of(user.equals("supervisor1") ? EngineIdentity.SUPERVISORS : EngineIdentity.FILING_CLERKS),
                    Set.of("京0199"))),
            new TaskListAnswers(Told::new));

    @BeforeEach
    void noList() {
        when(lists.find(anyString())).thenReturn(Optional.empty());
    }

    static Stream<Attacks.Request> attacks() {
        return Attacks.requests().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @DisplayName("不在名单上的请求一律拒绝，用中文说明")
    void attackIsRefused(Attacks.Request attack) throws Exception {
        var answer = send("supervisor1", attack.method(), attack.path(), attack.contentType(), attack.body());

        assertThat(answer.passedBody()).isNull();
        assertThat(answer.response().getStatus()).isEqualTo(403);
        assertThat(answer.response().getContentType()).startsWith("application/json");
        assertThat(answer.response().getContentAsString(StandardCharsets.UTF_8))
                .containsPattern("\"message\":\"\\p{IsHan}+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/styles/user-styles.css",
                "/camunda/app/tasklist/locales/zh-CN.json",
                "/camunda/lib/deps.js",
                "/camunda/assets/images/favicon.ico",
                "/camunda/favicon.ico",
                "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/engine/engine/",
                API + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task",
                API + "/filter/count",
                API + "/filter/f1-2",
                API + "/task?assignee=clerk1&maxResults=10",
                API + "/task/t1",
                API + "/task/t1/form",
                API + "/task/t1/identity-links",
                API + "/task/t1/comment",
                API + "/user/clerk1/profile",
                API + "/user/%E7%8E%8B/profile",
                API + "/process-definition/filing:1:abc/xml",
                API + "/process-definition/filing%3A1%3Aabc/xml",
                API + "/history/user-operation?taskId=t1",
                API + "/process-definition/count"
            })
    @DisplayName("待办列表要看的，书记员和庭长都能看")
    void pagesAreOpen(String path) throws Exception {
        assertThat(send("GET", path, "", "").response().getStatus()).isEqualTo(200);
        assertThat(send("supervisor1", "GET", path, "", "").response().getStatus())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?maxResults=50",
                API + "/process-definition/statistics?rootIncidents=true",
                API + "/task/count?unassigned=true",
                API + "/task/report/candidate-group-count",
                API + "/task?maxResults=10",
                API + "/job/count",
                API + "/process-definition/filing:1:abc/statistics",
                API + "/history/user-operation?maxResults=10",
                API + "/process-instance/p1/activity-instances",
                API + "/deployment/d1/resources"
            })
    @DisplayName("数一数、查一查全院案件的，只有看得到全部案件的庭长可以：书记员从数字里也不知道有保密的案件")
    void numbersAreOverseen(String path) throws Exception {
        assertThat(send("supervisor1", "GET", path, "", "").response().getStatus())
                .isEqualTo(200);
        assertThat(send("GET", path, "", "").response().getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /task/count?processDefinitionKey=preservation",
                "GET | /task/count?nameLike=x",
                "GET | /task/count?createdAfter=2026-12-02T11:30:00.000%2B0800",
                "GET | /task/count?processVariables=filingId_eq_f1",
                "GET | /process-definition/statistics?processDefinitionKey=preservation",
                "GET | /history/user-operation?processDefinitionKey=preservation"
            })
    @DisplayName("任务数、流程统计和办理记录不收查询条件，和任务列表一样")
    void numbersTakeNoCondition(String method, String path) throws Exception {
        for (var person : List.of("clerk1", "supervisor1")) {
            assertThat(send(person, method, API + path, "", "").response().getStatus())
                    .as(person)
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("书记员问任务，只问得到自己承办的；历史任务、流程实例一概不问")
    void aClerkAsksForHisOwn() throws Exception {
        assertThat(send("GET", API + "/task?assignee=judge1", "", "").response().getStatus())
                .isEqualTo(403);
        for (var path :
                List.of("/history/task", "/history/task/count", "/process-instance/count", "/variable-instance")) {
            assertThat(send("POST", API + path, "application/json", "{\"processDefinitionKey\":\"preservation\"}")
                            .response()
                            .getStatus())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /task/t1/claim | {\"userId\":\"clerk1\"}",
                "POST | /task/t1/unclaim | {}",
                "POST | /filter/f1/list?firstResult=0&maxResults=15 | {\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],\"active\":true,\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}",
                "POST | /process-instance/count | {\"processDefinitionId\":\"filing:1:a\"}",
                "PUT | /job/j1/retries | {\"retries\":1}"
            })
    @DisplayName("领取、退领、列表、重试可以")
    void workIsOpen(String method, String path, String body) throws Exception {
        var claims = path.endsWith("/claim");
        var answer =
                send(claims ? "clerk1" : "supervisor1", method, API + path, "application/json;charset=UTF-8", body);

        assertThat(answer.response().getStatus()).isEqualTo(200);
        assertThat(answer.passedBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"retries\":0}",
                "{\"retries\":-1}",
                "{\"retries\":1,\"dueDate\":\"2099-01-01T00:00:00.000+0800\"}",
                "{}",
                "{\"retries\":\"0\"}"
            })
    @DisplayName("重试不能用来停掉或者推迟法定期限的计时")
    void retryCannotStopAClock(String body) throws Exception {
        assertThat(send("supervisor1", "PUT", API + "/job/j1/retries", "application/json", body)
                        .response()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("列表由本院的办理列表回答，不到引擎去；只给本人")
    void aListIsAnsweredFromOurRows() throws Exception {
        when(lists.find("f1")).thenReturn(Optional.of(TaskList.MINE));

        var rows = send("POST", API + "/filter/f1/list?firstResult=15&maxResults=15", "application/json", "{}");
        var number = send("POST", API + "/filter/f1/count", "application/json", "{}");

        assertThat(rows.passedBody()).isNull();
        assertThat(rows.response().getContentType()).startsWith("application/hal+json");
        assertThat(rows.response().getContentAsString(StandardCharsets.UTF_8))
                .contains("\"id\":\"MINE of clerk1 from 15, 15\"", "\"count\":7");
        assertThat(number.passedBody()).isNull();
        assertThat(number.response().getContentAsString(StandardCharsets.UTF_8)).isEqualTo("{\"count\":7}");
    }

    /** Says what it was asked. */
    private static class Told implements TaskLists {
        @Override
        public List<Listed> page(StaffLookup.EngineStaff person, TaskList list, int first, int max) {
            var id = list + " of " + person.username() + " from " + first + ", " + max;
            return List.of(new Listed(
                    id, "审查立案材料", null, null, Instant.EPOCH, null, 50, "Task_ReviewFiling", "京0199", null, null));
        }

        @Override
        public long count(StaffLookup.EngineStaff person, TaskList list) {
            return 7;
        }
    }

    private record Answer(MockHttpServletResponse response, String passedBody) {}

    private Answer send(String method, String path, String contentType, String body) throws Exception {
        return send("clerk1", method, path, contentType, body);
    }

    private Answer send(String person, String method, String path, String contentType, String body) throws Exception {
        var question = path.indexOf('?');
        var request = new MockHttpServletRequest(method, question < 0 ? path : path.substring(0, question));
        if (question >= 0) {
            request.setQueryString(path.substring(question + 1));
            for (var pair : path.substring(question + 1).split("&")) {
                request.addParameter(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        request.setRemoteUser(person);
        if (!contentType.isEmpty()) {
            request.setContentType(contentType);
        }
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        routes.doFilter(request, response, chain);
        var passed = chain.getRequest();
        return new Answer(
                response,
                passed == null ? null : new String(passed.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
