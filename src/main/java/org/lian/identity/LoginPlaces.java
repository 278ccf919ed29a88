package org.lian.identity;

import java.time.Duration;
import java.util.HexFormat;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The networks and devices from which a name has signed in within half a year. */
@Component
class LoginPlaces {
    private static final Duration KEPT = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;

    LoginPlaces(JdbcClient jdbc, Vault vault, BusinessClock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    boolean knows(String username, String place) {
        return knows(username, place, KEPT);
    }

    /** Whether it was within this time. */
    boolean knows(String username, String place, Duration within) {
        return jdbc.sql("select exists (select 1 from login_place where subject = ? and last_login > ?)")
                .params(key(username, place), CourtTime.column(clock.now().minus(within)))
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void remember(String username, String place) {
        var now = clock.now();
        jdbc.sql("""
                        insert into login_place (subject, last_login) values (:subject, :now)
                        on conflict (subject) do update set last_login = :now""")
                .param("subject", key(username, place))
                .param("now", CourtTime.column(now))
                .update();
        jdbc.sql("""
                        delete from login_place where subject in (
                          select subject from login_place where last_login < ? limit 1000 for update skip locked)""").param(CourtTime.column(now.minus(KEPT))).update();
    }

    private String key(String username, String place) {
        return HexFormat.of().formatHex(vault.index("login-place", username + "\n" + place));
    }
}
