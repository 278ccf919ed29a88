package org.lian.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Limits guessing, on all nodes: five failures by name or address, then a quarter of an hour's wait. */
@Component
class LoginAttempts {
    private static final int ALLOWED = 5;
    private static final int ALLOWED_PER_ADDRESS = 50;
    private static final Duration WAIT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Journal journal;
    private final BusinessClock clock;

    LoginAttempts(JdbcClient jdbc, Vault vault, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    void requireAllowed(String username, String address) {
        if (failures(user(username)) >= ALLOWED || failures(address(address)) >= ALLOWED_PER_ADDRESS) {
            throw Refusal.tooMany("登录失败次数过多，请 15 分钟后再试；忘记密码的，请联系法院诉讼服务热线");
        }
    }

    /** @param account whose name was given, if it is one; the journal keeps the id alone */
    @Transactional
    public void failed(String username, String address, Optional<Account> account) {
        count(user(username));
        count(address(address));
        journal.append(JournalEntry.internal(null, Actor.system(), clock.now(), "LOGIN_FAILED", "登录失败")
                .with(account.<Map<String, Object>>map(known -> Map.of("account", known.id()))
                        .orElse(Map.of())));
    }

    /** A right password counts only while guessing is allowed: parallel guesses do not slip through. */
    @Transactional
    public void succeeded(String username, String address, Account account) {
        requireAllowed(username, address);
        jdbc.sql("delete from login_failure where subject = ?")
                .param(user(username))
                .update();
        journal.append(JournalEntry.internal(null, account.actor(), clock.now(), "LOGGED_IN", "登录"));
    }

    // Hashed: what is typed into a login form is now and then a password or somebody's phone number.
    private String user(String username) {
        return "user:" + HexFormat.of().formatHex(vault.index("login-user", username));
    }

    private String address(String address) {
        return "address:" + HexFormat.of().formatHex(vault.index("login-address", address));
    }

    private int failures(String subject) {
        return jdbc.sql("select failures from login_failure where subject = ? and last_failure > ?")
                .params(subject, OffsetDateTime.ofInstant(clock.now().minus(WAIT), ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void count(String subject) {
        var now = clock.now();
        jdbc.sql("""
                        insert into login_failure (subject, failures, last_failure) values (:subject, 1, :now)
                        on conflict (subject) do update set last_failure = :now,
                          failures = case when login_failure.last_failure > :since
                                          then login_failure.failures + 1 else 1 end""")
                .param("subject", subject)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("since", OffsetDateTime.ofInstant(now.minus(WAIT), ZoneOffset.UTC))
                .update();
    }
}
