package org.lian.identity;

import java.time.Duration;
import java.time.Instant;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The count of codes that go to one telephone, whatever account they are asked for: three an hour, six a day (ADR 0188).
 * What a stranger can cause and what the staff ask for after their password are counted apart, or a stranger would keep
 * a judge from his desk.
 */
@Component
class TelephoneCodes {
    private static final int AN_HOUR = 3;
    private static final int A_DAY = 6;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;

    TelephoneCodes(JdbcClient jdbc, Vault vault, BusinessClock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Those who can have a code sent. */
    enum Whose {
        /** Anybody: by a number that he typed. */
        STRANGERS,
        /** The staff: to the telephone on record, after the right password. */
        STAFF
    }

    /** Counts one that is about to go out; false where no more may go. Many at once wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayGo(String phone, Whose whose) {
        jdbc.sql("select pg_catalog.pg_advisory_xact_lock(?)::text")
                .param(vault.shortIndex("telephone-code", phone))
                .query(String.class)
                .single();
        var now = clock.database();
        jdbc.sql("delete from telephone_code where at < ?")
                .param(CourtTime.column(now.minus(DAY)))
                .update();
        if (sent(phone, whose, now.minus(HOUR)) >= AN_HOUR || sent(phone, whose, now.minus(DAY)) >= A_DAY) {
            return false;
        }
        jdbc.sql("insert into telephone_code (telephone, kind, at) values (?, ?, ?)")
                .params(vault.index("telephone-code", phone), whose.name(), CourtTime.column(now))
                .update();
        return true;
    }

    /** The refusal for who is told, because it is his own telephone. */
    static Refusal tooMany() {
        return Refusal.tooMany("您的手机号码一小时内已经收过 " + AN_HOUR + " 次验证码，或者一天内已经收过 " + A_DAY + " 次，请过一会再试；先前收到的，没有过 "
                + PhoneCodes.LIFE.toMinutes() + " 分钟的还能用");
    }

    private long sent(String phone, Whose whose, Instant since) {
        return jdbc.sql("select count(*) from telephone_code where telephone = ? and kind = ? and at > ?")
                .params(vault.index("telephone-code", phone), whose.name(), CourtTime.column(since))
                .query(Long.class)
                .single();
    }
}
