package org.lian.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes that are out, each with its ticket; all of it hashed. */
@Component
class RecoveryStore {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;

    RecoveryStore(JdbcClient jdbc, Vault vault, BusinessClock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** A guess that was counted, with what it has to meet. */
    record Guess(byte @Nullable [] code, List<String> accounts, int tries) {}

    /** Opens a ticket; those that are there for the same subject stay good until they end. */
    void open(String subject, String ticket, Duration life) {
        jdbc.sql("delete from password_recovery where expires_at < ?")
                .param(CourtTime.column(clock.database()))
                .update();
        jdbc.sql("""
                        insert into password_recovery (subject, ticket, expires_at) values (:subject, :ticket, :until)""")
                .param("subject", vault.index("recovery", subject))
                .param("ticket", vault.token(ticket))
                .param("until", CourtTime.column(clock.database().plus(life)))
                .update();
    }

    /** Gives the ticket its code; false where it has ended. */
    boolean give(String ticket, String code, List<String> accounts) {
        return jdbc.sql("update password_recovery set code = ?, accounts = ? where ticket = ?")
                        .params(hash(ticket, code), accounts.toArray(String[]::new), vault.token(ticket))
                        .update()
                == 1;
    }

    /** Counts a guess before it is looked at; empty where no more may be made. */
    Optional<Guess> guess(String ticket, int most) {
        return jdbc.sql("""
                        update password_recovery set tries = tries + 1
                        where ticket = ? and tries < ? and expires_at > ? returning code, accounts, tries""")
                .params(vault.token(ticket), most, CourtTime.column(clock.database()))
                .query(RecoveryStore::row)
                .optional();
    }

    /** Ends the ticket, and with it all others of its subject; false where somebody was quicker. */
    boolean use(String ticket) {
        var subject = jdbc.sql("delete from password_recovery where ticket = ? returning subject")
                .param(vault.token(ticket))
                .query(byte[].class)
                .optional();
        subject.ifPresent(one -> jdbc.sql("delete from password_recovery where subject = ?")
                .param(one)
                .update());
        return subject.isPresent();
    }

    byte[] hash(String ticket, String code) {
        return vault.index("recovery-code", ticket + "\n" + code);
    }

    private static Guess row(ResultSet row, int number) throws SQLException {
        return new Guess(
                row.getBytes("code"),
                Arrays.asList((String[]) row.getArray("accounts").getArray()),
                row.getInt("tries"));
    }
}
