package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An answer that comes in after its login had ended, and files that are too many for one request, from the outside. */
@CourtTest
class EndedLoginTests {
    private static final Map<String, String> ANSWER =
            Map.of("claimItems[0].text", "请求<b>还款</b>三万元", "facts", "借款未还", "seen", "0", "then", "list");

    @LocalServerPort
    private int port;

    private Stories court;
    private String filing;

    @BeforeEach
    void draft() {
        court = new Stories(port);
        filing = court.drafted(Stories.loanDraft());
    }

    @Test
    @DisplayName("登录失效后提交的回答：原样交还（转义），没有保存，页面通向登录后能回到的这一问")
    void theAnswerIsGivenBackAndSavedByNobody() throws Exception {
        var refused = send(new Visitor(port), question(), "http://localhost:" + port);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("登录已经失效，刚才写的还没有保存", "请求&lt;b&gt;还款&lt;/b&gt;三万元", "href=\"" + question() + "\"")
                .doesNotContain("<b>还款</b>");
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing).text()).doesNotContain("三万元");
        assertThat(new Visitor(port)
                        .get(question())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
    }

    @Test
    @DisplayName("交还的表单不带令牌重放不了：换了令牌、由本人点了才保存")
    void onlyTheOwnersClickSaves() throws Exception {
        var zhangsan = Visitor.browser(port, "zhangsan");
        var lisi = Visitor.browser(port, "lisi");
        var again = new java.util.HashMap<>(ANSWER);
        again.put("seen", fingerprint(zhangsan));

        assertThat(lisi.submit("/filings", question(), again).statusCode()).isEqualTo(404);
        assertThat(zhangsan.submit("/filings", question(), again).statusCode()).isEqualTo(302);
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing).text()).isNotNull();
        assertThat(zhangsan.get(question()).body()).contains("三万元");
    }

    @Test
    @DisplayName("没有登录就提交的，带着有效的令牌也一样：交还写的内容，不转到登录页丢掉")
    void withoutALoginNothingIsThrownAway() throws Exception {
        var stranger = new Visitor(port);
        var form = new java.util.HashMap<>(ANSWER);
        form.put("_csrf", stranger.csrf("/login"));
        var refused = stranger.send(
                "POST",
                question(),
                Visitor.encoded(form),
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "*/*",
                        "Origin",
                        "http://localhost:" + port));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("登录已经失效", "重新登录", "三万元");
    }

    @Test
    @DisplayName("没有登录的动作：页面说请重新登录；登录着而令牌过期的：刷新后再试；账号不能办的不说登录")
    void theReasonIsSaid() throws Exception {
        for (var act : new String[] {"/submission", "/withdrawal", "/payment", "/materials", "/complaints"}) {
            var stranger = send(new Visitor(port), "/filings/" + filing + act, "http://localhost:" + port);
            assertThat(stranger.statusCode()).as(act).isEqualTo(403);
            assertThat(stranger.body()).as(act).contains("<h1>请重新登录</h1>").doesNotContain("您的账号不能办理");
        }
        var stale = send(Visitor.browser(port, "zhangsan"), "/filings/" + filing + "/submission", null);
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("<h1>这个页面已经过期</h1>").doesNotContain("请重新登录");
        var clerk = Visitor.browser(port, "clerk1").get("/filings");
        assertThat(clerk.statusCode()).isEqualTo(403);
        assertThat(clerk.body()).contains("<h1>您的账号不能办理</h1>").doesNotContain("请重新登录", "过期");
    }

    @Test
    @DisplayName("别的网站发来的、没有写明来处的：不把它的内容写到法院的页面上")
    void noOtherSiteWritesOnAPageOfTheCourt() throws Exception {
        for (var origin : new String[] {"https://evil.example", "null", null}) {
            var refused = send(new Visitor(port), question(), origin);

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("三万元").contains("按浏览器的“返回”找回");
        }
    }

    @Test
    @DisplayName("提交、撤回、交费等动作从不交还重发，只说明过期")
    void actsAreNeverOfferedAgain() throws Exception {
        for (var act : new String[] {"/submission", "/withdrawal", "/payment", "/materials"}) {
            var refused = send(new Visitor(port), "/filings/" + filing + act, "http://localhost:" + port);

            assertThat(refused.statusCode()).as(act).isEqualTo(403);
            assertThat(refused.body()).as(act).doesNotContain("三万元", "保存刚才写的");
        }
    }

    @Test
    @DisplayName("一次太多：不读内容就回到材料页，只会回到本站这件申请；接口和别的地址不受影响")
    void tooMuchGoesBackToItsOwnPage() throws Exception {
        var page = "/filings/" + filing + "/materials";
        assertThat(declaring(page, 89_128_961)).startsWith("HTTP/1.1 303").contains("Location: " + page + "?tooMuch");
        assertThat(declaring("/filings/" + filing + "/correction/0/materials", 89_128_961))
                .contains("Location: /filings/" + filing + "/correction/0?tooMuch");
        assertThat(declaring("//evil.example/filings/" + filing + "/materials", 89_128_961))
                .doesNotContain("Location: //");
        assertThat(declaring("/api/v1/filings/" + filing + "/materials", 89_128_961))
                .startsWith("HTTP/1.1 401")
                .doesNotContain("tooMuch");

        assertThat(Visitor.browser(port, "zhangsan").get(page + "?tooMuch").body())
                .contains("一次选的文件合起来超过了 85 MB", "以前上传的都还在", "一件申请合起来不超过", "每个文件不超过");
    }

    private String question() {
        return "/filings/" + filing + "/questions/claims";
    }

    private String fingerprint(Visitor visitor) throws Exception {
        var seen = java.util.regex.Pattern.compile("name=\"seen\" value=\"([^\"]+)\"")
                .matcher(visitor.get(question()).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private static HttpResponse<String> send(Visitor visitor, String address, String origin) throws Exception {
        var headers = new java.util.HashMap<>(
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
        if (origin != null) {
            headers.put("Origin", origin);
        }
        return visitor.send("POST", address, Visitor.encoded(ANSWER), headers);
    }

    /** What is answered to a request that only says how long it will be. */
    private String declaring(String address, long length) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[4_096];
            var read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, read), StandardCharsets.UTF_8);
        }
    }
}
