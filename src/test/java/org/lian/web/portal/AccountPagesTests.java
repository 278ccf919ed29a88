package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 我的账号: who one is, and a password of one's own. */
@CourtTest
class AccountPagesTests {
    private static final String OLD = "一句老密码 2026";
    private static final String NEW = "换了一句新的 2026";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    StaffDirectory staff;

    @Autowired
    JdbcClient jdbc;

    private final String username = "own-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void employed() {
        Hired.at(staff, accounts, username, OLD, "陈法官", Set.of(Role.JUDGE, Role.DUTY), Set.of("京0199"));
    }

    @Test
    @DisplayName("工作人员看到姓名、用户名、岗位和法院；当事人看到身份是否核对；没有登录的先登录")
    void says() {
        var page = QuietBrowser.as(port, username, OLD)
                .get("/account")
                .expecting(200)
                .text();
        assertThat(page)
                .contains("我的账号", "陈法官", username, "立案法官、值班", "人民法院", "我的账号 · 工作台", "/staff-")
                .doesNotContain("{\"", "算诉讼费", "长辈版");
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/account")
                        .expecting(200)
                        .text())
                .contains("我的账号 - 自助立案", "算诉讼费", "张三", "身份信息", "证件号码的格式没有问题；演示系统没有核对过是不是本人")
                .doesNotContain("岗位", "11010519850312008X", "已核对");
        assertThat(QuietBrowser.stranger(port).get("/account").header("location"))
                .endsWith("/login");
    }

    @Test
    @DisplayName("任务列表菜单里的“我的账号”通到这一页，不再是一段代码")
    void fromTheMenuOfTasklist() {
        var answer = QuietBrowser.as(port, username, OLD).get("/camunda/app/welcome/default/");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).endsWith("/account");
    }

    @Test
    @DisplayName("更改密码：旧密码不再能用，别处的登录和程序的令牌失效，自己这一处换会话号后照常；留痕")
    void changed() {
        var here = QuietBrowser.as(port, username, OLD);
        var there = QuietBrowser.as(port, username, OLD);
        var token = here.post("/api/v1/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, OLD))
                .expecting(201)
                .json()
                .get("token")
                .asText();
        var session = here.cookie("SESSION");

        assertThat(change(here, OLD, NEW).header("location")).endsWith("/account");

        assertThat(here.get("/account").expecting(200).text()).contains("密码已经更改");
        assertThat(here.cookie("SESSION")).isNotEqualTo(session);
        assertThat(there.get("/account").header("location")).endsWith("/login");
        assertThat(QuietBrowser.stranger(port)
                        .send("GET", "/api/v1/tasks", "", "", Map.of("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(401);
        assertThat(QuietBrowser.stranger(port).login(username, OLD).header("location"))
                .contains("/login?");
        QuietBrowser.as(port, username, NEW);
        assertThat(jdbc.sql("select count(*) from journal_leaf where kind = 'PASSWORD_CHANGED' and actor_id = ?")
                        .param(accounts.findByUsername(username).orElseThrow().id())
                        .query(Integer.class)
                        .single())
                .as("once when he began, once now")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("现在的密码不对、新密码太短、和现在的一样：说明怎么改，什么都没有变；没有页面令牌的不收")
    void refused() {
        var here = QuietBrowser.as(port, username, OLD);
        assertThat(change(here, "不是这一句", NEW).expecting(422).text())
                .contains("错误：密码不对", "忘记密码的，请联系本院管理员")
                .doesNotContain(NEW);
        assertThat(change(here, OLD, "短").expecting(422).text()).contains("密码用 8 位以上");
        assertThat(change(here, OLD, OLD).expecting(422).text()).contains("和现在的密码一样");
        var forged = here.submit("/account/password", Map.of("current", OLD, "password", NEW));
        assertThat(forged.status()).isEqualTo(403);

        QuietBrowser.as(port, username, OLD);
        here.get("/account").expecting(200);
    }

    @Test
    @DisplayName("在这里猜密码同样受限：五次不对以后，连对的也要等")
    void guessingIsLimited() {
        var here = QuietBrowser.as(port, username, OLD);
        for (var i = 0; i < 5; i++) {
            change(here, "猜第 " + i + " 次的密码", NEW).expecting(422);
        }
        assertThat(change(here, OLD, NEW).status()).isEqualTo(429);
    }

    private static QuietBrowser.Answer change(QuietBrowser browser, String current, String wanted) {
        return browser.submit(
                "/account/password",
                Map.of("_csrf", browser.token("/account"), "current", current, "password", wanted));
    }
}
