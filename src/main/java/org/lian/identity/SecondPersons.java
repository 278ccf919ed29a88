package org.lian.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 第二人: who is there beside the one who asks for a change of power, and whether anybody ever was. */
@Component
class SecondPersons {
    /** How long an account is no second person for whoever opened it or gave its password. */
    static final Duration TIED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final AccountStore store;
    private final BusinessClock clock;

    SecondPersons(JdbcClient jdbc, AccountStore store, BusinessClock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Those who may confirm: administrators and presidents of all these courts; where none is left, those of other
     * courts; where none is left there either, the heads of division of these courts.
     *
     * @param courts none for what concerns every court
     */
    List<Account> of(String askedBy, String accountId, Set<CourtCode> courts) {
        var others = others(askedBy, accountId);
        var own = others.stream().filter(other -> isOf(other.actor(), courts)).toList();
        if (!own.isEmpty()) {
            return own;
        }
        var elsewhere = others.stream()
                .filter(other -> other.roles().contains(Role.ADMINISTRATOR)
                        || other.roles().contains(Role.PRESIDENT))
                .toList();
        return elsewhere.isEmpty()
                ? others.stream()
                        .filter(other -> other.roles().contains(Role.SUPERVISOR)
                                && (courts.isEmpty() || courts.stream().anyMatch(other.courts()::contains)))
                        .toList()
                : elsewhere;
    }

    /** Whether a change has to wait: somebody of these courts is there to confirm it, or once was. */
    boolean areCalledFor(String askedBy, String accountId, Set<CourtCode> courts) {
        return others(askedBy, accountId).stream().anyMatch(other -> isOf(other.actor(), courts))
                || everWere(askedBy, courts);
    }

    /** Whether the account is tied to whoever asked: he opened it or gave its password not long ago. */
    boolean isTied(String accountId, String askedBy) {
        return tied(askedBy).contains(accountId);
    }

    private List<Account> others(String askedBy, String accountId) {
        var tied = tied(askedBy);
        return store.staff().stream()
                .filter(Account::active)
                .filter(other ->
                        !other.id().equals(askedBy) && !other.id().equals(accountId) && !tied.contains(other.id()))
                .toList();
    }

    private static boolean isOf(Actor other, Set<CourtCode> courts) {
        return courts.isEmpty()
                ? other.administersAll() || other.is(Role.PRESIDENT)
                : courts.stream()
                        .allMatch(
                                court -> other.administers(court) || other.is(Role.PRESIDENT) && other.actsFor(court));
    }

    private Set<String> tied(String askedBy) {
        return new HashSet<>(jdbc.sql("""
                        select id from account
                        where opened_by = :asker and created_at > :since or given_by = :asker and given_at > :since""")
                .param("asker", askedBy)
                .param("since", since())
                .query(String.class)
                .list());
    }

    /** An opening is never undone, a reset of a password could be repeated: only the opening counts here. */
    private boolean everWere(String askedBy, Set<CourtCode> courts) {
        return jdbc.sql("""
                        select exists (
                          select 1 from power_held h join account a on a.id = h.account_id
                          where a.id <> :asker and (a.opened_by is distinct from :asker or a.created_at <= :since)
                            and (:everywhere or h.court_code = '' or h.court_code = any(:courts)))""")
                .param("asker", askedBy)
                .param("since", since())
                .param("everywhere", courts.isEmpty())
                .param("courts", courts.stream().map(CourtCode::value).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime since() {
        return CourtTime.column(clock.now().minus(TIED));
    }
}
