package org.lian.reference;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.json.StoredJson;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of the calendar by two persons: until the second one confirms, no period is counted otherwise. What was
 * confirmed is taken back in the same way, and stays written down.
 */
@Component
public class CalendarWishes {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final CalendarCorrections corrections;
    private final Journal journal;
    private final BusinessClock clock;

    CalendarWishes(JdbcClient jdbc, CalendarCorrections corrections, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.corrections = corrections;
        this.journal = journal;
        this.clock = clock;
    }

    /** The newest first. */
    public List<CalendarWish> latest(int limit) {
        return jdbc.sql("""
                        select wish.*, exists (select from calendar_wish later where later.takes_back = wish.id
                            and later.state <> 'WITHDRAWN') as is_taken_back
                        from calendar_wish wish order by id desc limit ?""").param(limit).query(CalendarWishes::wish).list();
    }

    /** Whether this person may put it in force. */
    public static boolean mayConfirm(Actor second, CalendarWish wish) {
        return wish.state() == CalendarWish.State.WAITING
                && isSecond(second)
                && !wish.enteredBy().equals(second.username());
    }

    /** Asks for days to be entered; how many. */
    @Transactional
    public int enter(Actor keeper, String text, String source) {
        var days = corrections.read(text, source);
        jdbc.sql("insert into calendar_wish (days, source, entered_by, entered_at) values (?, ?, ?, ?)")
                .params(text.strip(), source.strip(), keeper.username(), CourtTime.column(clock.now()))
                .update();
        journal(
                keeper,
                "CALENDAR_CORRECTION_ASKED",
                "记下节假日 " + days.size() + " 天，等第二人确认",
                text.strip(),
                source.strip());
        return days.size();
    }

    /** Asks for a correction in force to be taken back. */
    @Transactional
    public void askBack(Actor keeper, long id, String reason) {
        var wish = locked(id);
        if (wish.state() != CalendarWish.State.CONFIRMED || wish.takesBack() != null || wish.isTakenBack()) {
            throw Refusal.conflict("这次更正没有生效，或者已经有人要求撤回，请刷新后核对");
        }
        if (reason.isBlank() || reason.length() > CalendarCorrections.LONGEST_SOURCE) {
            throw Refusal.invalid("source", "REQUIRED", "请写明为什么撤回，最长 " + CalendarCorrections.LONGEST_SOURCE + " 个字");
        }
        jdbc.sql("""
                        insert into calendar_wish (days, source, takes_back, entered_by, entered_at)
                        values (?, ?, ?, ?, ?)""")
                .params(wish.days(), reason.strip(), id, keeper.username(), CourtTime.column(clock.now()))
                .update();
        journal(keeper, "CALENDAR_CORRECTION_ASKED", "要求撤回节假日的更正，等第二人确认", wish.days(), reason.strip());
    }

    /** Puts it in force: from now on periods are counted by it, and the open ones anew. */
    @Transactional
    public void confirm(Actor second, long id) {
        var wish = waiting(id);
        if (wish.enteredBy().equals(second.username())) {
            throw Refusal.forbidden("记下的人不能自己确认，请由另一名庭长或者管理员确认");
        }
        if (!isSecond(second)) {
            throw Refusal.forbidden("节假日由庭长或者管理员确认");
        }
        var takesBack = wish.takesBack();
        var former = takesBack == null ? enterNow(second, wish) : putBack(second, wish, takesBack);
        jdbc.sql("""
                        update calendar_wish set state = 'CONFIRMED', answered_by = ?, answered_at = ?,
                          former = cast(? as jsonb) where id = ?""")
                .params(second.username(), CourtTime.column(clock.now()), JSON.text(former), id)
                .update();
    }

    /** It is not put in force; it stays written down. */
    @Transactional
    public void withdraw(Actor keeper, long id) {
        var wish = waiting(id);
        jdbc.sql("update calendar_wish set state = 'WITHDRAWN', answered_by = ?, answered_at = ? where id = ?")
                .params(keeper.username(), CourtTime.column(clock.now()), id)
                .update();
        journal(keeper, "CALENDAR_CORRECTION_WITHDRAWN", "撤回还没有生效的节假日更正", wish.days(), wish.source());
    }

    private Map<String, CalendarCorrections.Standing> enterNow(Actor second, CalendarWish wish) {
        var former = new TreeMap<String, CalendarCorrections.Standing>();
        corrections
                .read(wish.days(), wish.source())
                .forEach(day -> former.put(day.day().toString(), corrections.standing(day.day())));
        corrections.enter(second, wish.days(), wish.source());
        return former;
    }

    /** Only days that still stand as that correction left them: a later one of another keeper is not undone. */
    private Map<String, CalendarCorrections.Standing> putBack(Actor second, CalendarWish wish, long takesBack) {
        var former = JSON.read(
                jdbc.sql("select former from calendar_wish where id = ?")
                        .param(takesBack)
                        .query(String.class)
                        .single(),
                new TypeReference<Map<String, CalendarCorrections.Standing>>() {});
        var source = jdbc.sql("select source from calendar_wish where id = ?")
                .param(takesBack)
                .query(String.class)
                .single();
        var present = new TreeMap<String, CalendarCorrections.Standing>();
        var back = new TreeMap<LocalDate, CalendarCorrections.Standing>();
        former.forEach((day, stood) -> {
            var stands = corrections.standing(LocalDate.parse(day));
            if (source.equals(stands.source())) {
                present.put(day, stands);
                back.put(LocalDate.parse(day), stood);
            }
        });
        corrections.putBack(second, back, wish.source());
        return present;
    }

    private CalendarWish waiting(long id) {
        var wish = locked(id);
        if (wish.state() != CalendarWish.State.WAITING) {
            throw Refusal.conflict("这次更正" + wish.state().label() + "，请刷新后核对");
        }
        return wish;
    }

    private CalendarWish locked(long id) {
        return jdbc.sql("""
                        select wish.*, exists (select from calendar_wish later where later.takes_back = wish.id
                            and later.state <> 'WITHDRAWN') as is_taken_back
                        from calendar_wish wish where id = ? for update of wish""")
                .param(id)
                .query(CalendarWishes::wish)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有找到这次更正"));
    }

    private static boolean isSecond(Actor actor) {
        return actor.is(Role.SUPERVISOR) || actor.is(Role.ADMINISTRATOR);
    }

    private void journal(Actor actor, String kind, String text, String days, String source) {
        journal.append(JournalEntry.internal(null, actor, clock.now(), kind, text)
                .with(Map.of("days", days, "source", source)));
    }

    private static CalendarWish wish(ResultSet row, int number) throws SQLException {
        var answered = row.getObject("answered_at", OffsetDateTime.class);
        return new CalendarWish(
                row.getLong("id"),
                row.getString("days"),
                row.getString("source"),
                nullable(row, "takes_back"),
                row.getBoolean("is_taken_back"),
                row.getString("entered_by"),
                Objects.requireNonNull(row.getObject("entered_at", OffsetDateTime.class))
                        .toInstant(),
                CalendarWish.State.valueOf(row.getString("state")),
                row.getString("answered_by"),
                answered == null ? null : answered.toInstant());
    }

    private static @Nullable Long nullable(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
