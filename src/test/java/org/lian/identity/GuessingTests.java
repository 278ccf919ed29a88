package org.lian.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 猜密码: the guesser waits, nobody else does. */
@CourtTest
class GuessingTests {
    private static final String CLERK = "demo-clerk1";

    @Autowired
    Accounts accounts;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        jdbc.sql("delete from login_failure").update();
        jdbc.sql("delete from login_place").update();
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("陌生人输错五次，只有他那个地址要等；本人在别处照常登录")
    void aStrangerLocksNobodyOut() {
        wrong("clerk1", "203.0.113.7", 5);

        assertWaits("clerk1", CLERK, "203.0.113.7");
        accounts.authenticate("clerk1", CLERK, "203.0.113.8");
        assertWaits("clerk1", CLERK, "203.0.113.7");
    }

    @Test
    @DisplayName("日历拨回以后，拨回以前记下的失败次数不再算")
    void aCalendarThatWasSetBack() {
        wrong("clerk1", "203.0.113.7", 5);
        assertWaits("clerk1", CLERK, "203.0.113.7");

        clock.moveTo(Duration.ofDays(-40));
        accounts.authenticate("clerk1", CLERK, "203.0.113.7");
    }

    @Test
    @DisplayName("登录成功只清这个名字在这个地址的次数，不清别的地址、别的名字")
    void successClearsThatNameThere() {
        wrong("clerk1", "203.0.113.7", 4);
        wrong("clerk1", "203.0.113.8", 4);
        wrong("clerk2", "203.0.113.7", 4);
        accounts.authenticate("clerk1", CLERK, "203.0.113.7");

        wrong("clerk1", "203.0.113.7", 4);
        accounts.authenticate("clerk1", CLERK, "203.0.113.7");
        wrong("clerk1", "203.0.113.8", 1);
        assertWaits("clerk1", CLERK, "203.0.113.8");
        wrong("clerk2", "203.0.113.7", 1);
        assertWaits("clerk2", "demo-clerk2", "203.0.113.7");
    }

    @Test
    @DisplayName("一个地址的次数会随时间消退：大厅里一天输错两百次，谁也不用等")
    void aHallCollectsNothingOverADay() {
        for (var i = 0; i < 200; i++) {
            wrong("visitor" + i, "203.0.113.50", 1);
            clock.moveTo(clock.offset().plusMinutes(2));
        }

        accounts.authenticate("clerk1", CLERK, "203.0.113.50");
    }

    @Test
    @DisplayName("一个地址短时间里猜许多名字要等；在这个地址登录过的人不受牵连，过一会儿大家都能再试")
    void manyNamesFromOneAddress() {
        accounts.authenticate("clerk2", "demo-clerk2", "203.0.113.7");
        for (var i = 0; i < 50; i++) {
            wrong("invented" + i, "203.0.113.7", 1);
        }

        assertWaits("clerk1", CLERK, "203.0.113.7");
        accounts.authenticate("clerk2", "demo-clerk2", "203.0.113.7");
        accounts.authenticate("clerk1", CLERK, "203.0.113.8");
        clock.moveTo(clock.offset().plusSeconds(20));
        accounts.authenticate("clerk1", CLERK, "203.0.113.7");
    }

    @Test
    @DisplayName("IPv6 按 /64 网段计，换后半段地址没有用")
    void ofIpv6TheNetworkCounts() {
        for (var i = 1; i <= 5; i++) {
            wrong("clerk1", "2001:db8:7:1::" + i, 1);
        }

        assertWaits("clerk1", CLERK, "2001:db8:7:1:ffff:ffff:ffff:ffff");
        accounts.authenticate("clerk1", CLERK, "2001:db8:7:2::1");
    }

    @Test
    @DisplayName("从许多地址猜同一个名字，越猜越慢；本人在登录过的地方照常登录")
    void oneNameFromManyAddresses() {
        accounts.authenticate("clerk1", CLERK, "203.0.113.200");
        for (var i = 0; i < 40; i++) {
            wrong("clerk1", "198.51.100." + i, 1);
            clock.moveTo(clock.offset().plusMinutes(i < 29 ? 0 : 2));
        }

        wrong("clerk1", "198.51.100.99", 1);
        assertWaits("clerk1", CLERK, "198.51.100.100");
        accounts.authenticate("clerk1", CLERK, "203.0.113.200");
        clock.moveTo(clock.offset().plusMinutes(6));
        accounts.authenticate("clerk1", CLERK, "198.51.100.100");
    }

    @Test
    @DisplayName("有人从许多地址不停地猜一个名字：本人换了地址，用登录过的设备照常登录；猜的人没有那台设备")
    void aPollerKeepsNobodyOut() {
        accounts.authenticate("clerk1", CLERK, "203.0.113.200");
        var device = accounts.deviceOf(accounts.actorOf("clerk1"), null);
        for (var i = 0; i < 60; i++) {
            refusalOf("clerk1", "wrong-password", "198.51.100." + i);
        }

        for (var i = 0; i < 30; i++) {
            // Whoever asks first when the wait is over is looked at, and that is the poller.
            refusalOf("clerk1", "wrong-password", "192.0.2." + i);
            assertWaits("clerk1", CLERK, "203.0.113." + i);
            accounts.authenticate("clerk1", CLERK, LoginOrigin.of("203.0.113." + i, device));
            clock.moveTo(clock.offset().plusSeconds(20));
        }
        refusalOf("clerk1", "wrong-password", "192.0.2.200");
        assertThatThrownBy(() -> accounts.authenticate(
                        "clerk1", CLERK, LoginOrigin.of("192.0.2.201", "3f0e9a52-8f44-4a53-9a39-6d6f5b0f7a11")))
                .isInstanceOf(LoginWait.class);
    }

    @Test
    @DisplayName("设备的记号只对它登录过的名字有用，五次以后也要等；同一网络里别人猜错，不让有记号的人等")
    void aDeviceIsCountedAlone() {
        var device = accounts.deviceOf(accounts.actorOf("clerk1"), null);
        assertThat(accounts.deviceOf(accounts.actorOf("clerk1"), device)).isEqualTo(device);
        assertThat(accounts.deviceOf(accounts.actorOf("clerk2"), device)).isNotEqualTo(device);
        assertThat(accounts.deviceOf(accounts.actorOf("clerk2"), "planted")).isNotEqualTo("planted");

        wrong("clerk1", "203.0.113.7", 5);
        assertWaits("clerk1", CLERK, "203.0.113.7");
        accounts.authenticate("clerk1", CLERK, LoginOrigin.of("203.0.113.7", device));

        for (var i = 0; i < 5; i++) {
            assertThatThrownBy(() ->
                            accounts.authenticate("clerk1", "wrong-password", LoginOrigin.of("203.0.113.9", device)))
                    .hasMessageContaining("unauthenticated");
        }
        assertThatThrownBy(() -> accounts.authenticate("clerk1", CLERK, LoginOrigin.of("203.0.113.9", device)))
                .isInstanceOf(LoginWait.class);
    }

    @Test
    @DisplayName("要等的说清为什么、还要等几分钟：在这里猜错的，网络太忙的，名字被人到处猜的")
    void theWordsAreTrue() {
        wrong("clerk1", "203.0.113.7", 5);
        assertThat(refusalOf("clerk1", CLERK, "203.0.113.7").detail()).contains("在您这里连续输错了密码", "请 15 分钟后再试");
        clock.moveTo(clock.offset().plusMinutes(11));
        assertThat(refusalOf("clerk1", CLERK, "203.0.113.7").detail()).contains("请 4 分钟后再试");

        for (var i = 0; i < 50; i++) {
            wrong("invented" + i, "203.0.113.8", 1);
        }
        assertThat(refusalOf("clerk2", "demo-clerk2", "203.0.113.8").detail()).contains("您所在的网络", "请 1 分钟后再试");

        for (var i = 0; i < 30; i++) {
            wrong("judge1", "198.51.100." + i, 1);
        }
        assertThat(refusalOf("judge1", "demo-judge1", "203.0.113.9").detail())
                .contains("有人在许多地方输错", "请 1 分钟后再试", "以前登录过的设备和网络不受影响")
                .doesNotContain("15 分钟");
    }

    @Test
    @DisplayName("有没有这个名字，数法和说法都一样")
    void unknownNamesAreCountedAlike() {
        wrong("nobody-of-this-name", "203.0.113.7", 5);
        wrong("clerk1", "203.0.113.7", 5);

        assertThat(refusalOf("nobody-of-this-name", "whatever-it-is", "203.0.113.7")
                        .detail())
                .isEqualTo(refusalOf("clerk1", "whatever-it-is", "203.0.113.7").detail())
                .contains("请 15 分钟后再试");
        assertThat(refusalOf("nobody-of-this-name", "whatever-it-is", "203.0.113.9")
                        .detail())
                .isEqualTo(refusalOf("clerk1", "whatever-it-is", "203.0.113.9").detail())
                .contains("用户名或者密码不对");
    }

    @Test
    @DisplayName("旧的次数不留，地址不留原样")
    void oldCountsAreForgotten() {
        wrong("clerk1", "203.0.113.7", 1);
        accounts.authenticate("clerk1", CLERK, "203.0.113.8");
        assertThat(jdbc.sql(
                                "select count(*) from login_failure where subject like '%203.0%' or subject like '%clerk1%'")
                        .query(Long.class)
                        .single())
                .isZero();
        clock.moveTo(clock.offset().plusDays(2));

        wrong("clerk2", "203.0.113.9", 1);

        assertThat(jdbc.sql("select count(*) from login_failure")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        clock.moveTo(clock.offset().plusDays(200));
        accounts.authenticate("clerk2", "demo-clerk2", "203.0.113.9");
        assertThat(jdbc.sql("select count(*) from login_place")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("同一网络一小时里注册太多账号的，请稍后再注册；别处和过后照常")
    void registrationsOfOneNetwork() {
        for (var i = 0; i < 60; i++) {
            accounts.register(wish("hall-" + i), "203.0.113.7");
        }

        assertThatThrownBy(() -> accounts.register(wish("hall-60"), "203.0.113.7"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
                    assertThat(refusal.detail()).contains("请 1 分钟后再试", "窗口");
                });
        accounts.register(wish("elsewhere"), "203.0.113.8");
        clock.moveTo(clock.offset().plusMinutes(2));
        accounts.register(wish("hall-60"), "203.0.113.7");
    }

    @Test
    @DisplayName("忘记密码找谁：登录前两种人都说到，工作人员不被指去诉讼服务热线；登录着的只说他该找的人")
    void whoHelpsWithAForgottenPassword() {
        wrong("clerk1", "203.0.113.7", 5);
        assertThat(refusalOf("clerk1", CLERK, "203.0.113.7").detail())
                .contains("当事人请联系诉讼服务中心", "工作人员请联系本院管理员")
                .doesNotContain("热线");

        assertThat(changing("clerk1", "203.0.113.7"))
                .contains("15 分钟", "请联系本院管理员")
                .doesNotContain("诉讼服务");
        assertThat(changing("clerk1", "203.0.113.8")).contains("请联系本院管理员").doesNotContain("诉讼服务");
        assertThat(changing("zhangsan", "203.0.113.8")).contains("登录页上写着怎样办").doesNotContain("管理员");
    }

    private String changing(String username, String address) {
        try {
            accounts.changePassword(accounts.actorOf(username), "wrong-password", "a new one to remember", address);
        } catch (Refusal refusal) {
            return refusal.detail();
        }
        throw new AssertionError("The wrong password was taken");
    }

    private static Registration wish(String username) {
        return new Registration(
                username,
                "a password to remember",
                Account.Kind.PERSON,
                "John Smith",
                "PASSPORT",
                "X1234567",
                "+44 20 7946 0000");
    }

    private void wrong(String username, String address, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(refusalOf(username, "wrong-password", address).kind()).isEqualTo(Refusal.Kind.UNAUTHENTICATED);
        }
    }

    private void assertWaits(String username, String password, String address) {
        assertThat(refusalOf(username, password, address).kind()).isEqualTo(Refusal.Kind.TOO_MANY);
    }

    private Refusal refusalOf(String username, String password, String address) {
        try {
            accounts.authenticate(username, password, address);
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError(username + " was let in from " + address);
    }
}
