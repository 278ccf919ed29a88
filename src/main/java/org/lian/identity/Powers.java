package org.lian.identity;

import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 庭长, 院长 and 管理员, given and taken by two people: an administrator asks, another administrator or a president
 * confirms. So are closing and opening the account of one who holds them, resetting its password and changing name or
 * telephone. In an installation that never had a second person a wish takes effect at once, and the journal says so.
 */
@Component
public class Powers {
    private static final Set<Role> OF_POWER = EnumSet.of(Role.SUPERVISOR, Role.PRESIDENT, Role.ADMINISTRATOR);
    private static final String SELECT = """
            select r.id, r.kind, r.account_id, a.username, r.roles, r.courts, r.said, r.asked_by,
              asker.username as asker, r.asked_at
            from power_request r
            join account a on a.id = r.account_id
            join account asker on asker.id = r.asked_by
            where r.answer is null
            """;

    private final JdbcClient jdbc;
    private final AccountStore store;
    private final SecondPersons seconds;
    private final StaffParticulars particulars;
    private final Vault vault;
    private final Journal journal;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Powers(
            JdbcClient jdbc,
            AccountStore store,
            SecondPersons seconds,
            StaffParticulars particulars,
            Vault vault,
            Journal journal,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.store = store;
        this.seconds = seconds;
        this.particulars = particulars;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
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
        return confirmers(wish).stream().anyMatch(one -> one.id().equals(actor.accountId()))
                || wish.askedById().equals(actor.accountId()) && isLeftAlone(wish);
    }

    /** Whether this person is concerned: he asked, it is about him, he may answer, or it is about a court of his. */
    public boolean concerns(Actor actor, PowerRequest wish) {
        return actor.administersAll()
                || wish.askedById().equals(actor.accountId())
                || wish.accountId().equals(actor.accountId())
                || wish.courts().stream().anyMatch(actor::actsFor)
                || mayAnswer(actor, wish);
    }

    /** Who may confirm, in words. */
    public String confirmersInWords(PowerRequest wish) {
        var who = confirmers(wish);
        return who.isEmpty()
                ? "现在没有第二个人可以确认；别人的账号开设、给密码满 " + SecondPersons.TIED.toDays() + " 天的可以确认，提出满 "
                        + SecondPersons.TIED.toDays() + " 天仍然没有的，由提出的人自己确认"
                : who.stream()
                        .map(one -> one.name() + "（" + one.username() + "，" + Role.labels(one.roles()) + "）")
                        .collect(Collectors.joining("、"));
    }

    /** Confirms a wish, says no to it, or takes it back. */
    @Transactional
    public PowerRequest answer(Actor actor, UUID id, Answer answer) {
        var wish = jdbc.sql(SELECT + "and r.id = ? for update of r")
                .param(id)
                .query(this::request)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有找到这项申请，可能已经有人办理，请刷新后再看"));
        requireMayGive(actor, wish, answer);
        if (answer == Answer.CONFIRM) {
            carryOut(actor, wish);
            events.publishEvent(new StaffAccess.Confirmed(wish.id()));
        }
        close(wish, actor, answer);
        return wish;
    }

    private void requireMayGive(Actor actor, PowerRequest wish, Answer answer) {
        var own = wish.askedById().equals(actor.accountId());
        if (answer == Answer.TAKE_BACK) {
            if (!own) {
                throw Refusal.forbidden("只有提出的人可以撤回；您可以不同意");
            }
            return;
        }
        if (mayAnswer(actor, wish)) {
            return;
        }
        if (own) {
            throw Refusal.forbidden("提出的人不能自己确认；可以确认的人：" + confirmersInWords(wish) + "。不要了的请撤回");
        }
        if (wish.accountId().equals(actor.accountId())) {
            throw Refusal.forbidden("自己的岗位和账号不由自己确认；可以确认的人：" + confirmersInWords(wish));
        }
        throw Refusal.forbidden(
                seconds.isTied(actor.accountId(), wish.askedById(), wish.accountId())
                        ? "您和提出的人 " + wish.askedBy() + "（或者改动涉及的本人）的账号，" + SecondPersons.TIED.toDays()
                                + " 天内有一个是另一个开设、给过密码的，或者是同一个人开设、给过密码的，不互相确认；可以确认的人："
                                + confirmersInWords(wish)
                        : "这一项不由您确认；可以确认的人：" + confirmersInWords(wish));
    }

    private void carryOut(Actor actor, PowerRequest wish) {
        switch (wish.kind()) {
            case DUTIES -> store.duties(wish.accountId(), wish.roles(), wish.courts());
            case CLOSE -> activate(actor, wish.accountId(), wish.username(), false);
            case OPEN -> activate(actor, wish.accountId(), wish.username(), true);
            case PASSWORD ->
                store.givenPassword(
                        wish.accountId(),
                        jdbc.sql("select password_hash from power_request where id = ?")
                                .param(wish.id())
                                .query(String.class)
                                .single(),
                        wish.askedById(),
                        clock.now());
            case NAME -> particulars.rename(actor, account(wish), wish.said());
            case PHONE -> particulars.phone(actor, account(wish), wish.said());
        }
    }

    /** Closes or opens an account; whoever holds something for the person is told of a closing. */
    void activate(Actor by, String accountId, String username, boolean active) {
        store.active(accountId, active);
        if (!active) {
            events.publishEvent(new AccountClosed(username, by));
        }
    }

    /** Of a name or a telephone its holder knows best, and is asked first. */
    private List<Account> confirmers(PowerRequest wish) {
        var others = seconds.of(wish.askedById(), wish.accountId(), concerned(wish));
        return Stream.concat(
                        Stream.of(account(wish))
                                .filter(holder -> wish.kind().isParticular()
                                        && holder.active()
                                        && !seconds.isTied(holder.id(), wish.askedById(), wish.askedById())),
                        others.stream())
                .toList();
    }

    private Account account(PowerRequest wish) {
        return store.byId(wish.accountId()).orElseThrow().account();
    }

    /** The courts of a wish; those that the person has now as well, since they may lose him. */
    private Set<CourtCode> concerned(PowerRequest wish) {
        var now = account(wish);
        return new Duties(now.roles(), now.courts()).together(new Duties(wish.roles(), wish.courts()));
    }

    private boolean isLeftAlone(PowerRequest wish) {
        return confirmers(wish).isEmpty()
                && wish.askedAt().plus(SecondPersons.TIED).isBefore(clock.now());
    }

    /** Whether the way from these duties to those gives or takes power, and has to wait for a second person. */
    boolean mustWait(Actor asker, Duties before, Duties wanted) {
        return before.differsInPower(wanted) && seconds.areCalledFor(asker.accountId());
    }

    /** Whether an act on the account of somebody with these duties has to wait for a second person. */
    boolean mustWait(Actor asker, Duties held) {
        return mustWait(asker, held, Duties.NONE);
    }

    /** Says in the journal that one person changed something about power. */
    void noteAlone(
            Actor asker, PowerRequest.Kind kind, String accountId, String username, Duties before, Duties wanted) {
        if (before.differsInPower(wanted)) {
            note(
                    asker,
                    "POWER_GIVEN_ALONE",
                    "没有过第二个人可以确认，直接" + kind.label() + "：工作人员 " + username,
                    accountId,
                    asker.accountId(),
                    wanted.roles());
        }
    }

    /**
     * Puts a wish before the second person.
     *
     * @param content the hash of a new password, a new name or telephone; null where the wish is for none
     */
    void ask(
            Actor asker,
            PowerRequest.Kind kind,
            String accountId,
            String username,
            Duties wanted,
            @Nullable String content) {
        replace(asker, username);
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into power_request
                          (id, kind, account_id, roles, courts, asked_by, asked_at, password_hash, said)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        kind.name(),
                        accountId,
                        wanted.roles().stream().map(Role::name).sorted().toArray(String[]::new),
                        wanted.courts().stream().map(CourtCode::value).sorted().toArray(String[]::new),
                        asker.accountId(),
                        CourtTime.column(clock.now()),
                        kind == PowerRequest.Kind.PASSWORD ? content : null,
                        kind.isParticular() && content != null
                                ? vault.seal(content.getBytes(StandardCharsets.UTF_8), context(id))
                                : null)
                .update();
        note(
                asker,
                "POWER_ASKED",
                "申请" + kind.label() + "：工作人员 " + username + "，等待第二人确认",
                accountId,
                asker.accountId(),
                wanted.roles());
    }

    /** Ends a wish that a later choice replaces. */
    void replace(Actor administrator, String username) {
        openOf(username).ifPresent(wish -> close(wish, administrator, Answer.TAKE_BACK));
    }

    /** Offices and courts of one person. */
    record Duties(Set<Role> roles, Set<CourtCode> courts) {
        static final Duties NONE = new Duties(Set.of(), Set.of());

        boolean differsInPower(Duties others) {
            return lacks(others) || others.lacks(this);
        }

        /** Whether the others hold an office of power that these do not, or hold it for more courts. */
        private boolean lacks(Duties others) {
            var power = others.power();
            return !power.isEmpty() && !(roles.containsAll(power) && coversCourtsOf(others));
        }

        private Set<Role> power() {
            return roles.stream().filter(OF_POWER::contains).collect(Collectors.toSet());
        }

        private boolean coversCourtsOf(Duties others) {
            return isEverywhere() || !others.isEverywhere() && courts.containsAll(others.courts());
        }

        private boolean isEverywhere() {
            return Actor.administersAll(roles, courts);
        }

        /** The courts of both; none where one is of all courts. */
        Set<CourtCode> together(Duties others) {
            return isEverywhere() || others.isEverywhere()
                    ? Set.of()
                    : Stream.concat(courts.stream(), others.courts().stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    private void close(PowerRequest wish, Actor actor, Answer answer) {
        jdbc.sql(
                        "update power_request set answer = ?, answered_by = ?, answered_at = ?, password_hash = null, said = null where id = ?")
                .params(answer.name(), actor.accountId(), CourtTime.column(clock.now()), wish.id())
                .update();
        note(
                actor,
                "POWER_" + answer.name(),
                answer.label() + " " + wish.askedBy() + " 提出的" + wish.kind().label() + "：工作人员 " + wish.username(),
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
        var id = row.getObject("id", UUID.class);
        var accountId = row.getString("account_id");
        var said = row.getBytes("said");
        return new PowerRequest(
                id,
                PowerRequest.Kind.valueOf(row.getString("kind")),
                accountId,
                row.getString("username"),
                store.byId(accountId).orElseThrow().account().name(),
                texts(row.getArray("roles")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                texts(row.getArray("courts")).map(CourtCode::new).collect(Collectors.toUnmodifiableSet()),
                said == null ? "" : new String(vault.open(said, context(id)), StandardCharsets.UTF_8),
                row.getString("asked_by"),
                row.getString("asker"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    private static String context(UUID id) {
        return "power-request:" + id;
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
