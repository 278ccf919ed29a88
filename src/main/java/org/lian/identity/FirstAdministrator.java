package org.lian.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The link by which a court that has no staff yet gets its first administrator: who can read the start log may open one
 * link, once, within a day. Only the link's hash is stored; a new start replaces it.
 */
@Component
public class FirstAdministrator {
    static final Duration VALID = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final StaffDirectory staff;
    private final Journal journal;
    private final BusinessClock clock;
    private final LoginCodes codes;

    FirstAdministrator(JdbcClient jdbc, StaffDirectory staff, Journal journal, BusinessClock clock, LoginCodes codes) {
        this.codes = codes;
        this.jdbc = jdbc;
        this.staff = staff;
        this.journal = journal;
        this.clock = clock;
    }

    /** The token of a new link, unless the court has staff already. */
    @Transactional
    public Optional<String> invite() {
        if (staff.any()) {
            jdbc.sql("delete from first_administrator_link").update();
            return Optional.empty();
        }
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("""
                        insert into first_administrator_link (token_hash, expires_at) values (:hash, :expires)
                        on conflict (only_one) do update set token_hash = excluded.token_hash,
                          expires_at = excluded.expires_at""")
                .param("hash", Sha256.of(token))
                .param("expires", CourtTime.column(clock.now().plus(VALID)))
                .update();
        journal.append(JournalEntry.internal(
                null, Actor.system(), clock.now(), "FIRST_ADMINISTRATOR_INVITED", "生成首任管理员的一次性链接"));
        return Optional.of(token);
    }

    /** Does this link still lead somewhere? */
    public boolean accepts(String token) {
        return jdbc.sql(
                                "select exists (select 1 from first_administrator_link where token_hash = ? and expires_at > ?)")
                        .params(Sha256.of(token), CourtTime.column(clock.now()))
                        .query(Boolean.class)
                        .single()
                && !staff.any();
    }

    /** Whether the first administrator needs a telephone, because every log-in of the staff needs a code. */
    public boolean needsPhone() {
        return codes.asked();
    }

    /**
     * Uses the link up. A refused form leaves it as it was.
     *
     * @param phone asked for where {@link #needsPhone}; otherwise not looked at
     */
    @Transactional
    public void appoint(
            String token,
            @Nullable String username,
            @Nullable String password,
            @Nullable String displayName,
            String phone) {
        // Two browsers with the same link: one deletes the row, the other waits and finds none.
        var used = jdbc.sql("delete from first_administrator_link where token_hash = ? and expires_at > ?")
                .params(Sha256.of(token), CourtTime.column(clock.now()))
                .update();
        if (used == 0 || staff.any()) {
            throw dead();
        }
        if (needsPhone() && phone.isBlank()) {
            throw Refusal.invalid("phone", "MISSING", "请填写手机号码：本院的工作人员登录要短信验证码");
        }
        var first = staff.addFirst(username, password, displayName, Set.of(Role.ADMINISTRATOR));
        if (needsPhone()) {
            staff.phone(first.actor(), first.username(), phone);
        }
    }

    /** What a used, old or invented link says. */
    public static Refusal dead() {
        return Refusal.notFound("这个链接已经用过、过期或者不存在。还没有管理员的，请重新启动系统，从启动日志取得新的链接。");
    }
}
