package org.lian.reference;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The corrections of the calendar, each a piece of work that a crash does not lose. */
@Repository
public class CalendarChanges {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;

    CalendarChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The standing of a day; both null for one that was not marked. */
    private record Stood(@Nullable String name, @Nullable String kind) {
        private static final Stood UNMARKED = new Stood(null, null);

        boolean isSameKind(Stood other) {
            return Objects.equals(kind, other.kind);
        }
    }

    /** Makes a change and, where it turned days of a calendar that was in use, keeps it as work that begins once this commits. */
    void around(String source, Instant at, Runnable change) {
        var before = marked();
        change.run();
        var after = marked();
        var former = new TreeMap<String, Stood>();
        Stream.concat(before.keySet().stream(), after.keySet().stream()).forEach(day -> {
            var stood = before.getOrDefault(day, Stood.UNMARKED);
            if (!stood.isSameKind(after.getOrDefault(day, Stood.UNMARKED))) {
                former.put(day, stood);
            }
        });
        if (before.isEmpty() || former.isEmpty()) {
            return;
        }
        jdbc.sql("insert into calendar_change (entered_at, source, former) values (?, ?, cast(? as jsonb))")
                .params(CourtTime.column(at), source, JSON.text(former))
                .update();
    }

    private Map<String, Stood> marked() {
        var marked = new HashMap<String, Stood>();
        jdbc.sql("select day, name, kind from calendar_day").query(row -> {
            marked.put(row.getString("day"), new Stood(row.getString("name"), row.getString("kind")));
        });
        return marked;
    }

    /** The oldest whose work is not done. */
    public Optional<CalendarChange> running() {
        return jdbc.sql("select * from calendar_change where ended_at is null order by id limit 1")
                .query(CalendarChanges::change)
                .optional();
    }

    /** The newest first. */
    public List<CalendarChange> latest(int limit) {
        return jdbc.sql("select * from calendar_change order by id desc limit ?")
                .param(limit)
                .query(CalendarChanges::change)
                .list();
    }

    /** Goes on to a filing, with what is done there; false where somebody has been there already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean pass(long change, UUID filing) {
        return jdbc.sql("""
                                update calendar_change set after_filing = :filing, seen = seen + 1
                                where id = :id and ended_at is null
                                  and (after_filing is null or after_filing < :filing)""").param("id", change).param("filing", filing).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void postponed(long change) {
        jdbc.sql("update calendar_change set postponed = postponed + 1 where id = ?")
                .param(change)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void leftAlone(long change) {
        jdbc.sql("update calendar_change set left_alone = left_alone + 1 where id = ?")
                .param(change)
                .update();
    }

    /** No filing is left. */
    public void end(long change, Instant at) {
        jdbc.sql("update calendar_change set ended_at = ? where id = ? and ended_at is null")
                .params(CourtTime.column(at), change)
                .update();
    }

    private static CalendarChange change(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new CalendarChange(
                row.getLong("id"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                former(row.getString("former")),
                row.getObject("after_filing", UUID.class),
                row.getInt("seen"),
                row.getInt("postponed"),
                row.getInt("left_alone"),
                ended == null ? null : ended.toInstant());
    }

    private static Map<LocalDate, Optional<CourtCalendar.Day>> former(String json) {
        var former = new HashMap<LocalDate, Optional<CourtCalendar.Day>>();
        JSON.read(json, new TypeReference<Map<String, Stood>>() {}).forEach((day, stood) -> {
            var name = stood.name();
            former.put(
                    LocalDate.parse(day),
                    name == null
                            ? Optional.empty()
                            : Optional.of(new CourtCalendar.Day("work".equals(stood.kind()), name)));
        });
        return former;
    }
}
