package org.lian.reference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 法定休假日 and 调休, as the State Council published them. Read once in a transaction: a correction counts from the next one on. */
@Component
@DependsOn("referenceFiles")
public class Holidays {
    private static final String ALL = "all";

    private final StandingAnswers<String, CourtCalendar> calendars;
    private final JdbcClient jdbc;

    Holidays(JdbcClient jdbc, PublishedStamps stamps) {
        this.calendars = new StandingAnswers<>(stamps, "calendar_day");
        this.jdbc = jdbc;
    }

    public CourtCalendar calendar() {
        return calendars.get(ALL, all -> read());
    }

    /** What the counting gives by the calendar as it stood before a change; inside a transaction. */
    public <T> T before(CalendarChange change, Supplier<T> counting) {
        calendars.keep(ALL, Optional.of(new CourtCalendar(change.undoneIn(days()))));
        try {
            return counting.get();
        } finally {
            calendars.forget(ALL);
        }
    }

    private CourtCalendar read() {
        return new CourtCalendar(days());
    }

    private Map<LocalDate, CourtCalendar.Day> days() {
        var days = new HashMap<LocalDate, CourtCalendar.Day>();
        jdbc.sql("select day, name, kind from calendar_day").query(row -> {
            days.put(
                    row.getObject("day", LocalDate.class),
                    new CourtCalendar.Day(row.getString("kind").equals("work"), row.getString("name")));
        });
        return days;
    }

    /** By weekends alone where {@link #isPublished} is false. */
    public boolean isWorkingDay(LocalDate date) {
        return calendar().isWorkingDay(date);
    }

    public boolean isPublished(int year) {
        return calendar().isPublished(year);
    }
}
