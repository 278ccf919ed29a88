package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The webapps over HTTP, as a browser of staff uses them. */
@CourtTest
@Import({TestModel.class, EngineDoorTests.SignIn.class})
class EngineDoorTests {
    private static final String API = "/camunda/api/engine/engine/default";

    @Autowired
    ProcessEngine engine;

    @LocalServerPort
    int port;

    private final ObjectMapper json = new ObjectMapper();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** Basic sign-in for /camunda only; the product's chain signs in by form. */
    @TestConfiguration(proxyBeanMethods = false)
    static class SignIn {
        @Bean
        @Order(0)
        SecurityFilterChain camunda(HttpSecurity http) throws Exception {
            var users = new InMemoryUserDetailsManager();
            for (var name : new String[] {"clerk-a", "clerk-b", "supervisor-a", "litigant"}) {
                users.createUser(User.withUsername(name).password("{noop}test").build());
            }
            // Not a string pattern: that one matches only what Spring MVC serves, and Camunda has servlets of its own.
            return http.securityMatcher(request -> request.getRequestURI().startsWith("/camunda"))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.disable())
                    .userDetailsService(users)
                    .build();
        }
    }

    @Test
    @DisplayName("书记员打开待办列表、看到四个列表、领取、退领")
    void clerkWorksInTasklist() throws Exception {
        var task = waitingReview("京0199");

        assertThat(get("clerk-a", "/camunda/app/tasklist/default/").statusCode())
                .isEqualTo(200);
        assertThat(get("clerk-a", "/camunda/api/admin/auth/user/default").body())
                .contains("\"tasklist\"")
                .doesNotContain("\"cockpit\"");
        var lists =
                read(get("clerk-a", API + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task"));
        assertThat(lists.findValuesAsText("name")).containsExactlyInAnyOrder("我的任务", "待审查", "今日届满", "待确认诉讼费");

        assertThat(list("clerk-a", lists, "待审查")).contains(task);
        assertThat(list("clerk-a", lists, "今日届满")).contains(task);
        assertThat(list("clerk-a", lists, "我的任务")).doesNotContain(task);

        assertThat(post("clerk-a", API + "/task/" + task + "/claim", "{\"userId\":\"clerk-b\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("clerk-a", API + "/task/" + task + "/claim", "{\"userId\":\"clerk-a\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(list("clerk-a", lists, "我的任务")).contains(task);
        assertThat(get("clerk-a", API + "/task/" + task + "/form").body()).contains("embedded:/forms/task.html");
        assertThat(post("clerk-a", API + "/task/" + task + "/complete", "{}").statusCode())
                .isEqualTo(403);
        assertThat(post("clerk-a", API + "/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("外院书记员看不到，庭长在驾驶舱看得到")
    void otherCourtSeesNothing() throws Exception {
        var task = waitingReview("京0199");
        var lists = read(get("clerk-b", API + "/filter?firstResult=0&maxResults=2000&itemCount=false"));

        assertThat(list("clerk-b", lists, "待审查")).doesNotContain(task);
        assertThat(get("clerk-b", API + "/task/" + task).statusCode()).isEqualTo(404);
        cookies.getCookieStore().removeAll();
        assertThat(post("supervisor-a", API + "/process-instance/count", "{}").body())
                .doesNotContain("\"count\":0");
        assertThat(get("supervisor-a", "/camunda/app/cockpit/default/").statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("当事人即使登录也进不来；调走的书记员下一次请求就看不到")
    void onlyStaffOfTheMoment() throws Exception {
        var task = waitingReview("京0197");
        assertThat(get("litigant", API + "/task/" + task).statusCode()).isEqualTo(401);
        cookies.getCookieStore().removeAll();

        TestModel.hire("clerk-a", "王书记员", EngineIdentity.FILING_CLERKS, "京0197");
        try {
            assertThat(get("clerk-a", API + "/task/" + task).statusCode()).isEqualTo(200);
        } finally {
            TestModel.hire("clerk-a", "王书记员", EngineIdentity.FILING_CLERKS, "京0199");
        }
        assertThat(get("clerk-a", API + "/task/" + task).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("攻击清单逐条从网络上发出，都被拒绝")
    void attacksOverHttp() throws Exception {
        get("clerk-a", "/camunda/app/tasklist/default/");
        for (var attack : Attacks.requests()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + attack.path()))
                    .header("Authorization", basic("clerk-a"))
                    .method(attack.method(), HttpRequest.BodyPublishers.ofString(attack.body()));
            if (!attack.contentType().isEmpty()) {
                request.header("Content-Type", attack.contentType());
            }
            var answer = browser.send(token(request).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(attack.name()).isIn(400, 403);
        }
    }

    private String waitingReview(String court) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("door.bpmn", Models.user("door"))
                .deploy();
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("door", Map.of("courtCode", court, "dueAt", new Date()));
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    private String list(String user, JsonNode lists, String name) throws Exception {
        for (var list : lists) {
            if (list.path("name").asText().equals(name)) {
                var answer = post(
                        user,
                        API + "/filter/" + list.path("id").asText() + "/list?firstResult=0&maxResults=50",
                        "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],\"active\":true,"
                                + "\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return answer.body();
            }
        }
        throw new AssertionError(name);
    }

    private JsonNode read(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", basic(user))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String user, String path, String body) throws Exception {
        if (cookies.getCookieStore().getCookies().isEmpty()) {
            get(user, "/camunda/app/tasklist/default/");
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", basic(user))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return browser.send(token(request).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Camunda's own guard against forged requests. */
    private HttpRequest.Builder token(HttpRequest.Builder request) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        return request;
    }

    private static String basic(String user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":test").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
