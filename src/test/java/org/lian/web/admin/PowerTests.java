package org.lian.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 庭长, 院长 and 管理员 are given by two people. */
@CourtTest
class PowerTests {
    private static final String COURT = "京0199";
    private static final String POWERS = "/staff/powers";
    private static final String PASSWORD = "one of my own 2026";
    private static final Pattern WISH = Pattern.compile("name=\"wish\" value=\"([0-9a-f-]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    BusinessClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private final String username = "power-" + UUID.randomUUID().toString().substring(0, 8);
    private final String page = "/admin/staff/" + username;
    private QuietBrowser administrator;
    private QuietBrowser president;

    @BeforeEach
    void aClerk() {
        // Other tests of this court ask for power as well.
        jdbc.sql("delete from power_request").update();
        Hired.at(staff, accounts, username, PASSWORD, "要当庭长的", Set.of(Role.CLERK), Set.of("京0199"));
        administrator = QuietBrowser.as(port, "admin1");
        president = QuietBrowser.as(port, "president1");
    }

    @AfterEach
    void nothingWaitsAndNobodyStays() {
        jdbc.sql("delete from power_request").update();
        jdbc.sql("delete from power_held where account_id in (select id from account where username like ?)")
                .param(username + "%")
                .update();
        jdbc.sql("update account set active = false where username like ?")
                .param(username + "%")
                .update();
    }

    @Test
    @DisplayName("给庭长：院长确认以前什么都没有变，页面都写着在等谁；提出的人不能自己确认；确认以后生效，两个人的名字都留痕")
    void twoPeopleGivePower() {
        askFor("SUPERVISOR");

        assertThat(administrator.get(page).text()).contains("已提出改岗位或者法院，等第二人确认以后生效", "等待确认：<b>庭长</b>", "admin1");
        assertThat(administrator.get("/admin/staff?q=" + username).text()).contains("改动待确认");
        assertThat(roles()).containsExactly("CLERK");
        assertThat(administrator
                        .get("/api/v1/admin/staff/" + username)
                        .json()
                        .at("/awaiting/0")
                        .asText())
                .isEqualTo("SUPERVISOR");
        var clerk = QuietBrowser.as(port, username, PASSWORD);
        clerk.get("/staff/board").expecting(403);
        assertThat(answer(administrator, "CONFIRM").expecting(403).text()).contains("提出的人不能自己确认");
        assertThat(roles()).containsExactly("CLERK");

        assertThat(president.get("/staff").text()).contains("有 1 项改动等您确认");
        assertThat(president.get(POWERS).text()).contains("要当庭长的", "庭长", "admin1");
        answer(president, "CONFIRM").expecting(302);

        assertThat(president.get(POWERS).text()).contains("已确认：要当庭长的 的岗位 庭长", "现在没有等待确认的改动");
        assertThat(roles()).containsExactly("SUPERVISOR");
        clerk.get("/staff/board").expecting(200);
        assertThat(jdbc.sql("""
                        select l.kind || ' ' || a.username from journal_leaf l join account a on a.id = l.actor_id
                        where l.kind like 'POWER%' and l.text like ? order by l.id""").param("%" + username + "%").query(String.class).list())
                .containsExactly("POWER_ASKED admin1", "POWER_CONFIRM president1");
        assertThat(jdbc.sql("select text from journal_leaf where kind = 'POWER_CONFIRM' and text like ?")
                        .param("%" + username + "%")
                        .query(String.class)
                        .single())
                .contains("admin1");
    }

    @Test
    @DisplayName("不同意、撤回：什么都没有变；撤回只有提出的人可以；已经办理的再办，说已经有人办理")
    void declinedAndTakenBack() {
        askFor("SUPERVISOR");
        assertThat(answer(president, "TAKE_BACK").expecting(403).text()).contains("只有提出的人可以撤回");
        answer(president, "DECLINE").expecting(302);
        assertThat(roles()).containsExactly("CLERK");

        askFor("SUPERVISOR");
        var wish = wish(administrator);
        answer(administrator, "TAKE_BACK").expecting(302);
        assertThat(administrator.get(page).text()).doesNotContain("等待确认");
        assertThat(submit(president, POWERS, Map.of("wish", wish, "answer", "CONFIRM"))
                        .expecting(404)
                        .text())
                .contains("可能已经有人办理");
        assertThat(roles()).containsExactly("CLERK");
    }

    @Test
    @DisplayName("再次保存岗位，代替等待的那一项；新开的账号确认以前没有岗位")
    void theLaterChoiceCounts() {
        askFor("SUPERVISOR");
        administrator
                .submit(
                        page + "/duties",
                        Map.of("roles", "JUDGE", "courts", "京0199", "_csrf", administrator.token(page)))
                .expecting(302);
        assertThat(roles()).containsExactly("JUDGE");
        assertThat(president.get(POWERS).text()).contains("现在没有等待确认的改动");

        var newcomer = username + "-b";
        administrator
                .submit(
                        "/admin/staff",
                        Map.of(
                                "username", newcomer,
                                "displayName", "新庭长",
                                "password", "given at the desk",
                                "roles", "SUPERVISOR",
                                "courts", "京0199",
                                "_csrf", administrator.token("/admin/staff")))
                .expecting(302);
        assertThat(staff.find(newcomer).orElseThrow().roles()).isEmpty();
        answer(president, "CONFIRM").expecting(302);
        assertThat(staff.find(newcomer).orElseThrow().roles()).containsExactly(Role.SUPERVISOR);
    }

    @Test
    @DisplayName("另一名管理员也可以确认；30 天内由提出的人开设或者重置过密码的账号不为他确认；新的管理员由院长确认")
    void anotherAdministrator() {
        assign(username, "ADMINISTRATOR", COURT);
        answer(president, "CONFIRM").expecting(302);
        var second = QuietBrowser.as(port, username, PASSWORD);
        second.get("/admin/staff").expecting(200);
        var other = username + "-c";
        Hired.at(staff, accounts, other, PASSWORD, "另一位", Set.of(Role.CLERK), Set.of(COURT));
        assign(other, "SUPERVISOR", COURT);

        assertThat(answer(second, "CONFIRM").expecting(403).text()).contains("30 天", "admin1", "president1");
        assertThat(rolesOf(other)).containsExactly("CLERK");

        longAgo(username);
        answer(second, "CONFIRM").expecting(302);
        assertThat(rolesOf(other)).containsExactly("SUPERVISOR");
    }

    @Test
    @DisplayName("取消庭长：第二人确认以前还是庭长；确认页写明改的是什么")
    void takingAway() {
        holds("SUPERVISOR");

        assign(username, "JUDGE", COURT);

        assertThat(roles()).containsExactly("SUPERVISOR");
        assertThat(president.get(POWERS).text()).contains("改岗位或者法院", "立案法官", "现在的岗位");
        answer(president, "CONFIRM").expecting(302);
        assertThat(roles()).containsExactly("JUDGE");
    }

    @Test
    @DisplayName("停用院长的账号：第二人确认以前照常登录，本人不能为自己确认；确认以后登录失效；再启用也要确认")
    void closing() {
        holds("PRESIDENT");
        var affected = QuietBrowser.as(port, username, PASSWORD);

        assertThat(changed("/activation", Map.of("active", "false"))).contains("等", "确认以后生效");

        affected.get("/staff").expecting(200);
        assertThat(administrator.get(page).text()).contains("等待确认：<b>停用账号</b>", "president1");
        assertThat(answer(affected, "CONFIRM").expecting(403).text()).contains("自己的");
        answer(president, "CONFIRM").expecting(302);
        affected.get("/staff").expecting(302);

        changed("/activation", Map.of("active", "true"));
        assertThat(staff.find(username).orElseThrow().active()).isFalse();
        answer(president, "CONFIRM").expecting(302);
        assertThat(staff.find(username).orElseThrow().active()).isTrue();
    }

    @Test
    @DisplayName("重置庭长的密码：第二人确认以前还是原来的密码；确认以后用新的，本人须先改成自己的；新密码的散列不留在申请里")
    void resetting() {
        holds("SUPERVISOR");

        assertThat(changed("/password", Map.of("password", "given at the desk")))
                .contains("确认以后生效");

        QuietBrowser.as(port, username, PASSWORD).get("/staff").expecting(200);
        answer(president, "CONFIRM").expecting(302);
        assertThat(QuietBrowser.as(port, username, "given at the desk")
                        .get("/staff")
                        .expecting(302)
                        .header("location"))
                .endsWith("/account/first-password");
        assertThat(jdbc.sql("select count(*) from power_request where password_hash is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("改唯一的院长：管理员一个人改不动，院长不为自己确认；本院没有别的管理员和院长，外院也没有的，由庭长确认，页面写出是谁")
    void theOnlyPresident() {
        assign("president1", "JUDGE", COURT);
        try {
            assertThat(rolesOf("president1")).containsExactly("PRESIDENT");
            assertThat(administrator.get("/admin/staff/president1").text()).contains("supervisor1");
            assertThat(answer(president, "CONFIRM").expecting(403).text()).contains("自己的");
            var head = QuietBrowser.as(port, "supervisor1");
            assertThat(head.get("/staff").text()).contains("等您确认");
            answer(head, "DECLINE").expecting(302);
        } finally {
            jdbc.sql("delete from power_request").update();
        }
    }

    @Test
    @DisplayName("一个人当不成两个人：开设账号、给密码的人 30 天内不为这个账号确认，名单里没有他；满 30 天的可以")
    void whoIsBehindTheAsker() {
        holds("ADMINISTRATOR");
        var creature = QuietBrowser.as(port, username, PASSWORD);
        var other = hired("-d");
        assign(creature, other, "PRESIDENT", COURT);

        assertThat(creature.get(POWERS).text()).contains("（president1，").doesNotContain("（admin1，");
        assertThat(answer(creature, administrator, "CONFIRM").expecting(403).text())
                .contains("30 天", "（president1，");
        assertThat(rolesOf(other)).containsExactly("CLERK");

        longAgo(username);
        givenPasswordBy("admin1", username);
        answer(creature, administrator, "CONFIRM").expecting(403);
        longAgo(username);
        assertThat(creature.get(POWERS).text()).contains("（admin1，");
        answer(creature, administrator, "CONFIRM").expecting(302);
        assertThat(rolesOf(other)).containsExactly("PRESIDENT");
    }

    @Test
    @DisplayName("30 天内由同一个人开设或者给过密码的两个账号，不互相确认；隔着一个账号的也不")
    void whoIsBehindBoth() {
        holds("ADMINISTRATOR");
        var sibling = hired("-s");
        assign(sibling, "ADMINISTRATOR", COURT);
        answer(president, "CONFIRM").expecting(302);
        var first = QuietBrowser.as(port, username, PASSWORD);
        var second = QuietBrowser.as(port, sibling, PASSWORD);
        assign(first, hired("-e"), "SUPERVISOR", COURT);

        assertThat(answer(first, second, "CONFIRM").expecting(403).text()).contains("30 天", "同一个人");
        longAgo(username);
        assertThat(first.get(POWERS).text()).contains("（" + sibling + "，");
        longAgo(sibling);
        givenPasswordBy("admin1", username);
        givenPasswordBy(username, sibling);
        assertThat(first.get(POWERS).text()).doesNotContain("（" + sibling + "，", "（admin1，");
        longAgo(username);
        longAgo(sibling);
        givenPasswordBy("admin1", username);
        givenPasswordBy("admin1", sibling);
        answer(first, second, "CONFIRM").expecting(403);
    }

    @Test
    @DisplayName("谁开设的账号，也不为改他自己的岗位、账号确认")
    void whomTheWishIsAboutIsNotBehindTheConfirmer() {
        var creature = hired("-f");
        assign(creature, "ADMINISTRATOR", COURT);
        answer(president, "CONFIRM").expecting(302);
        longAgo(creature);
        holds("SUPERVISOR");
        givenPasswordBy(username, creature);

        changed("/activation", Map.of("active", "false"));

        assertThat(administrator.get(page).text()).contains("（president1，").doesNotContain("（" + creature + "，");
        answer(QuietBrowser.as(port, creature, PASSWORD), "CONFIRM").expecting(403);
    }

    @Test
    @DisplayName("管全部法院的管理员：由管全部法院的提出，由另一名管全部法院的确认，一个法院的院长不确认；没有另一名的才由院长")
    void administratorsOfAllCourts() {
        var root = installationAdministrator("-root");
        var wanted = hired("-g");
        assign(root, wanted, "ADMINISTRATOR", "");
        assertThat(root.get(POWERS).text()).contains("（president1，");

        var other = installationAdministrator("-root2");
        assertThat(root.get(POWERS).text()).contains("（" + username + "-root2，").doesNotContain("（president1，");
        answer(root, president, "CONFIRM").expecting(403);
        answer(root, other, "CONFIRM").expecting(302);
        assertThat(rolesOf(wanted)).containsExactly("ADMINISTRATOR");
    }

    @Test
    @DisplayName("刚设立的法院，别的法院有管理员或者院长的：管全部法院的管理员也不一个人给岗位，由他们确认")
    void theFirstDaysOfACourt() {
        var root = installationAdministrator("-root");
        var first = username + "-p";
        hire(root, first, "PRESIDENT", "京0101");

        assertThat(rolesOf(first)).isEmpty();
        assertThat(root.get("/admin/staff/" + first).text()).contains("等待确认", "（president1，");
        answer(root, president, "CONFIRM").expecting(302);
        assertThat(rolesOf(first)).containsExactly("PRESIDENT");
    }

    @Test
    @DisplayName("全系统还没有第二个人：首任管理员提出即生效，留痕；他开设的院长满 30 天以后，哪个法院的都要确认，账号停用了也一样")
    void theFirstDaysOfAnInstallation() {
        var one = hired("-first");
        new TransactionTemplate(transactions).executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            var root = theOnlyOne(one);
            var first = username + "-p";
            add(root, first, Role.PRESIDENT, "京0101");
            assertThat(rolesOf(first)).containsExactly("PRESIDENT");
            var head = username + "-h";
            add(root, head, Role.SUPERVISOR, "京0101");
            assertThat(rolesOf(head)).containsExactly("SUPERVISOR");
            assertThat(jdbc.sql("select count(*) from journal_leaf where kind = 'POWER_GIVEN_ALONE' and text like ?")
                            .param("%" + username + "-%")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);

            longAgo(first);
            jdbc.sql("update account set active = false where username = ?")
                    .param(first)
                    .update();
            for (var court : List.of("京0101", "京0102")) {
                var next = username + "-n" + court.substring(1);
                add(root, next, Role.PRESIDENT, court);
                assertThat(rolesOf(next)).as(court).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("改庭长的姓名、手机号码：第二人或者本人确认以前不变，确认的人看得到改成什么；号码、姓名不留在申请里")
    void nameAndPhone() {
        holds("SUPERVISOR");
        longAgo(username);
        var affected = QuietBrowser.as(port, username, PASSWORD);

        assertThat(changed("/name", Map.of("displayName", "我的人"))).contains("已提出更正姓名，等第二人确认以后生效");
        assertThat(staff.find(username).orElseThrow().displayName()).isEqualTo("要当庭长的");
        assertThat(president.get(POWERS).text()).contains("更正姓名", "我的人", "要当庭长的");
        answer(president, "DECLINE").expecting(302);
        assertThat(staff.find(username).orElseThrow().displayName()).isEqualTo("要当庭长的");

        changed("/name", Map.of("displayName", "改了名的"));
        assertThat(affected.get("/staff").text()).contains("有 1 项改动等您确认");
        answer(affected, "CONFIRM").expecting(302);
        assertThat(staff.find(username).orElseThrow().displayName()).isEqualTo("改了名的");

        changed("/phone", Map.of("phone", "13800138077"));
        assertThat(staff.find(username).orElseThrow().phone()).isEmpty();
        assertThat(president.get(POWERS).text()).contains("改手机号码", "13800138077");
        answer(president, "CONFIRM").expecting(302);
        assertThat(staff.find(username).orElseThrow().phone()).isEqualTo("13800138077");
        assertThat(jdbc.sql("select count(*) from power_request where said is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql(
                                "select kind from journal_leaf where kind in ('STAFF_RENAMED', 'STAFF_PHONE') and text like ?")
                        .param("%" + username + "%")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("STAFF_RENAMED", "STAFF_PHONE");
    }

    @Test
    @DisplayName("本人改自己的手机号码，不用确认；管理员改自己的姓名要确认")
    void onesOwn() {
        holds("SUPERVISOR");
        submit(
                        QuietBrowser.as(port, username, PASSWORD),
                        "/account/staff-phone",
                        Map.of("phone", "13800138078", "phonePassword", PASSWORD))
                .expecting(302);
        assertThat(staff.find(username).orElseThrow().phone()).isEqualTo("13800138078");

        submit(administrator, "/admin/staff/admin1/name", Map.of("displayName", "王院长"))
                .expecting(302);
        assertThat(staff.find("admin1").orElseThrow().displayName()).doesNotContain("王院长");
        answer(administrator, "CONFIRM").expecting(403);
    }

    /** The office, as two people gave it. */
    private void holds(String role) {
        assign(username, role, COURT);
        answer(president, "CONFIRM").expecting(302);
        assertThat(roles()).containsExactly(role);
    }

    private String changed(String act, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", administrator.token(page));
        administrator.submit(page + act, form).expecting(302);
        return administrator.get(page).text();
    }

    /** As if the account had been opened last year. */
    private void longAgo(String who) {
        jdbc.sql("""
                        update account set created_at = created_at - interval '1 year',
                          given_at = given_at - interval '1 year' where username = ?""").param(who).update();
    }

    /** As a reset that took effect now. */
    private void givenPasswordBy(String giver, String who) {
        jdbc.sql("""
                        update account set given_at = :now, given_by = (select id from account where username = :giver)
                        where username = :who""")
                .param("now", CourtTime.column(clock.now()))
                .param("giver", giver)
                .param("who", who)
                .update();
    }

    /** One more clerk of the court, opened by admin1 just now. */
    private String hired(String suffix) {
        Hired.at(staff, accounts, username + suffix, PASSWORD, "另一位", Set.of(Role.CLERK), Set.of(COURT));
        return username + suffix;
    }

    /** Opened long ago, by whomever. */
    private QuietBrowser installationAdministrator(String suffix) {
        var root = hired(suffix);
        longAgo(root);
        ofAllCourts(root);
        return QuietBrowser.as(port, root, PASSWORD);
    }

    private void ofAllCourts(String root) {
        jdbc.sql(
                        "update account_role set role = 'ADMINISTRATOR' where account_id = (select id from account where username = ?)")
                .param(root)
                .update();
        jdbc.sql("delete from account_court where account_id = (select id from account where username = ?)")
                .param(root)
                .update();
    }

    /** The first administrator of an installation that has nobody else and never had. */
    private Actor theOnlyOne(String root) {
        ofAllCourts(root);
        jdbc.sql("delete from power_held").update();
        jdbc.sql("insert into power_held select id, '' from account where username = ?")
                .param(root)
                .update();
        jdbc.sql("update account set active = false where kind = 'STAFF' and username <> ?")
                .param(root)
                .update();
        jdbc.sql("update account set opened_by = null, given_by = null where username = ?")
                .param(root)
                .update();
        return accounts.actorOf(root);
    }

    private void add(Actor by, String newcomer, Role role, String court) {
        staff.add(by, newcomer, "given at the desk", "新来的", Set.of(role), Set.of(court));
    }

    private static void hire(QuietBrowser who, String newcomer, String role, String court) {
        who.submit(
                        "/admin/staff",
                        Map.of(
                                "username",
                                newcomer,
                                "displayName",
                                "新来的",
                                "password",
                                "given at the desk",
                                "roles",
                                role,
                                "courts",
                                court,
                                "_csrf",
                                who.token("/admin/staff")))
                .expecting(302);
    }

    private List<String> rolesOf(String who) {
        return staff.find(who).orElseThrow().roles().stream().map(Role::name).toList();
    }

    private List<String> roles() {
        return rolesOf(username);
    }

    private void askFor(String role) {
        assign(username, role, "京0199");
    }

    private void assign(String who, String role, String court) {
        assign(administrator, who, role, court);
    }

    private static void assign(QuietBrowser asker, String who, String role, String court) {
        submit(asker, "/admin/staff/" + who + "/duties", Map.of("roles", role, "courts", court))
                .expecting(302);
    }

    private QuietBrowser.Answer answer(QuietBrowser who, String answer) {
        return answer(administrator, who, answer);
    }

    private static QuietBrowser.Answer answer(QuietBrowser asker, QuietBrowser who, String answer) {
        return submit(who, POWERS, Map.of("wish", wish(asker), "answer", answer));
    }

    /** The one wish that waits, from the page of the administrator who asked. */
    private static String wish(QuietBrowser asker) {
        var found = WISH.matcher(asker.get(POWERS).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static QuietBrowser.Answer submit(QuietBrowser who, String action, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", who.token("/account"));
        return who.submit(action, form);
    }
}
