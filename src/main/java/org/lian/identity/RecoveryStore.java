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

/** The codes that are out, one at a time for each document number and telephone; all of it hashed. */
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

    /** Opens a ticket; the one that was there before for the same subject is over. */
    void open(String subject, String ticket, Duration life) {
        jdbc.sql("delete from password_recovery where expires_at < ?")
                .param(CourtTime.column(clock.database()))
                .update();
        jdbc.sql("""
                        insert into password_recovery (subject, ticket, expires_at) values (:subject, :ticket, :until)
                        on conflict (subject) do update set ticket = :ticket, expires_at = :until, code = null,
                          accounts = '{}', tries = 0""")
                .param("subject", vault.index("recovery", subject))
                .param("ticket", vault.token(ticket))
                .param("until", CourtTime.column(clock.database().plus(life)))
                .update();
    }

    /** Gives the ticket its code; false where a later one has taken its place. */
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

    /** Ends the ticket; false where somebody was quicker. */
    boolean use(String ticket) {
        return jdbc.sql("delete from password_recovery where ticket = ?")
                        .param(vault.token(ticket))
                        .update()
                == 1;
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
