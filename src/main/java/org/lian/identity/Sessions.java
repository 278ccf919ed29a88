package org.lian.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens of the API: 32 random bytes, kept as a keyed hash, for eight hours. */
@Component
public class Sessions {
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final JdbcClient jdbc;
    private final AccountStore accounts;
    private final BusinessClock clock;
    private final Vault vault;
    private final LoginCodes codes;
    private final SecureRandom random = new SecureRandom();

    Sessions(JdbcClient jdbc, AccountStore accounts, BusinessClock clock, Vault vault, LoginCodes codes) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
        this.vault = vault;
        this.codes = codes;
    }

    /** A token that was just handed out; it cannot be read again. */
    public record Session(String token, Instant expiresAt) {}

    /**
     * A token for who has a password of his own; one that an administrator gave opens nothing but its page, and where the
     * court asks its staff for a code a password alone opens nothing.
     */
    @Transactional
    public Session open(Account account) {
        if (account.passwordGiven()) {
            throw GivenPassword.refusal();
        }
        if (codes.owes(account, null)) {
            throw LoginCodes.refusal();
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.now();
        var expiresAt = now.plus(LIFETIME);
        jdbc.sql("delete from bearer_session where expires_at < ?")
                .param(CourtTime.column(now))
                .update();
        jdbc.sql("insert into bearer_session (token_hash, account_id, expires_at) values (?, ?, ?)")
                .params(vault.token(token), account.id(), CourtTime.column(expiresAt))
                .update();
        return new Session(token, expiresAt);
    }

    /** The account that a token was handed to, while both are good. */
    public Optional<Account> accountOf(String token) {
        return accounts.byToken(vault.token(token), clock.now())
                .map(AccountStore.Stored::account)
                .filter(Account::active);
    }

    @Transactional
    public void close(String token) {
        jdbc.sql("delete from bearer_session where token_hash = ?")
                .param(vault.token(token))
                .update();
    }
}
