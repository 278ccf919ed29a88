package org.lian.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 节假日 as one person enters them from the State Council's notice. They count for every period that is computed from then
 * on, and open periods are counted anew: a later end is told, an earlier one never takes away what was told.
 */
@Component
public class CalendarCorrections {
    private static final int LONGEST_SOURCE = 200;
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
     * Enters days; how many.
     *
     * @param text a day or a span in each line, for example {@code 2027-01-01 至 2027-01-03 元旦 放假}
     * @param source the notice, by number or address
     */
    @Transactional
    public int enter(Actor actor, String text, String source) {
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
        changes.around(source.strip(), clock.now(), () -> days.forEach(day -> keep(day, source.strip())));
        journal.append(
                JournalEntry.internal(null, actor, clock.now(), "CALENDAR_CORRECTED", "更正节假日 " + days.size() + " 天")
                        .with(Map.of("days", text.strip(), "source", source.strip())));
        return days.size();
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
