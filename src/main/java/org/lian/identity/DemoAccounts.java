package org.lian.identity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people of the demo court; password demo-&lt;user name&gt;. Their numbers read like real ones and are not. */
@Component
@Profile("demo")
class DemoAccounts implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);
    private static final String COURT = "京0199";
    private static final String OTHER_COURT = "京0198";
    /** Of those who are told of what is urgent. */
    private static final Map<String, String> PHONES = Map.of("judge2", "13800138012", "supervisor1", "13800138013");

    private final AccountStore store;
    private final PasswordEncoder passwords;
    private final BusinessClock clock;

    DemoAccounts(AccountStore store, PasswordEncoder passwords, BusinessClock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        litigant("zhangsan", "张三", Account.Kind.PERSON, "11010519850312008X", "13800138000");
        litigant("lisi", "李四", Account.Kind.PERSON, "110105199001010010", "13800138001");
        litigant("lawyer1", "王律师（演示）", Account.Kind.LAWYER, "110105197905050016", "13800138002");
        staff("clerk1", "立案窗口一号（演示）", Role.CLERK, COURT);
        staff("clerk2", "立案窗口二号（演示）", Role.CLERK, COURT);
        staff("clerk3", "外院立案窗口（演示）", Role.CLERK, OTHER_COURT);
        staff("judge1", "立案法官一号（演示）", Role.JUDGE, COURT);
        staff("judge2", "立案法官二号（演示）", Role.JUDGE, COURT, Role.DUTY);
        staff("mediator1", "调解员一号（演示）", Role.MEDIATOR, COURT);
        staff("mediator2", "调解员二号（演示）", Role.MEDIATOR, COURT);
        staff("analyst1", "规则维护一号（演示）", Role.ANALYST, COURT);
        staff("analyst2", "规则维护二号（演示）", Role.ANALYST, COURT);
        staff("supervisor1", "立案庭庭长（演示）", Role.SUPERVISOR, COURT);
        staff("president1", "院长（演示）", Role.PRESIDENT, COURT);
        staff("admin1", "管理员（演示）", Role.ADMINISTRATOR, COURT);
        log.info("Demo accounts (password demo-<name>): zhangsan lisi lawyer1 | clerk1 clerk2 judge1 judge2"
                + " mediator1 mediator2 analyst1 analyst2 supervisor1 president1 admin1 | clerk3 of the other court");
    }

    private void litigant(String username, String name, Account.Kind kind, String idNumber, String phone) {
        add(username, kind, name, "RESIDENT_ID", idNumber, phone, Set.of(Role.LITIGANT), Set.of());
    }

    private void staff(String username, String name, Role role, String court, Role... others) {
        var roles = EnumSet.of(role, others);
        add(
                username,
                Account.Kind.STAFF,
                name,
                "OTHER",
                "",
                PHONES.getOrDefault(username, ""),
                roles,
                Set.of(new CourtCode(court)));
    }

    private void add(
            String username,
            Account.Kind kind,
            String name,
            String idType,
            String idNumber,
            String phone,
            Set<Role> roles,
            Set<CourtCode> courts) {
        if (store.byUsername(username).isPresent()) {
            return;
        }
        var account = new Account(
                UUID.randomUUID().toString(),
                username,
                kind,
                name,
                idType,
                idNumber,
                phone,
                Account.Verification.VERIFIED,
                roles,
                courts,
                true);
        store.insert(account, passwords.encode("demo-" + username), true, clock.now());
    }
}
