package org.lian.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Refusal;

/** The State Council's notice as an analyst writes it down: a day or a span in each line, its name, off or working. */
final class CalendarText {
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\s*[至~～]\\s*(\\d{4}-\\d{2}-\\d{2}))?\\s+(\\S{1,20})\\s+(放假|上班)");
    private static final int LONGEST_SPAN = 31;
    private static final int MOST_DAYS = 200;

    private CalendarText() {}

    /** @throws Refusal naming each line that cannot be read */
    static List<CalendarDay> read(String text) {
        var days = new ArrayList<CalendarDay>();
        var faults = new ArrayList<Refusal.Fault>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            var read = line(line);
            if (read.isEmpty()) {
                faults.add(new Refusal.Fault(
                        "days",
                        "UNREADABLE",
                        "第 %d 行读不懂：请写成“2027-01-01 至 2027-01-03 元旦 放假”，一段不超过 %d 天".formatted(i + 1, LONGEST_SPAN)));
            }
            days.addAll(read);
        }
        if (faults.isEmpty() && (days.isEmpty() || days.size() > MOST_DAYS)) {
            faults.add(new Refusal.Fault("days", "COUNT", "请写至少一天，一次最多 " + MOST_DAYS + " 天"));
        }
        if (days.stream().map(CalendarDay::day).distinct().count() < days.size()) {
            faults.add(new Refusal.Fault("days", "TWICE", "同一天写了两次，请只留一次"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return days;
    }

    private static List<CalendarDay> line(String line) {
        var found = LINE.matcher(line);
        if (!found.matches()) {
            return List.of();
        }
        var from = date(found.group(1));
        var to = found.group(2) == null ? from : date(found.group(2));
        if (from.isEmpty()
                || to.isEmpty()
                || to.get().isBefore(from.get())
                || ChronoUnit.DAYS.between(from.get(), to.get()) >= LONGEST_SPAN) {
            return List.of();
        }
        return from.get()
                .datesUntil(to.get().plusDays(1))
                .map(day -> new CalendarDay(day, found.group(3), found.group(4).equals("上班")))
                .toList();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(CourtTime.typedDay(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
