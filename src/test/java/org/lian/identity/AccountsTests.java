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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.database.TestPostgres;
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
    StaffDirectory staff;

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
        accounts.register(passport(username + "-long", "abcd".repeat(18)), "test");
        assertThatThrownBy(() -> accounts.register(passport(username + "-longer", "abcd".repeat(18) + "e"), "test"))
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
    @DisplayName("身份证末位的 x 小写也收，记成大写；其他证件照填写的记")
    void aSmallXIsTheSameNumber() {
        var resident = accounts.register(
                new Registration(
                        "small-x-" + UUID.randomUUID().toString().substring(0, 8),
                        "a password to remember",
                        Account.Kind.PERSON,
                        "张三",
                        "RESIDENT_ID",
                        "11010519850312008x",
                        "13800138000"),
                "198.51.100.7");
        var other = accounts.register(
                new Registration(
                        "small-p-" + UUID.randomUUID().toString().substring(0, 8),
                        "a password to remember",
                        Account.Kind.PERSON,
                        "xiao max",
                        "PASSPORT",
                        "x123456x",
                        "13800138000"),
                "198.51.100.7");

        assertThat(resident.idNumber()).isEqualTo("11010519850312008X");
        assertThat(resident.verification()).isEqualTo(Account.Verification.VERIFIED);
        assertThat(accounts.find(resident.id()).orElseThrow().idNumber()).isEqualTo("11010519850312008X");
        assertThat(other.idNumber()).isEqualTo("x123456x");
        assertThat(other.name()).isEqualTo("xiao max");
    }

    @Test
    @DisplayName("证件号码带空格、全角的看得懂；单位的代码填在“居民身份证”下面也认得；没有另起用户名的，用手机号码登录，怎样写都认得")
    void whatIsMeantIsUnderstood() {
        var phone = "139" + String.format("%08d", System.nanoTime() % 100_000_000);
        var spaced = phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7);
        var person = accounts.register(
                new Registration(
                        " ",
                        "a password to remember",
                        Account.Kind.PERSON,
                        "张三",
                        "RESIDENT_ID",
                        "１１０１０５ 19850312 008x",
                        spaced),
                "198.51.100.8");
        assertThat(person.idNumber()).isEqualTo("11010519850312008X");
        assertThat(person.phone()).isEqualTo(phone);
        assertThat(accounts.authenticate(spaced, "a password to remember", "198.51.100.8")
                        .username())
                .isEqualTo(phone);

        var company = accounts.register(
                new Registration(
                        "company-" + UUID.randomUUID().toString().substring(0, 8),
                        "a password to remember",
                        Account.Kind.ORGANISATION,
                        "某某公司",
                        "RESIDENT_ID",
                        "91350100m000100y43",
                        phone),
                "198.51.100.8");
        assertThat(company.idType()).isEqualTo("USCC");
        assertThat(company.idNumber()).isEqualTo("91350100M000100Y43");
    }

    @Test
    @DisplayName("单位不用经办人的身份证注册：证件类型一栏说明用什么")
    void aCompanyIsNoPerson() {
        assertThatThrownBy(() -> accounts.register(
                        new Registration(
                                "company-" + UUID.randomUUID().toString().substring(0, 8),
                                "a password to remember",
                                Account.Kind.ORGANISATION,
                                "某某公司",
                                "RESIDENT_ID",
                                "11010519850312008X",
                                "13800138000"),
                        "198.51.100.10"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.field()).isEqualTo("idType");
                            assertThat(fault.message()).contains("统一社会信用代码", "个人");
                        }));
    }

    @Test
    @DisplayName("错处按页面上的顺序说")
    void faultsComeInTheOrderOfThePage() {
        assertThatThrownBy(() -> accounts.register(
                        new Registration("？", "短", null, "", "RESIDENT_ID", "1", "无"), "198.51.100.9"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.faults())
                        .extracting(Refusal.Fault::field)
                        .containsExactly("kind", "name", "idNumber", "phone", "username", "password"));
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
    @DisplayName("用户名不分大小写：换个大小写不是另一个名字，登录照样认得，猜错的次数算在一起")
    void capitalsMakeNoOtherName() {
        var username = "Capital-" + UUID.randomUUID().toString().substring(0, 8);
        var password = "a password to remember";
        accounts.register(passport(username, password), "198.51.100.1");

        for (var other : List.of(username.toLowerCase(Locale.ROOT), username.toUpperCase(Locale.ROOT), "ZhangSan")) {
            assertThatThrownBy(() -> accounts.register(passport(other, password), "198.51.100.1"))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                                    refusal.faults().get(0).code())
                            .isEqualTo("TAKEN"));
        }
        assertThat(accounts.authenticate(username.toUpperCase(Locale.ROOT), password, "198.51.100.1")
                        .username())
                .isEqualTo(username);
        for (var wrong = 0; wrong < 5; wrong++) {
            var typed = wrong % 2 == 0 ? username : username.toLowerCase(Locale.ROOT);
            assertThatThrownBy(() -> accounts.authenticate(typed, "not the password", "198.51.100.1"))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> accounts.authenticate(username.toUpperCase(Locale.ROOT), password, "198.51.100.1"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY));
    }

    @Test
    @DisplayName("任务、岗位只认账号本来的写法：大小写不同的不是一名工作人员")
    void staffAreFoundAsTheyAreWritten() {
        assertThat(staff.find("clerk1")).isPresent();
        assertThat(staff.find("CLERK1")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("看不见的字符不是名字的一部分：注册和登录时都去掉")
    @ValueSource(
            strings = {
                "\u200B",
                "\u202E",
                "\u2066",
                "\u034F",
                "\u115F",
                "\u1160",
                "\u17B4",
                "\u17B5",
                "\u3164",
                "\uFFA0",
                "\u206A",
                "\u2800",
                "\uFEFF",
                "\uDB40\uDC41",
                "\uDB40\uDC7F"
            })
    void whatNobodySeesIsNoPartOfTheName(String unseen) {
        var username = "unseen-" + UUID.randomUUID().toString().substring(0, 8);
        var password = "a password to remember";
        var account = accounts.register(
                new Registration(
                        username.replace("-", unseen + "-") + unseen,
                        password,
                        Account.Kind.PERSON,
                        "张" + unseen + "三",
                        "PASSPORT",
                        "X1234567",
                        "+44 20 7946 0000"),
                UUID.randomUUID().toString());

        assertThat(account.username()).isEqualTo(username);
        assertThat(account.name()).isEqualTo("张三");
        assertThat(accounts.authenticate(unseen + username + unseen, password, "198.51.100.2")
                        .username())
                .isEqualTo(username);
    }

    @Test
    @DisplayName("旧法院已有只差大小写的两个用户名：升级不进行，并说清是哪两个、怎么改名")
    void twinsOfAnEarlierReleaseAreNamed() throws Exception {
        try (var owner = TestPostgres.running().owner("202611261400");
                var database = owner.connect()) {
            for (var name : List.of("Wang", "wang", "zhao")) {
                try (var row = database.prepareStatement("""
                        insert into lian.account (id, username, kind, password_hash, content, verification, created_at)
                        values ('id-' || ?, ?, 'PERSON', '', '', 'PENDING', now())""")) {
                    row.setString(1, name);
                    row.setString(2, name);
                    row.executeUpdate();
                }
            }

            assertThatThrownBy(() -> owner.migrateTo("latest"))
                    .hasMessageContainingAll("Wang", "wang", "id-wang", "只有大小写不同", "update lian.account set username")
                    .hasMessageNotContaining("zhao");

            try (var rename = database.createStatement()) {
                rename.executeUpdate("update lian.account set username = 'wang2' where id = 'id-wang'");
            }
            owner.migrateTo("latest");
        }
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
