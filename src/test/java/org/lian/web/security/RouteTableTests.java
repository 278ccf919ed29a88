package org.lian.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.vocabulary.Role;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every door has a row, and every row holds. */
@CourtTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteTableTests {
    private static final Map<Role, String> SOMEBODY = Map.of(
            Role.LITIGANT, "zhangsan",
            Role.CLERK, "clerk1",
            Role.JUDGE, "judge1",
            Role.ANALYST, "analyst1",
            Role.SUPERVISOR, "supervisor1",
            Role.ADMINISTRATOR, "admin1");

    @Autowired
    Routes routes;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @LocalServerPort
    int port;

    private final Map<Role, Visitor> people = new HashMap<>();
    private Visitor stranger;

    @BeforeAll
    void everybodySignsIn() throws Exception {
        stranger = new Visitor(port);
        for (var person : SOMEBODY.entrySet()) {
            people.put(person.getKey(), Visitor.browser(port, person.getValue()));
        }
    }

    @Test
    @DisplayName("每个控制器地址都在路由表里")
    void everyMappingHasARow() {
        var without = new ArrayList<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, method) -> {
                for (var pattern : info.getPatternValues()) {
                    var path = pattern.replaceAll("\\{[^}]+}", "x").replace("**", "x");
                    var methods = info.getMethodsCondition().getMethods();
                    for (var verb : methods.isEmpty() ? List.of(RequestMethod.GET) : List.copyOf(methods)) {
                        // Reached by the container alone.
                        if (!path.equals("/error")
                                && routes.of(HttpMethod.valueOf(verb.name()), path)
                                        .isEmpty()) {
                            without.add(verb + " " + path + " " + method);
                        }
                    }
                }
            });
        }
        assertThat(without).isEmpty();
        assertThat(mappings).isNotEmpty();
    }

    @Test
    @DisplayName("每一行对每个岗位都是表上写的那样")
    void everyRowHoldsForEveryRole() throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : routes.table()) {
            if (!route.methods().contains(HttpMethod.GET) || route.pattern().startsWith("/camunda")) {
                continue;
            }
            var path = route.pattern().replace("/**", "/x").replace("*", "x");
            if (routes.of(HttpMethod.GET, path).filter(route::equals).isEmpty()) {
                continue;
            }
            if (refused(stranger, path) != (route.who() != Route.Who.ANYBODY)) {
                wrong.add("stranger " + path);
            }
            for (var person : people.entrySet()) {
                var allowed =
                        route.who() == Route.Who.ANYBODY || route.who().roles().contains(person.getKey());
                if (refused(person.getValue(), path) == allowed) {
                    wrong.add(person.getKey() + " " + path);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean refused(Visitor visitor, String path) throws Exception {
        var answer = visitor.get(path);
        var toLogin = answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").endsWith("/login");
        return toLogin || answer.statusCode() == 401 || answer.statusCode() == 403;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/api/v2/filings",
                "/actuator/env",
                "/actuator",
                "/h2-console",
                "/error",
                "/WEB-INF/web.xml",
                "/templates/login.html",
                "/webjars/camunda/app/tasklist/index.html",
                "/x/y/z"
            })
    @DisplayName("表上没有的地址对谁都不开放，也不说有没有")
    void closedWithoutARow(String path) throws Exception {
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(people.get(Role.ADMINISTRATOR).get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path).body()).doesNotContain("Exception", "Whitelabel", "springframework");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/camunda/app/tasklist/default/",
        "GET,/camunda/api/admin/auth/user/default",
        "GET,/camunda/app/admin/default/"
    })
    @DisplayName("Tasklist 和 Cockpit 只对承办人员开放")
    void engineDoorIsForTheCourt(String method, String path) throws Exception {
        assertThat(stranger.send(method, path, (String) null, Map.of()).statusCode())
                .isIn(302, 401);
        assertThat(people.get(Role.LITIGANT).get(path).statusCode()).isEqualTo(403);
        assertThat(people.get(Role.ADMINISTRATOR).get(path).statusCode()).isEqualTo(403);
        if (!path.contains("/app/admin")) {
            assertThat(people.get(Role.CLERK).get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("严格的内容策略；Tasklist 保留自己的")
    void contentPolicy() throws Exception {
        var page = stranger.get("/login").headers();
        assertThat(page.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(page.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(stranger.get("/api/v1/case-types")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'");
        assertThat(people.get(Role.CLERK)
                        .get("/camunda/app/tasklist/default/")
                        .headers()
                        .allValues("Content-Security-Policy"))
                .hasSize(1)
                .allMatch(policy -> policy.contains("nonce"));
    }

    @Test
    @DisplayName("接口文档只写 /api/v1，不出现 Actor")
    void openApi() throws Exception {
        var document = stranger.get("/v3/api-docs");
        assertThat(document.statusCode()).isEqualTo(200);
        Visitor.json(document).get("paths").fieldNames().forEachRemaining(path -> assertThat(path)
                .startsWith("/api/v1/"));
        assertThat(document.body()).contains("/api/v1/sessions").doesNotContain("\"Actor\"");
        assertThat(stranger.get("/swagger-ui.html").statusCode()).isEqualTo(302);
        assertThat(stranger.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    }
}
