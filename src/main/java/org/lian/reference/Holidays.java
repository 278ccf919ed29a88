package org.lian.reference;

import java.time.LocalDate;
import java.util.HashMap;
import org.lian.transaction.OncePerTransaction;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 法定休假日 and 调休, as the State Council published them. Read once in a transaction: a correction counts from the next one on. */
@Component
@DependsOn("referenceFiles")
public class Holidays {
    private final OncePerTransaction<String, CourtCalendar> calendars = new OncePerTransaction<>();
    private final JdbcClient jdbc;

    Holidays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CourtCalendar calendar() {
        return calendars.get("all", all -> read());
    }

    private CourtCalendar read() {
        var days = new HashMap<LocalDate, CourtCalendar.Day>();
        jdbc.sql("select day, name, kind from calendar_day").query(row -> {
            days.put(
                    row.getObject("day", LocalDate.class),
                    new CourtCalendar.Day(row.getString("kind").equals("work"), row.getString("name")));
        });
        return new CourtCalendar(days);
    }

    /** By weekends alone where {@link #isPublished} is false. */
    public boolean isWorkingDay(LocalDate date) {
        return calendar().isWorkingDay(date);
    }

    public boolean isPublished(int year) {
        return calendar().isPublished(year);
    }
}
