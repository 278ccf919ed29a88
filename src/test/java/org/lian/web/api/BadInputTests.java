package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.web.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bad input is answered with the field and the remedy; never a 5xx, never an exception's text. */
@CourtTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @LocalServerPort
    int port;

    private Visitor litigant;

    @BeforeAll
    void signIn() throws Exception {
        litigant = Visitor.program(port, "zhangsan");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("{\"track\":\"CIVIL\",\"nonsense\":1}", 422, "nonsense", "UNKNOWN_FIELD"),
                arguments(
                        "{\"plaintiffs\":[{\"kind\":\"PERSON\",\"nmae\":\"x\"}]}",
                        422,
                        "plaintiffs[0].nmae",
                        "UNKNOWN_FIELD"),
                arguments("{\"track\":\"CIVL\"}", 422, "track", "UNKNOWN_VALUE"),
                arguments("{\"track\":0}", 422, "track", "UNKNOWN_VALUE"),
                arguments("{\"plaintiffs\":{}}", 422, "plaintiffs", "WRONG_TYPE"),
                arguments("{\"plaintiffs\":[1]}", 422, "plaintiffs[0]", "WRONG_TYPE"),
                arguments("{\"claims\":1}", 422, "claims", "WRONG_TYPE"),
                arguments("{\"claims\":[\"a\"]}", 422, "claims", "WRONG_TYPE"),
                arguments("{\"claimAmountFen\":\"1\"}", 422, "claimAmountFen", "WRONG_TYPE"),
                arguments("{\"claimAmountFen\":1.5}", 422, "claimAmountFen", "WRONG_TYPE"),
                arguments("{\"claimAmountFen\":true}", 422, "claimAmountFen", "WRONG_TYPE"),
                arguments("{\"claimAmountFen\":99999999999999999999}", 422, "claimAmountFen", null),
                arguments("{\"claimAmountFen\":1e400}", 422, "claimAmountFen", null),
                arguments("{\"claims\":\"a\\u0000b\"}", 422, "claims", "FORBIDDEN_CHARACTER"),
                arguments("{\"facts\":\"a\\ud800b\"}", 422, "facts", "FORBIDDEN_CHARACTER"),
                arguments("{\"elements\":{\"k\":\"\\u0000\"}}", 422, "elements.k", "FORBIDDEN_CHARACTER"),
                arguments("{\"track\":\"CIVIL\",\"track\":\"CIVIL\"}", 400, "body", "MALFORMED"),
                arguments("{\"track\":\"CIVIL\"} {}", null, null, null),
                arguments("{\"track\":", 400, "body", "MALFORMED"),
                arguments("{track:1}", 400, "body", "MALFORMED"),
                arguments("", 400, "body", "MALFORMED"),
                arguments("null", null, null, null),
                arguments("[]", 422, "body", "WRONG_TYPE"),
                arguments("\"text\"", 422, null, null),
                arguments("<xml/>", 400, "body", "MALFORMED"),
                arguments("{\"claimAmountFen\":" + "9".repeat(2000) + "}", null, null, null),
                arguments("[".repeat(2000), null, null, null),
                arguments("{\"claims\":\"" + "长".repeat(2_000_000) + "\"}", 413, null, null),
                arguments("{\"claims\":\"" + "长".repeat(200_000) + "\"}", null, null, null));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    @DisplayName("坏的正文：说出字段和办法")
    void badBody(String body, Integer status, String field, String code) throws Exception {
        var answer = litigant.post("/api/v1/filings", body);

        assertProblem(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
        var problem = Visitor.json(answer);
        if (status != null) {
            assertThat(answer.statusCode()).isEqualTo(status);
        }
        if (field != null) {
            assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        }
        if (code != null) {
            assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
        }
        assertThat(problem.get("detail").asText()).matches("(?s).*\\p{IsHan}.*");
        assertThat(problem.get("reference").asText()).isNotBlank();
    }

    @Test
    @DisplayName("不是 UTF-8 的正文：400")
    void notUtf8() throws Exception {
        for (var bytes : new byte[][] {
            {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'},
            "{\"claims\":\"中\"}".getBytes("GBK"),
            {0, 0, 0, 0},
            {(byte) 0xfe, (byte) 0xff, 0, '{'}
        }) {
            var answer = litigant.send("POST", "/api/v1/filings", bytes, JSON);
            assertProblem(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json;charset=bogus",
                "application/json; charset=utf-16",
                "nonsense",
                "*/*",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/problem+json"
            })
    @DisplayName("奇怪的内容类型：415 或者 4xx，不是 5xx")
    void oddContentTypes(String type) throws Exception {
        for (var path : new String[] {
            "/api/v1/filings", "/api/v1/filings/11111111-1111-1111-1111-111111111111/materials", "/api/v1/sessions"
        }) {
            var answer = litigant.send("POST", path, "{\"track\":\"CIVIL\"}", Map.of("Content-Type", type));
            if (answer.statusCode() != 201) {
                assertProblem(
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/filings/not-a-uuid,404",
        "GET,/api/v1/filings/11111111-1111-1111-1111-111111111111,404",
        "GET,/api/v1/filings/11111111-1111-1111-1111-111111111111/materials/x/content,404",
        "GET,/api/v1/filings/1/2/3/4,404",
        "PATCH,/api/v1/filings,404",
        "DELETE,/api/v1/filings,405",
        "GET,/api/v1/fee-quotes,404",
        "GET,/api/v1/nothing,404",
        "POST,/api/v1/courts,404",
        "GET,/api/v1/courts?limit=abc,422",
        "GET,/api/v1/courts?limit=999999999999,422",
        "GET,/api/v1/courts?cursor=%00,400",
        "GET,/api/v1/courts?q=%00,400",
        "GET,/api/v1/filings?cursor=x,422",
        "GET,/api/v1/tasks,403",
        "GET,/api/v1/admin/staff,403",
        "PUT,/api/v1/filings/x,4xx",
        "TRACE,/api/v1/filings,4xx",
        "OPTIONS,/api/v1/filings,4xx"
    })
    @DisplayName("地址、方法、参数不对：问题文档")
    void badAddress(String method, String path, String status) throws Exception {
        var answer = litigant.send(method, path, (String) null, JSON);

        if (!status.equals("4xx")) {
            assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(status));
        }
        if (!method.equals("TRACE")) {
            assertProblem(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        }
    }

    @Test
    @DisplayName("坏的查询参数和幂等键也只是 4xx 或者照常")
    void oddParametersAndKeys() throws Exception {
        for (var path : new String[] {
            "/api/v1/courts?q=%ff%fe",
            "/api/v1/courts?q=" + "a".repeat(5000),
            "/api/v1/causes?track=X",
            "/api/v1/courts?q[]=1"
        }) {
            assertThat(litigant.get(path).statusCode()).isLessThan(500);
        }
        var answer = litigant.send(
                "POST",
                "/api/v1/filings",
                "{}",
                Map.of("Content-Type", "application/json", "Idempotency-Key", "x".repeat(300)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Visitor.json(answer).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(litigant.send("GET", "/api/v1/case-types", (String) null, Map.of("Accept", "application/xml"))
                        .statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/courts/%00 HTTP/1.1",
                "GET /api/v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET /api/v1//courts HTTP/1.1",
                "GET /api/v1/courts;x=1 HTTP/1.1",
                "GET /api/v1/courts?q=%zz HTTP/1.1",
                "GET /api/v1/courts?q=\u4e2d HTTP/1.1",
                "GET /%ff%fe HTTP/1.1",
                "G\u0001T / HTTP/1.1",
                "JEFF /api/v1/courts HTTP/1.1",
                "POST /login HTTP/1.1"
            })
    @DisplayName("线上直接写的坏请求：不是 5xx，不露内情")
    void rawRequests(String line) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            var text = answer.toString(StandardCharsets.UTF_8);
            assertThat(text).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
            assertThat(text).doesNotContain("Exception", "at org.", "springframework");
        }
    }

    @Test
    @DisplayName("登记账号：一次说清全部问题")
    void registrationNamesEveryFault() throws Exception {
        var answer = new Visitor(port).post("/api/v1/accounts", """
                {"username": "a", "password": "short", "kind": "PERSON", "name": "", "idType": "RESIDENT_ID",
                 "idNumber": "1101051985031200", "phone": "abc"}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Visitor.json(answer).get("errors").findValuesAsText("field"))
                .contains("username", "password", "name", "idNumber", "phone");
        assertThat(new Visitor(port).post("/api/v1/accounts", "{}").statusCode())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("页面上的错误是中文页面，带得回首页")
    void pagesGetAPage() throws Exception {
        var administrator = Visitor.browser(port, "admin1");
        var missing = administrator.get("/admin/staff/nobody");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(missing.body()).contains("没有找到", "回到首页");
        assertThat(new Visitor(port)
                        .send("GET", "/nowhere", (String) null, Map.of("Accept", "text/html"))
                        .body())
                .contains("没有找到这个页面");
    }

    private static void assertProblem(int status, String type, String body) {
        assertThat(status).isBetween(400, 499);
        assertThat(type).startsWith("application/problem+json");
        assertThat(body)
                .contains("\"type\":\"/problems/", "\"detail\"", "\"reference\"")
                .doesNotContain("Exception", "org.", "java.", "Cannot deserialize");
    }
}
