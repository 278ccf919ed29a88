package org.lian.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 节假日 of the State Council's notices, once two persons agreed on them ({@link CalendarWishes}). They count for every
 * period that is computed from then on, and open periods are counted anew: a later end is told, an earlier one never takes
 * away what was told.
 */
@Component
public class CalendarCorrections {
    static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_TEXT = 10_000;

    private final JdbcClient jdbc;
    private final CalendarChanges changes;
    private final Journal journal;
    private final BusinessClock clock;

    CalendarCorrections(JdbcClient jdbc, CalendarChanges changes, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.journal = journal;
        this.clock = clock;
    }

    /** The marked days of a year, in order. */
    public List<CalendarDay> ofYear(int year) {
        return jdbc.sql("select day, name, kind from calendar_day where extract(year from day) = ? order by day")
                .param(year)
                .query((row, number) -> new CalendarDay(
                        row.getObject("day", LocalDate.class),
                        row.getString("name"),
                        row.getString("kind").equals("work")))
                .list();
    }

    /**
     * The standing of a day; all null for one that is not marked.
     *
     * @param kind {@code work} or {@code off}
     */
    record Standing(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String source,
            boolean corrected) {
        private static final Standing UNMARKED = new Standing(null, null, null, false);
    }

    /**
     * Days as they are written down.
     *
     * @param text a day or a span in each line, for example {@code 2027-01-01 至 2027-01-03 元旦 放假}
     * @param source the notice, by number or address
     * @throws Refusal where they cannot be entered
     */
    List<CalendarDay> read(String text, String source) {
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.invalid("days", "TOO_LONG", "一次最长 " + LONGEST_TEXT + " 个字");
        }
        var days = CalendarText.read(text);
        var thisYear = clock.today().getYear();
        days.stream()
                .filter(day -> Math.abs(day.day().getYear() - thisYear) > 1)
                .findFirst()
                .ifPresent(day -> {
                    throw Refusal.invalid("days", "YEAR", "%s 不在去年、今年、明年之内，请核对年份".formatted(day.day()));
                });
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw Refusal.invalid("source", "REQUIRED", "请写明依据的通知（文号或者网址），最长 " + LONGEST_SOURCE + " 个字");
        }
        return days;
    }

    /** Puts days in force; how many. */
    @Transactional
    public int enter(Actor second, String text, String source) {
        var days = read(text, source);
        changes.around(source.strip(), clock.now(), () -> days.forEach(day -> keep(day, source.strip())));
        journal.append(
                JournalEntry.internal(null, second, clock.now(), "CALENDAR_CORRECTED", "更正节假日 " + days.size() + " 天")
                        .with(Map.of("days", text.strip(), "source", source.strip())));
        return days.size();
    }

    /** Puts days back as they stood. */
    @Transactional
    void putBack(Actor second, Map<LocalDate, Standing> days, String reason) {
        changes.around(reason, clock.now(), () -> days.forEach(this::putBack));
        journal.append(JournalEntry.internal(
                        null, second, clock.now(), "CALENDAR_CORRECTION_TAKEN_BACK", "撤回节假日的更正 " + days.size() + " 天")
                .with(Map.of("days", days.keySet().toString(), "source", reason)));
    }

    Standing standing(LocalDate day) {
        return jdbc.sql("select name, kind, source, corrected from calendar_day where day = ?")
                .param(day)
                .query(Standing.class)
                .optional()
                .orElse(Standing.UNMARKED);
    }

    private void putBack(LocalDate day, Standing stood) {
        if (stood.kind() == null) {
            jdbc.sql("delete from calendar_day where day = ?").param(day).update();
        } else {
            jdbc.sql("update calendar_day set name = ?, kind = ?, source = ?, corrected = ? where day = ?")
                    .params(Arrays.asList(stood.name(), stood.kind(), stood.source(), stood.corrected(), day))
                    .update();
        }
    }

    private void keep(CalendarDay day, String source) {
        jdbc.sql("""
                        insert into calendar_day (day, name, kind, source, corrected)
                        values (:day, :name, :kind, :source, true)
                        on conflict (day) do update set name = excluded.name, kind = excluded.kind,
                          source = excluded.source, corrected = true""")
                .param("day", day.day())
                .param("name", day.name())
                .param("kind", day.working() ? "work" : "off")
                .param("source", source)
                .update();
    }
}
