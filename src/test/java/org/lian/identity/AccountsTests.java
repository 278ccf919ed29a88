package org.lian.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who somebody is, and what they reach. */
@CourtTest
class AccountsTests {
    private static final CourtCode OUR_COURT = new CourtCode("京0199");

    @Autowired
    Accounts accounts;

    @Autowired
    AccountStore store;

    @Autowired
    Access access;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("演示账号可以登录，实名数据对得上")
    void demoAccounts() {
        var zhangsan = accounts.authenticate("zhangsan", "demo-zhangsan", "test");

        assertThat(zhangsan.name()).isEqualTo("张三");
        assertThat(zhangsan.idNumber()).isEqualTo("11010519850312008X");
        assertThat(zhangsan.phone()).isEqualTo("13800138000");
        assertThat(accounts.actorOf("clerk1").courts()).containsExactly(OUR_COURT);
        assertThat(accounts.actorOf("clerk3").courts()).containsExactly(new CourtCode("京0198"));
    }

    @Test
    @DisplayName("库里没有姓名、证件号码、电话和密码的明文")
    void nothingInClear() {
        var rows = jdbc.sql("select a::text || encode(a.content, 'escape') from account a")
                .query(String.class)
                .list();

        assertThat(rows).isNotEmpty();
        assertThat(String.join("\n", rows))
                .doesNotContain("张三", "11010519850312008X", "13800138000", "demo-zhangsan")
                .doesNotContain(new String("张三".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        assertThat(jdbc.sql("select distinct left(password_hash, 8) from account")
                        .query(String.class)
                        .list())
                .containsExactly("{bcrypt}");
    }

    @Test
    @DisplayName("密码照原样比对：不去空格，不改大小写；太长的退回，不截短")
    void passwordsAreTakenAsTyped() {
        var username = "typed-" + UUID.randomUUID().toString().substring(0, 8);
        var password = "  Yi Ju 话 ";
        accounts.register(passport(username, password), "test");

        assertThat(accounts.authenticate(username, password, "test").username()).isEqualTo(username);
        for (var almost : List.of(password.strip(), password.toLowerCase(Locale.ROOT))) {
            assertThatThrownBy(() -> accounts.authenticate(username, almost, "test"))
                    .isInstanceOf(Refusal.class);
        }
        accounts.register(passport(username + "-long", "a".repeat(72)), "test");
        assertThatThrownBy(() -> accounts.register(passport(username + "-longer", "a".repeat(73)), "test"))
                .isInstanceOf(Refusal.class);
    }

    private static Registration passport(String username, String password) {
        return new Registration(
                username, password, Account.Kind.PERSON, "John Smith", "PASSPORT", "X1234567", "+44 20 7946 0000");
    }

    @Test
    @DisplayName("证件查不了的，注册不拦，等人核对")
    void unknownPapersWaitForAPerson() {
        var account = accounts.register(
                new Registration(
                        "visitor-" + UUID.randomUUID().toString().substring(0, 8),
                        "a password to remember",
                        Account.Kind.PERSON,
                        "John Smith",
                        "PASSPORT",
                        "X1234567",
                        "+44 20 7946 0000"),
                "test");

        assertThat(account.verification()).isEqualTo(Account.Verification.PENDING);
        assertThat(new HumanIdentityCheck().verify(Account.Kind.PERSON, "张三", "RESIDENT_ID", "11010519850312008X"))
                .isEqualTo(Account.Verification.PENDING);
    }

    @Test
    @DisplayName("用户名不能重复")
    void usernamesAreUnique() {
        assertThatThrownBy(() -> accounts.register(
                        new Registration(
                                "zhangsan",
                                "a password to remember",
                                Account.Kind.PERSON,
                                "张三",
                                "RESIDENT_ID",
                                "11010519850312008X",
                                "13800138000"),
                        "test"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults().get(0).code()).isEqualTo("TAKEN"));
    }

    @Test
    @DisplayName("立案申请：本人和代理人读写，本院承办人只读，其他人看不到")
    void whoReachesAFiling() {
        var filing = FilingId.random();
        var owner = accounts.actorOf("zhangsan");
        var agent = accounts.actorOf("lawyer1");
        access.grant(filing, owner.accountId(), Access.Right.OWNER);
        access.grant(filing, agent.accountId(), Access.Right.AGENT);

        assertThat(Set.of("zhangsan", "lawyer1", "clerk1", "judge1", "supervisor1"))
                .allMatch(name -> access.mayRead(accounts.actorOf(name), filing, OUR_COURT));
        assertThat(Set.of("lisi", "clerk3", "analyst1", "admin1"))
                .noneMatch(name -> access.mayRead(accounts.actorOf(name), filing, OUR_COURT));
        access.requireWrite(owner, filing);
        access.requireWrite(agent, filing);
        for (var name : new String[] {"lisi", "clerk1", "admin1"}) {
            assertThatThrownBy(() -> access.requireWrite(accounts.actorOf(name), filing))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
    }

    @Test
    @DisplayName("生产环境见到演示账号就不启动")
    void productionRefusesDemoAccounts() {
        assertThatThrownBy(() -> new NoDemoAccounts(store).afterSingletonsInstantiated())
                .hasMessageContaining("演示账号");
    }
}
