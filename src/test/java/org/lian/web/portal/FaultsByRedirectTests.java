package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 填错了: what a browser's window is answered, so that Back works, and what programs and background saves are. */
@CourtTest
class FaultsByRedirectTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Visitor zhangsan;
    private String question;

    @BeforeEach
    void draft() throws Exception {
        question = "/filings/" + new Stories(port).drafted(Stories.loanDraft()) + "/questions/claims";
        zhangsan = Visitor.browser(port, "zhangsan");
    }

    @Test
    @DisplayName("窗口里的表单填错了：转到自己的地址再说哪里错，写过的都在；刷新还在，别人打不开，会话里看不到写的内容")
    void aWindowIsLedToAPage() throws Exception {
        var answer = send(
                zhangsan,
                question,
                "请求还<b>款</b>三万元",
                "navigate",
                "http://localhost:" + port + question + "?back=check");

        assertThat(answer.statusCode()).isEqualTo(303);
        var page = answer.headers().firstValue("Location").orElseThrow();
        assertThat(page).startsWith(question + "?back=check&again=");
        for (var time = 0; time < 2; time++) {
            var shown = zhangsan.get(page);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).contains("处需要修改", "请写明事实和理由", "请求还&lt;b&gt;款&lt;/b&gt;三万元");
            assertThat(shown.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
        }
        var lisi = Visitor.browser(port, "lisi").get(page);
        assertThat(lisi.headers().firstValue("Location").orElseThrow()).endsWith(question + "?back=check");
        assertThat(jdbc.sql(
                                "select encode(attribute_bytes, 'escape') from session_attributes where attribute_name like 'FAULTS%'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains("三万") || kept.contains("html") || kept.contains("errors"));
    }

    @Test
    @DisplayName("改好以后照常保存；最近两页错误还回得去，更早的回到问题本身")
    void theLastTwoAreKept() throws Exception {
        var first = location(send(zhangsan, question, "第一次", "navigate", null));
        var second = location(send(zhangsan, question, "第二次", "navigate", "http://localhost:" + port + first));
        var third = location(send(zhangsan, question, "第三次", "navigate", "http://localhost:" + port + second));

        assertThat(second).doesNotContain(first.substring(first.indexOf("again=")));
        assertThat(zhangsan.get(third).body()).contains("第三次");
        assertThat(zhangsan.get(second).body()).contains("第二次");
        assertThat(location(zhangsan.get(first))).endsWith(question);
        assertThat(location(new Visitor(port).get(third))).endsWith("/login");
    }

    @Test
    @DisplayName("程序和后台的保存照旧得到 422；别的网站写的来处不算，不会被带到别处")
    void othersAreAnsweredAtOnce() throws Exception {
        assertThat(send(zhangsan, question, "一", null, null).statusCode()).isEqualTo(422);
        assertThat(send(zhangsan, question, "一", "cors", null).statusCode()).isEqualTo(422);
        assertThat(location(send(zhangsan, question, "一", "navigate", "https://evil.example/filings")))
                .startsWith(question + "?again=");
    }

    @Test
    @DisplayName("注册填错了也一样；注册成功以后，那一页不再给人看")
    void strangersToo() throws Exception {
        var visitor = new Visitor(port);
        var form = new HashMap<>(Map.of("name", "王小明", "idNumber", "1", "_csrf", visitor.csrf("/register")));
        var page = location(post(visitor, "/register", form, "navigate", null));
        assertThat(visitor.get(page).body()).contains("处需要修改", "王小明");

        visitor.logIn("lisi", "demo-lisi");
        assertThat(location(visitor.get(page))).endsWith("/register");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> send(Visitor visitor, String address, String claim, String mode, String from)
            throws Exception {
        var form = new HashMap<>(Map.of("claimItems[0].text", claim, "facts", "", "seen", "0", "then", "next"));
        form.put("_csrf", visitor.csrf("/filings"));
        return post(visitor, address, form, mode, from);
    }

    private static HttpResponse<String> post(
            Visitor visitor, String address, Map<String, String> form, String mode, String from) throws Exception {
        var headers = new HashMap<>(Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
        if (mode != null) {
            headers.put("Sec-Fetch-Mode", mode);
        }
        if (from != null) {
            headers.put("Referer", from);
        }
        return visitor.send("POST", address, Visitor.encoded(form), headers);
    }
}
