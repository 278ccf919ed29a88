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
    /** How long whoever opened an account or gave its password could be behind it. */
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
     * courts; where none is left there either, the heads of division of these courts. Nobody is among them behind whom
     * the asker could be, or who could be behind him.
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

    /**
     * Whether a change has to wait: an administrator or a president of whatever court is there to confirm it, or once
     * was. Whom the asker opened himself within the days is nobody yet: an opening is never undone, while a reset of a
     * password could be repeated, so that only the opening counts here.
     */
    boolean areCalledFor(String askedBy) {
        return jdbc.sql("""
                        with recursive own (id) as (
                          select cast(:asker as text)
                          union
                          select a.id from account a join own on a.opened_by = own.id where a.created_at > :since)
                        select exists (select 1 from power_held where account_id not in (select id from own))""")
                .param("asker", askedBy)
                .param("since", since())
                .query(Boolean.class)
                .single();
    }

    /** Whether one person could be behind this account and whoever asked, or whom the wish is about. */
    boolean isTied(String accountId, String askedBy, String about) {
        return tied(askedBy, about).contains(accountId);
    }

    /**
     * Whether one person could be behind these two, while somebody else of these offices is there in a court of the
     * second: where nobody else is, the court goes on and periods of the law are kept.
     */
    boolean isBarred(Account first, Account second, Set<Role> offices) {
        var tied = tied(first.id(), first.id());
        return !first.id().equals(second.id())
                && tied.contains(second.id())
                && store.staff().stream()
                        .anyMatch(other -> other.active()
                                && !tied.contains(other.id())
                                && other.roles().stream().anyMatch(offices::contains)
                                && other.courts().stream().anyMatch(second.courts()::contains));
    }

    private List<Account> others(String askedBy, String accountId) {
        var tied = tied(askedBy, accountId);
        return store.staff().stream()
                .filter(Account::active)
                .filter(other -> !tied.contains(other.id()))
                .toList();
    }

    /** What concerns every court is for administrators of every court, and for no court's president. */
    private static boolean isOf(Actor other, Set<CourtCode> courts) {
        return courts.isEmpty()
                ? other.administersAll()
                : courts.stream()
                        .allMatch(
                                court -> other.administers(court) || other.is(Role.PRESIDENT) && other.actsFor(court));
    }

    /**
     * The asker and the one whom the wish is about, with every account that somebody else could be signed in with: who
     * opens an account or gives its password knows the first password, and could go on from there. So all who could be
     * behind the asker count, whomever they could be, and whoever the one could be whom the wish is about.
     */
    private Set<String> tied(String askedBy, String about) {
        return new HashSet<>(jdbc.sql("""
                        with recursive given (giver, id) as (
                          select opened_by, id from account where opened_by is not null and created_at > :since
                          union
                          select given_by, id from account where given_by is not null and given_at > :since),
                        behind (id) as (
                          select cast(:asker as text)
                          union
                          select g.giver from given g join behind b on b.id = g.id),
                        tied (id) as (
                          select id from (select id from behind union select cast(:about as text)) as seeds (id)
                          union
                          select g.id from given g join tied t on t.id = g.giver)
                        select id from tied""")
                .param("asker", askedBy)
                .param("about", about)
                .param("since", since())
                .query(String.class)
                .list());
    }

    private OffsetDateTime since() {
        return CourtTime.column(clock.now().minus(TIED));
    }
}
