package org.lian.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Limits guessing, on all nodes: five failures by name or address, then a quarter of an hour's wait. */
@Component
class LoginAttempts {
    private static final int ALLOWED = 5;
    private static final int ALLOWED_PER_ADDRESS = 50;
    private static final Duration WAIT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    LoginAttempts(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void requireAllowed(String username, String address) {
        if (failures("user:" + username) >= ALLOWED || failures("address:" + address) >= ALLOWED_PER_ADDRESS) {
            throw Refusal.tooMany("登录失败次数过多，请 15 分钟后再试；忘记密码的，请联系法院诉讼服务热线");
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String username, String address) {
        count("user:" + username);
        count("address:" + address);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(String username) {
        jdbc.sql("delete from login_failure where subject = ?").param("user:" + username).update();
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
        jdbc.sql(
                        """
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
