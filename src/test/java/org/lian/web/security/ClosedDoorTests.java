package org.lian.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.web.Filed;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every cause for which a door is closed has its own words, on the pages and in the API. */
@CourtTest
class ClosedDoorTests {
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Test
    @DisplayName("页面：没有登录、登录失效、表单过期、岗位不对（写明哪个岗位）、不是本院的，各说各的")
    void pagesSayWhichCause() {
        var stranger = QuietBrowser.stranger(port);
        assertThat(stranger.get("/staff/money").header("location")).endsWith("/login");
        assertThat(stranger.submit("/staff/orders", Map.of("_csrf", stranger.token("/login")))
                        .expecting(403)
                        .text())
                .contains("请重新登录", "登录已经失效，刚才的操作没有生效");
        var head = QuietBrowser.as(port, "supervisor1");
        assertThat(head.send("POST", "/staff/orders", FORM, "_csrf=of-another-day")
                        .expecting(403)
                        .text())
                .contains("这个页面已经过期", "刷新后再试")
                .doesNotContain("请重新登录");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/money")
                        .expecting(403)
                        .text())
                .contains("您的账号不能办理", "这一页", "“庭长”", "请本院的管理员改")
                .doesNotContain("登录已经失效", "这个页面已经过期");
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/staff/money")
                        .expecting(403)
                        .text())
                .contains("您的账号不能办理")
                .doesNotContain("登录已经失效");
        var filed = Filed.submitted(port);
        assertThat(QuietBrowser.as(port, "clerk3")
                        .get("/staff/filings/" + filed.filing())
                        .expecting(404)
                        .text())
                .contains("没有找到")
                .doesNotContain("张三");
    }

    @Test
    @DisplayName("接口：没有令牌、令牌失效、会话没有带 CSRF 令牌、岗位不对（写明哪个岗位）、不是本院的，各说各的")
    void theApiSaysWhichCause() {
        assertThat(CourtClient.anonymous(port)
                        .get("/api/v1/tasks")
                        .expecting(401)
                        .text())
                .contains("请先登录取得令牌");
        assertThat(CourtClient.anonymous(port)
                        .send("GET", "/api/v1/tasks", Map.of("Authorization", "Bearer no-such"), new byte[0])
                        .expecting(401)
                        .text())
                .contains("登录已失效，请重新登录取得令牌");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .post("/api/v1/tasks/none/claim", "{}")
                        .expecting(403)
                        .text())
                .contains("请求缺少有效的 CSRF 令牌", "X-CSRF-TOKEN");
        assertThat(CourtClient.as(port, "clerk1")
                        .get("/api/v1/register")
                        .expecting(403)
                        .text())
                .contains("您的账号不能办理这件事", "“庭长”");
        var filed = Filed.submitted(port);
        assertThat(CourtClient.as(port, "clerk3")
                        .get("/api/v1/filings/" + filed.filing())
                        .expecting(404)
                        .text())
                .contains("没有找到");
    }
}
