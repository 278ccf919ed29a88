package org.lian.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The administrator's pages, by plain forms. */
@CourtTest
class StaffAdministrationTests {
    private static final String LIST = "/admin/staff";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("增加、调岗、重置密码、停用：每一步都进日志")
    void administratorKeepsTheStaff() throws Exception {
        var administrator = Visitor.browser(port, "admin1");

        var added = administrator.submit(
                LIST,
                LIST,
                Map.of(
                        "username", "clerk9",
                        "displayName", "<b>新人</b>",
                        "password", "first-password",
                        "roles", "CLERK",
                        "courts", "京0199"));
        assertThat(added.statusCode()).isEqualTo(302);
        assertThat(administrator.get(LIST).body())
                .contains("clerk9", "&lt;b&gt;新人&lt;/b&gt;", "已增加工作人员 clerk9")
                .doesNotContain("<b>新人</b>", "first-password");
        assertThat(new Visitor(port).logIn("clerk9", "first-password").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("tasklist"));

        var page = LIST + "/clerk9";
        administrator.submit(page, page + "/duties", Map.of("roles", "JUDGE", "courts", "京0199"));
        assertThat(administrator.get(page).body()).contains("岗位和法院已保存", "value=\"京0199\"");
        administrator.submit(page, page + "/password", Map.of("password", "second-password"));
        assertThat(new Visitor(port).logIn("clerk9", "first-password").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("error"));
        administrator.submit(page, page + "/activation", Map.of("active", "false"));
        assertThat(administrator.get(page).body()).contains("已停用");

        assertThat(jdbc.sql("select kind from journal_leaf where text like '%clerk9%' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("STAFF_ADDED", "STAFF_ASSIGNED", "STAFF_PASSWORD_RESET", "STAFF_DEACTIVATED");
    }

    @Test
    @DisplayName("姓名写错了：管理员更正，本人的账号页上马上看到；空的不收；日志有这件事，新旧姓名密封")
    void aNameIsCorrected() throws Exception {
        var administrator = Visitor.browser(port, "admin1");
        var page = LIST + "/mediator2";
        var wrong = "调解员二号（演示）";
        try {
            assertThat(administrator
                            .submit(page, page + "/name", Map.of("displayName", " "))
                            .body())
                    .contains("请填写姓名");
            administrator.submit(page, page + "/name", Map.of("displayName", "调解员贰号（演示）"));

            assertThat(administrator.get(page).body()).contains("姓名已更正", "调解员贰号");
            assertThat(Visitor.browser(port, "mediator2").get("/account").body())
                    .contains("调解员贰号")
                    .doesNotContain(wrong);
            assertThat(jdbc.sql(
                                    "select text || details::text from journal_leaf where kind = 'STAFF_RENAMED' and words is not null")
                            .query(String.class)
                            .list())
                    .hasSize(1)
                    .allMatch(leaf -> leaf.contains("mediator2") && !leaf.contains("调解员"));
        } finally {
            administrator.submit(page, page + "/name", Map.of("displayName", wrong));
        }
    }

    @Test
    @DisplayName("没有保存的，勾的岗位、写的法院、姓名和电话都还在")
    void whatWasTypedIsKept() throws Exception {
        var administrator = Visitor.browser(port, "admin1");
        var page = LIST + "/mediator2";

        var refused = administrator.submit(page, page + "/duties", Map.of("roles", "JUDGE", "courts", "京0199 不是代字"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("错误：", "value=\"京0199 不是代字\"")
                .containsPattern("value=\"JUDGE\" checked")
                .doesNotContainPattern("value=\"MEDIATOR\" checked");
        var long51 = "名".repeat(51);
        assertThat(administrator
                        .submit(page, page + "/name", Map.of("displayName", long51))
                        .body())
                .contains("错误：", "value=\"" + long51 + "\"");
        assertThat(administrator
                        .submit(page, page + "/phone", Map.of("phone", "138"))
                        .body())
                .contains("错误：", "value=\"138\"");
    }

    @Test
    @DisplayName("名单按用户名、姓名、手机号码、法院、岗位的一部分找得到，不对的找不到；写明手机号码，最近什么时候登录、从未登录")
    void theListIsSearched() throws Exception {
        var administrator = Visitor.browser(port, "admin1");
        var page = LIST + "/clerk-found";
        administrator.submit(
                LIST,
                LIST,
                Map.of(
                        "username", "clerk-found",
                        "displayName", "寻得到",
                        "password", "first-password",
                        "roles", "CLERK",
                        "courts", "京0199"));
        try {
            assertThat(row(administrator, "")).contains("寻得到", "没有登记", "从未登录", "立案窗口", "京0199");
            administrator.submit(page, page + "/phone", Map.of("phone", "13611112222"));
            new Visitor(port).logIn("clerk-found", "first-password");

            for (var words : List.of("clerk-fou", "CLERK-FOUND", "寻得", "1361111", "京0199", "立案窗口")) {
                assertThat(row(administrator, words))
                        .as(words)
                        .contains("13611112222")
                        .containsPattern("<td>" + LocalDate.now(BusinessClock.SHANGHAI) + " \\d\\d:\\d\\d</td>")
                        .doesNotContain("从未登录");
            }
            for (var words : List.of("寻不到", "13611113333", "院长", "京0198")) {
                assertThat(row(administrator, words)).as(words).isEmpty();
            }
            assertThat(administrator.get(LIST + "?q=" + encoded("查无此人")).body()).contains("没有这样的工作人员", "看全部");
        } finally {
            administrator.submit(page, page + "/activation", Map.of("active", "false"));
        }
    }

    /** The line of the person among those found; empty where he is not. */
    private static String row(Visitor administrator, String words) throws Exception {
        var list = administrator.get(LIST + "?q=" + encoded(words)).body();
        var begins = list.indexOf("<td><a href=\"" + LIST + "/clerk-found\"");
        return begins < 0 ? "" : list.substring(begins, list.indexOf("</tr>", begins));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("填错了：说出全部问题，填过的还在")
    void faultsAreNamed() throws Exception {
        var answer = Visitor.browser(port, "admin1")
                .submit(
                        LIST,
                        LIST,
                        Map.of("username", "x", "displayName", "某人", "password", "short", "courts", "火星01"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("用户名用 3 至 40", "密码用 8 位以上", "请至少选择一个法院岗位", "火星01", "value=\"某人\"");
    }

    @Test
    @DisplayName("不能停用自己，也不能拿掉自己的管理员岗位")
    void notOneself() throws Exception {
        var administrator = Visitor.browser(port, "admin1");
        var page = LIST + "/admin1";

        assertThat(administrator
                        .submit(page, page + "/activation", Map.of("active", "false"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(administrator
                        .submit(page, page + "/duties", Map.of("roles", "CLERK", "courts", "京0199"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("没有表单令牌的改动不收；别的岗位进不来")
    void onlyAdministratorsWithTheirToken() throws Exception {
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");

        assertThat(Visitor.browser(port, "admin1")
                        .send("POST", LIST + "/clerk1/activation", "active=false", form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.browser(port, "clerk1").get(LIST).statusCode()).isEqualTo(403);
        assertThat(Visitor.browser(port, "zhangsan").get(LIST).statusCode()).isEqualTo(403);
    }
}
