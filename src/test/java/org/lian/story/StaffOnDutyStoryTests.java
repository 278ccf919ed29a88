package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Absences;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.process.tasks.StaffOnDuty;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 值班: the court's own people are told of what cannot wait. */
@CourtTest
class StaffOnDutyStoryTests {
    private static final String PASSWORD = "一句好记的话 2026";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Absences absences;

    @Autowired
    StaffOnDuty onDuty;

    @Autowired
    TransactionTemplate together;

    @Autowired
    JdbcClient jdbc;

    private final String judge = "duty-" + UUID.randomUUID().toString().substring(0, 8);
    private final String phone =
            "135" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));

    private void employed() {
        Hired.at(staff, accounts, judge, PASSWORD, "值班法官", Set.of(Role.JUDGE, Role.DUTY), Set.of("京0199"));
    }

    @AfterEach
    void goneAgain() {
        staff.find(judge).ifPresent(one -> staff.activate(accounts.actorOf("admin1"), judge, false));
    }

    @Test
    @DisplayName("值班法官登记了手机号码：紧急的保全申请一到，短信就到，不写当事人和事由；工作台和列表上写着，点开就是这一件，不再提示")
    void toldAtOnce() {
        employed();
        var browser = QuietBrowser.as(port, judge, PASSWORD);
        assertThat(browser.get("/staff").text()).contains("还没有登记您的手机号码");
        assertThat(phone(browser, "/account", "/account/staff-phone", phone.substring(0, 3) + " " + phone.substring(3))
                        .header("location"))
                .endsWith("/account");
        assertThat(browser.get("/account").text()).contains("手机号码已经保存", phone);
        assertThat(browser.get("/staff").text()).doesNotContain("还没有登记您的手机号码", "紧急");

        var court = new Stories(port);
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");

        until(() -> assertThat(texts(phone)).singleElement().satisfies(text -> assertThat(text)
                .contains("有一件紧急的申请等待您办理", "登录")
                .doesNotContain("张三", "李四", "保全", "/inbox", "送达")));
        assertThat(browser.get("/staff").text()).contains("紧急", "一件保全申请等待裁定");
        assertThat(browser.get("/staff/desk").text()).contains("一件保全申请等待裁定");
        var link = "/staff/urgent/"
                + jdbc.sql("select id from message where filing_id = cast(? as uuid) and account_id = ?")
                        .params(
                                filing,
                                accounts.findByUsername(judge).orElseThrow().id())
                        .query(UUID.class)
                        .single();
        assertThat(browser.get(link).status()).as("a look ahead").isEqualTo(405);
        assertThat(browser.get("/staff").text()).contains("一件保全申请等待裁定");
        assertThat(pressed(browser, link).header("location")).endsWith("/staff/filings/" + filing);
        assertThat(browser.get("/staff").text()).doesNotContain("一件保全申请等待裁定");
        assertThat(pressed(QuietBrowser.as(port, "judge1"), link).status()).isEqualTo(404);
    }

    private static QuietBrowser.Answer pressed(QuietBrowser browser, String link) {
        return browser.submit(link, Map.of("_csrf", browser.token("/staff")));
    }

    @Test
    @DisplayName("手机号码由本人或者管理员登记；座机不收，别人看不到")
    void whoseNumber() {
        employed();
        var page = "/admin/staff/" + judge;
        var administrator = QuietBrowser.as(port, "admin1");
        assertThat(phone(administrator, page, page + "/phone", "010-12345678")
                        .expecting(422)
                        .text())
                .contains("11 位手机号码", "010-12345678");
        phone(administrator, page, page + "/phone", phone).expecting(302);
        assertThat(administrator.get(page).text()).contains("手机号码已保存", phone);
        var own = QuietBrowser.as(port, judge, PASSWORD);
        assertThat(phone(own, "/account", "/account/staff-phone", "1234")
                        .expecting(422)
                        .text())
                .contains("11 位手机号码", "1234");
        assertThat(own.submit(
                                "/account/staff-phone",
                                Map.of(
                                        "phone",
                                        "13900139000",
                                        "phonePassword",
                                        "wrong",
                                        "_csrf",
                                        own.token("/account")))
                        .expecting(422)
                        .text())
                .contains("密码不对", "13900139000");
        assertThat(staff.find(judge).orElseThrow().phone()).isEqualTo(phone);
        phone(own, "/account", "/account/staff-phone", "").expecting(302);
        assertThat(own.get("/account").text()).doesNotContain(phone);
        assertThat(QuietBrowser.as(port, "supervisor1").get("/staff/absences").text())
                .doesNotContain("135");
        assertThat(jdbc.sql("select text from journal_leaf where kind = 'STAFF_PHONE' and text like ?")
                        .param("%" + judge + "%")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(text -> text.contains(phone));
    }

    @Test
    @DisplayName("外出的不告诉；值班的都没有登记号码时，也告诉庭长；同一件事只告诉一次")
    void whoIsTold() {
        employed();
        var court = new Stories(port);
        var filing = court.submitted();
        tell(filing, "a");
        assertThat(told(filing, "a")).contains(judge, "judge2").doesNotContain("judge1", "supervisor1");
        tell(filing, "a");
        assertThat(told(filing, "a")).doesNotHaveDuplicates();

        absences.record(
                accounts.actorOf("supervisor1"),
                "judge2",
                new Absences.Absence(LocalDate.now(), LocalDate.now().plusYears(50), null, null));
        try {
            tell(filing, "b");
        } finally {
            absences.record(accounts.actorOf("supervisor1"), "judge2", null);
        }
        assertThat(told(filing, "b")).contains(judge, "supervisor1").doesNotContain("judge2");
    }

    private static QuietBrowser.Answer phone(QuietBrowser browser, String page, String path, String typed) {
        return browser.submit(path, Map.of("phone", typed, "phonePassword", PASSWORD, "_csrf", browser.token(page)));
    }

    private void tell(String filing, String key) {
        together.executeWithoutResult(status -> onDuty.tell(FilingId.of(filing), Role.JUDGE, key, "一件紧急的申请等待裁定"));
    }

    private List<String> told(String filing, String key) {
        return jdbc.sql("""
                        select username from message join account on account.id = account_id
                        where filing_id = cast(? as uuid) and message.key = ?""").params(filing, key).query(String.class).list();
    }

    private List<String> texts(String to) {
        return CourtClient.anonymous(port)
                .get("/api/v1/sandbox/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("text");
    }
}
