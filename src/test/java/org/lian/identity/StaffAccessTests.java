package org.lian.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.keys.Vault;
import org.lian.reference.Courts;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** 正式运行: how the staff come to a password that no administrator knows. */
@CourtTest
class StaffAccessTests {
    private static final String TYPED = "typed by the administrator";
    private static final String OWN = "known to me alone";
    private static final Pattern LINK = Pattern.compile("/first-password/[\\w-]+");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AccountStore store;

    @Autowired
    Accounts accounts;

    @Autowired
    Vault vault;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    AccessTexts texts;

    @Autowired
    Journal journal;

    @Autowired
    BusinessClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SecondPersons seconds;

    @Autowired
    Powers powers;

    @Autowired
    Courts courts;

    @Autowired
    RoleExclusions exclusions;

    @Autowired
    StaffParticulars particulars;

    @Autowired
    TiedAccounts tied;

    private final String username = "own-" + UUID.randomUUID().toString().substring(0, 8);
    private StaffAccess access;
    private StaffDirectory staff;

    /** The directory as it is where the profile is not the demo's. */
    @BeforeEach
    void inProduction() {
        access = new StaffAccess(
                jdbc, store, vault, passwords, texts, journal, clock, transaction, new PasswordsByLink(true));
        staff = new StaffDirectory(
                store,
                new GivenPasswords(passwords, access, seconds, powers),
                courts,
                exclusions,
                powers,
                particulars,
                journal,
                clock);
    }

    /** Others count who is there to be given a task. */
    @AfterEach
    void nobodyStays() {
        jdbc.sql("update account set active = false where username like ?")
                .param(username + "%")
                .update();
    }

    @Test
    @DisplayName("没有手机号码的：管理员填的密码谁也登录不了；链接交给管理员，第二人确认以后才打得开，本人设密码，只能用一次，留痕")
    void aLinkIsHandedOver() {
        var link = added();

        assertThat(login(TYPED)).contains("/login?");
        assertThat(QuietBrowser.stranger(port).get(link).expecting(404).text()).contains("第二人还没有确认");
        assertThat(handedOver()).as("shown once").isNull();
        confirmed();
        var newcomer = QuietBrowser.stranger(port);
        var page = newcomer.get(link).expecting(200);
        assertThat(page.text()).contains(username);
        assertThat(page.all("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(choose(newcomer, link, "12345678").expecting(422).text()).contains("别人一猜就中");
        choose(newcomer, link, OWN).expecting(302);

        QuietBrowser.as(port, username, OWN).get("/staff").expecting(200);
        newcomer.get(link).expecting(404);
        assertThat(jdbc.sql("""
                        select l.kind from journal_leaf l join account a on a.id = l.actor_id
                        where a.username = ?""").param(username).query(String.class).list()).contains("PASSWORD_CHANGED");
    }

    @Test
    @DisplayName("第二人不同意的：链接打不开，账号谁也登录不了")
    void declined() {
        var link = added();
        powers.answer(
                accounts.actorOf("president1"),
                powers.openOf(username).orElseThrow().id(),
                Powers.Answer.DECLINE);

        QuietBrowser.stranger(port).get(link).expecting(404);
    }

    @Test
    @DisplayName("本人登记过手机号码的：重置以后原来的登录失效，链接发到本人手机，说是谁重置的；管理员什么也拿不到")
    void theOwnerIsSentTheLink() {
        var phone = working();
        transaction.executeWithoutResult(now -> staff.phone(accounts.actorOf(username), username, phone));
        var elsewhere = QuietBrowser.as(port, username, OWN);

        reset();

        assertThat(handedOver()).isNull();
        assertThat(powers.openOf(username)).isEmpty();
        assertThat(elsewhere.get("/staff").expecting(302).header("location")).endsWith("/login");
        assertThat(login(OWN)).contains("/login?");
        var text = text(phone);
        assertThat(text).contains("管理员 admin1 为您重置了", "不是您要求的");
        var link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        choose(QuietBrowser.stranger(port), link.group(), "another of my own").expecting(302);
        QuietBrowser.as(port, username, "another of my own").get("/staff").expecting(200);
    }

    @Test
    @DisplayName("手机号码是管理员刚填的：不作数，链接不发到那里，仍由第二人确认")
    void aTelephoneThatTheAdministratorTyped() {
        var phone = working();
        transaction.executeWithoutResult(now -> staff.phone(accounts.actorOf("admin1"), username, phone));

        reset();

        assertThat(powers.openOf(username)).isPresent();
        assertThat(handedOver()).isNotNull();
        QuietBrowser.as(port, username, OWN).get("/staff").expecting(200);
    }

    @Test
    @DisplayName("同一名管理员 30 天内开设、重置过的两个账号，在裁定、退费、规则上不算两个人；没有别人可以办的，照常办")
    void tiedForThirtyDays() {
        working();
        var judge = username + "-j";
        transaction.executeWithoutResult(now ->
                staff.add(accounts.actorOf("admin1"), judge, TYPED, "新来的法官", Set.of(Role.JUDGE), Set.of("京0199")));
        var offices = Set.of(Role.JUDGE, Role.SUPERVISOR);

        assertThat(tied.bar(username, judge, offices)).isTrue();
        assertThat(tied.bar(judge, username, offices)).isTrue();
        assertThat(tied.bar("clerk1", judge, offices)).isFalse();
        assertThat(tied.bar("clerk1", "judge1", offices)).isFalse();
        assertThat(tied.bar(username, judge, Set.of(Role.LITIGANT)))
                .as("nobody else is there")
                .isFalse();
        jdbc.sql(
                        "update account set created_at = created_at - interval '31 days', given_at = null where username in (?, ?)")
                .params(username, judge)
                .update();
        assertThat(tied.bar(username, judge, offices)).isFalse();
    }

    /** A newcomer; the link that the administrator has of him. */
    private String added() {
        transaction.executeWithoutResult(now ->
                staff.add(accounts.actorOf("admin1"), username, TYPED, "新来的", Set.of(Role.CLERK), Set.of("京0199")));
        return handedOver();
    }

    /** A newcomer who works already; a telephone that nobody has. */
    private String working() {
        var link = added();
        confirmed();
        choose(QuietBrowser.stranger(port), link, OWN).expecting(302);
        return "137" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));
    }

    private void reset() {
        transaction.executeWithoutResult(
                now -> staff.resetPassword(accounts.actorOf("admin1"), username, "typed once more"));
    }

    private String handedOver() {
        return transaction.execute(
                now -> access.handOver(accounts.actorOf("admin1"), username).orElse(null));
    }

    private void confirmed() {
        powers.answer(
                accounts.actorOf("president1"),
                powers.openOf(username).orElseThrow().id(),
                Powers.Answer.CONFIRM);
    }

    private String login(String password) {
        return QuietBrowser.stranger(port).login(username, password).header("location");
    }

    private static QuietBrowser.Answer choose(QuietBrowser browser, String link, String password) {
        return browser.submit(link, Map.of("_csrf", browser.token(link), "password", password, "repeated", password));
    }

    private String text(String to) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> {
                            var sent = new ArrayList<String>();
                            CourtClient.anonymous(port)
                                    .get("/api/v1/sandbox/messages?to=" + to)
                                    .expecting(200)
                                    .body()
                                    .get("items")
                                    .forEach(item -> sent.add(item.get("text").asText()));
                            return sent;
                        },
                        (List<String> sent) -> !sent.isEmpty())
                .get(0);
    }
}
