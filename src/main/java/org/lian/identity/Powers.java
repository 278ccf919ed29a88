package org.lian.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 庭长, 院长 and 管理员, given by two people: an administrator asks, another administrator or a president confirms. Where
 * there is nobody to confirm, the wish takes effect at once, and the journal says so.
 */
@Component
public class Powers {
    private static final Set<Role> OF_POWER = EnumSet.of(Role.SUPERVISOR, Role.PRESIDENT, Role.ADMINISTRATOR);
    private static final String SELECT = """
            select r.id, r.account_id, a.username, r.roles, r.courts, r.asked_by, asker.username as asker, r.asked_at
            from power_request r
            join account a on a.id = r.account_id
            join account asker on asker.id = r.asked_by
            where r.answer is null
            """;

    private final JdbcClient jdbc;
    private final AccountStore store;
    private final Journal journal;
    private final BusinessClock clock;

    Powers(JdbcClient jdbc, AccountStore store, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /** The answer to a wish. */
    public enum Answer {
        CONFIRM("确认"),
        DECLINE("不同意"),
        /** By whoever asked. */
        TAKE_BACK("撤回");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The wishes that wait, the oldest first. */
    public List<PowerRequest> open() {
        return jdbc.sql(SELECT + "order by r.asked_at, r.id")
                .query(this::request)
                .list();
    }

    /** The wish that waits for this person. */
    public Optional<PowerRequest> openOf(String username) {
        return jdbc.sql(SELECT + "and a.username = ?")
                .param(username)
                .query(this::request)
                .optional();
    }

    /** Whether this person may confirm the wish, or say no to it. */
    public boolean mayAnswer(Actor actor, PowerRequest wish) {
        return isSecond(actor, wish.askedById(), wish.accountId(), wish.roles(), wish.courts());
    }

    /** Confirms a wish, says no to it, or takes it back. */
    @Transactional
    public PowerRequest answer(Actor actor, UUID id, Answer answer) {
        var wish = jdbc.sql(SELECT + "and r.id = ? for update of r")
                .param(id)
                .query(this::request)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有找到这项申请，可能已经有人办理，请刷新后再看"));
        var own = wish.askedById().equals(actor.accountId());
        if (answer == Answer.TAKE_BACK && !own) {
            throw Refusal.forbidden("只有提出的人可以撤回；您可以不同意");
        }
        if (answer != Answer.TAKE_BACK && own) {
            throw Refusal.forbidden("提出的人不能自己确认，请由另一名管理员或者院长确认；不要了的请撤回");
        }
        if (answer != Answer.TAKE_BACK && !mayAnswer(actor, wish)) {
            throw Refusal.forbidden("给自己的岗位、别的法院的岗位不由您确认，请由另一名管理员或者这个法院的院长确认");
        }
        close(wish, actor, answer);
        if (answer == Answer.CONFIRM) {
            store.duties(wish.accountId(), wish.roles(), wish.courts());
        }
        return wish;
    }

    /** Whether these duties give power that the person has not, and somebody is there to confirm it. */
    boolean mustWait(Actor asker, String accountId, Duties before, Duties wanted) {
        return before.lacks(wanted)
                && store.staff().stream()
                        .filter(Account::active)
                        .map(Account::actor)
                        .anyMatch(other ->
                                isSecond(other, asker.accountId(), accountId, wanted.roles(), wanted.courts()));
    }

    /** Says in the journal that power was given without a second person. */
    void noteAlone(Actor asker, String accountId, String username, Duties before, Duties wanted) {
        if (before.lacks(wanted)) {
            note(
                    asker,
                    "POWER_GIVEN_ALONE",
                    "没有第二个人可以确认，直接给工作人员 " + username + " 岗位",
                    accountId,
                    asker.accountId(),
                    wanted.roles());
        }
    }

    /** Puts a wish before the second person. */
    void ask(Actor asker, String accountId, String username, Duties wanted) {
        jdbc.sql("""
                        insert into power_request (id, account_id, roles, courts, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        accountId,
                        wanted.roles().stream().map(Role::name).sorted().toArray(String[]::new),
                        wanted.courts().stream().map(CourtCode::value).sorted().toArray(String[]::new),
                        asker.accountId(),
                        CourtTime.column(clock.now()))
                .update();
        note(asker, "POWER_ASKED", "申请给工作人员 " + username + " 岗位，等待第二人确认", accountId, asker.accountId(), wanted.roles());
    }

    /** Ends a wish that a later choice replaces. */
    void replace(Actor administrator, String username) {
        openOf(username).ifPresent(wish -> close(wish, administrator, Answer.TAKE_BACK));
    }

    /** Offices and courts of one person. */
    record Duties(Set<Role> roles, Set<CourtCode> courts) {
        static final Duties NONE = new Duties(Set.of(), Set.of());

        /** Whether the others hold an office of power that these do not, or hold it for more courts. */
        boolean lacks(Duties others) {
            var power = others.roles().stream().filter(OF_POWER::contains).toList();
            return !power.isEmpty() && !(roles.containsAll(power) && courts.containsAll(others.courts()));
        }
    }

    private static boolean isSecond(
            Actor actor, String askedBy, String accountId, Set<Role> roles, Set<CourtCode> courts) {
        var everywhere = courts.isEmpty() || roles.contains(Role.ADMINISTRATOR);
        return !actor.accountId().equals(askedBy)
                && !actor.accountId().equals(accountId)
                && (actor.is(Role.ADMINISTRATOR)
                        || actor.is(Role.PRESIDENT)
                                && (everywhere || courts.stream().allMatch(actor::actsFor)));
    }

    private void close(PowerRequest wish, Actor actor, Answer answer) {
        jdbc.sql("update power_request set answer = ?, answered_by = ?, answered_at = ? where id = ?")
                .params(answer.name(), actor.accountId(), CourtTime.column(clock.now()), wish.id())
                .update();
        note(
                actor,
                "POWER_" + answer.name(),
                answer.label() + " " + wish.askedBy() + " 提出的给工作人员 " + wish.username() + " 的岗位",
                wish.accountId(),
                wish.askedById(),
                wish.roles());
    }

    private void note(Actor actor, String kind, String text, String accountId, String askedBy, Set<Role> roles) {
        journal.append(JournalEntry.internal(null, actor, clock.now(), kind, text)
                .with(Map.of(
                        "account", accountId,
                        "askedBy", askedBy,
                        "roles", roles.stream().map(Enum::name).sorted().toList())));
    }

    private PowerRequest request(ResultSet row, int number) throws SQLException {
        var accountId = row.getString("account_id");
        return new PowerRequest(
                row.getObject("id", UUID.class),
                accountId,
                row.getString("username"),
                store.byId(accountId).orElseThrow().account().name(),
                texts(row.getArray("roles")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                texts(row.getArray("courts")).map(CourtCode::new).collect(Collectors.toUnmodifiableSet()),
                row.getString("asked_by"),
                row.getString("asker"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
