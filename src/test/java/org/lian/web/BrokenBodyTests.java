package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A body that nobody can read: a page in words that fit, a problem for a program, and never our fault. */
@CourtTest
@Tag("thorough")
class BrokenBodyTests {
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    private Visitor zhangsan;
    private String filing;

    @BeforeEach
    void draft() throws Exception {
        filing = new Stories(port).drafted(Stories.loanDraft());
        zhangsan = Visitor.browser(port, "zhangsan");
    }

    record Body(String name, String type, byte[] bytes) {
        Body(String name, String type, String text) {
            this(name, type, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Body> bodies() {
        return Stream.of(
                new Body("json", "application/json", "{\"claims\":"),
                new Body("json form", "application/json", "{}"),
                new Body("percent", FORM, "claims=%zz&facts=%E4%B8"),
                new Body("percent end", FORM, "claims=%"),
                new Body("nul", FORM, "claims=%00"),
                new Body("charset", FORM + ";charset=bogus", "claims=a"),
                new Body("charset illegal", FORM + ";charset=*?*", "claims=a"),
                new Body("charset json", "application/json;charset=bogus", "{}"),
                new Body("no boundary", "multipart/form-data", "claims=a"),
                new Body("empty boundary", "multipart/form-data; boundary=", "claims=a"),
                new Body(
                        "cut multipart",
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"claims\"\r\n\r\nabc"),
                new Body("cut header", "multipart/form-data; boundary=x", "--x\r\nContent-Disp"),
                new Body("not multipart", "multipart/form-data; boundary=x", "claims=a"),
                new Body(
                        "multipart charset",
                        "multipart/form-data; boundary=x; charset=bogus",
                        "--x\r\nContent-Disposition: form-data; name=\"claims\"\r\n\r\nabc\r\n--x--\r\n"),
                new Body("xml", "application/xml", "<a/>"),
                new Body("plain", "text/plain", "hello"),
                new Body("nonsense", "nonsense", "hello"),
                new Body("too many", FORM, "a=b&".repeat(20000)),
                new Body("long", FORM, "claims=" + "a".repeat(3_000_000)),
                new Body("latin", FORM, new byte[] {'c', 'l', 'a', 'i', 'm', 's', '=', (byte) 0xff, (byte) 0xfe}));
    }

    private static final List<String> PAGES = List.of(
            "/login",
            "/register",
            "/account/password",
            "/filings",
            "/filings/{id}/questions/claims",
            "/filings/{id}/submission");

    @ParameterizedTest
    @DisplayName("页面收到读不了的内容：说不能办理的中文页面，或者回到该去的页面；不是系统故障，不是 JSON，不说照片和接口")
    @MethodSource("bodies")
    void pagesExplain(Body body) throws Exception {
        var token = zhangsan.csrf("/filings");
        for (var page : PAGES) {
            for (var accept : List.of("*/*", "text/html")) {
                var answer = zhangsan.send(
                        "POST",
                        page.replace("{id}", filing),
                        body.bytes(),
                        Map.of("Content-Type", body.type(), "Accept", accept, "X-CSRF-TOKEN", token));

                assertThat(answer.statusCode()).as(page).isIn(302, 400, 409, 413, 415, 422);
                if (answer.statusCode() != 302) {
                    assertPage(answer, page);
                }
            }
        }
    }

    @ParameterizedTest
    @DisplayName("没有登录、没有令牌的坏内容：403 的中文页面或者登录页")
    @MethodSource("bodies")
    void strangersGetAPage(Body body) throws Exception {
        for (var page : PAGES) {
            var answer = new Visitor(port)
                    .send(
                            "POST",
                            page.replace("{id}", filing),
                            body.bytes(),
                            Map.of("Content-Type", body.type(), "Accept", "*/*"));

            assertThat(answer.statusCode()).as(page).isIn(302, 400, 403);
            if (answer.statusCode() != 302) {
                assertPage(answer, page);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("接口收到读不了的内容：400、415 或者 422 的问题文档")
    @MethodSource("bodies")
    void programsGetAProblem(Body body) throws Exception {
        for (var path : List.of("/api/v1/sessions", "/api/v1/accounts", "/api/v1/fee-quotes")) {
            var answer = new Visitor(port)
                    .send("POST", path, body.bytes(), Map.of("Content-Type", body.type(), "Accept", "*/*"));

            assertThat(answer.statusCode()).as(path).isIn(400, 415, 422);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Visitor.json(answer).get("detail").asText()).matches("(?s).*\\p{IsHan}.*");
        }
    }

    @Test
    @DisplayName("太长的内容：登录、注册的页面不说照片")
    void tooLongInWordsThatFit() throws Exception {
        var text = ("username=" + "a".repeat(6_000_000)).getBytes(StandardCharsets.UTF_8);
        for (var page : List.of("/login", "/register")) {
            var answer = new Visitor(port).send("POST", page, text, Map.of("Content-Type", FORM, "Accept", "*/*"));

            assertThat(answer.statusCode()).as(page).isIn(302, 403, 413);
            if (answer.statusCode() != 302) {
                assertPage(answer, page);
            }
        }
    }

    @Test
    @DisplayName("读不了的登录不算猜密码")
    void brokenLoginsAreNoGuesses() throws Exception {
        var visitor = new Visitor(port);
        for (var attempt = 0; attempt < 6; attempt++) {
            var answer = visitor.send(
                    "POST",
                    "/login",
                    "{\"username\":\"zhangsan\"}",
                    Map.of("Content-Type", "application/json", "X-CSRF-TOKEN", visitor.csrf("/login")));
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        }
    }

    @Test
    @DisplayName("传了一半的文件：请重新选择文件上传")
    void halfAnUpload() throws Exception {
        var answer = zhangsan.send(
                "POST",
                "/filings/" + filing + "/materials",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\nabc",
                Map.of("Content-Type", "multipart/form-data; boundary=x", "X-CSRF-TOKEN", zhangsan.csrf("/filings")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("文件没有传完", "重新选择文件").doesNotContain("multipart");
    }

    private static void assertPage(HttpResponse<String> answer, String page) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(page)
                .startsWith("text/html");
        assertThat(answer.body())
                .as(page)
                .contains("<h1")
                .doesNotContain("Exception", "multipart", "接口", "照片", "{\"status\"");
    }
}
