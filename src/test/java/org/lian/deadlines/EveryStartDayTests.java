package org.lian.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.clock.BusinessClock;
import org.lian.reference.CourtCalendar;
import org.lian.vocabulary.Track;

/**
 * Every day of 2026 to 2028 as the one on which something comes in, for every period of the table and every clock of a
 * review: counted once more over the published days, by hand.
 */
class EveryStartDayTests {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2028-12-31");

    /** 全国年节及纪念日放假办法 2, of the solar calendar; for years without a notice. */
    private static final Set<MonthDay> LEGAL = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    private static final Map<LocalDate, CourtCalendar.Day> MARKED = marked();
    private static final Set<LocalDate> LUNAR = lunar();
    private static final CourtCalendar CALENDAR = new CourtCalendar(MARKED);

    /** A length of time with where it stands. */
    record Length(String where, int length, TimeUnit unit, boolean rolls) {
        @Override
        public String toString() {
            return where + " " + length + " " + unit + (rolls ? "" : "，不顺延");
        }
    }

    static Stream<Length> lengths() {
        var lengths = new LinkedHashSet<Length>();
        rows("/reference/deadlines.csv").forEach(row -> {
            var days = row.get("days").replaceAll("\\D.*", "");
            if (!days.isEmpty()) {
                lengths.add(new Length(
                        row.get("id"),
                        Integer.parseInt(days),
                        unit(row.get("unit")),
                        row.get("rolls_on_holiday").startsWith("yes")));
            }
        });
        clocks().forEach((track, clocks) -> lengths.addAll(clocks));
        return lengths.stream();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    @DisplayName("二〇二六年到二〇二八年，每一天收到的：每一种期间、每一种审查期限，都按公布的休假日从头数一遍，以时计算的也是")
    void everyDay(Length one) {
        var period = new Period(one.length(), one.unit(), one.rolls(), "民事诉讼法", "民事诉讼法第八十五条");
        for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (var hour : List.of(0, 9, 23)) {
                var received = day.atTime(hour, 59);

                var counted = new PeriodCount(CALENDAR)
                        .count(period, received.atZone(BusinessClock.SHANGHAI).toInstant());

                assertThat(LocalDateTime.ofInstant(counted.dueAt(), BusinessClock.SHANGHAI))
                        .as("%s, %s", one, received)
                        .isEqualTo(byHand(one, received));
            }
        }
    }

    @Test
    @DisplayName("每一种程序的审查期限都在里面")
    void everyProcedure() {
        assertThat(clocks().keySet()).containsExactlyInAnyOrder(Track.values());
    }

    private static LocalDateTime byHand(Length one, LocalDateTime received) {
        if (one.unit() == TimeUnit.HOUR) {
            return received.toLocalDate().atTime(received.getHour(), 0).plusHours(one.length() + 1L);
        }
        var day = received.toLocalDate();
        switch (one.unit()) {
            case DAY -> day = LocalDate.ofEpochDay(day.toEpochDay() + one.length());
            case MONTH -> day = months(day, one.length());
            case YEAR -> day = months(day, 12 * one.length());
            default -> {
                for (var left = one.length(); left > 0; ) {
                    day = LocalDate.ofEpochDay(day.toEpochDay() + 1);
                    left -= isOff(day) ? 0 : 1;
                }
            }
        }
        while (one.rolls() && isOff(day)) {
            day = LocalDate.ofEpochDay(day.toEpochDay() + 1);
        }
        return LocalDate.ofEpochDay(day.toEpochDay() + 1).atStartOfDay();
    }

    private static LocalDate months(LocalDate day, int months) {
        var index = day.getYear() * 12 + day.getMonthValue() - 1 + months;
        var month = YearMonth.of(index / 12, index % 12 + 1);
        return month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
    }

    private static boolean isOff(LocalDate day) {
        var marked = MARKED.get(day);
        if (marked != null) {
            return !marked.working();
        }
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || LEGAL.contains(MonthDay.from(day))
                || LUNAR.contains(day);
    }

    /** What the table of review clocks says, by procedure, as its examples have it. */
    private static Map<Track, Set<Length>> clocks() {
        var clocks = new TreeMap<Track, Set<Length>>();
        try (var lines = Files.lines(Path.of("decisions/review-clock.examples.csv"))) {
            lines.filter(line -> line.matches("[A-Z_]+,.*"))
                    .map(line -> line.split(","))
                    .forEach(row -> clocks.computeIfAbsent(Track.valueOf(row[0]), track -> new LinkedHashSet<>())
                            .add(new Length(
                                    row[0],
                                    Integer.parseInt(row[4]),
                                    TimeUnit.valueOf(row[5]),
                                    !row[5].equals("HOUR"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return clocks;
    }

    private static TimeUnit unit(String written) {
        return Stream.of(TimeUnit.values())
                .filter(unit -> written.replace(' ', '_')
                        .toUpperCase(java.util.Locale.ROOT)
                        .startsWith(unit.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(written));
    }

    private static Map<LocalDate, CourtCalendar.Day> marked() {
        var marked = new HashMap<LocalDate, CourtCalendar.Day>();
        rows("/reference/holidays.csv")
                .forEach(row -> marked.put(
                        LocalDate.parse(row.get("date")),
                        new CourtCalendar.Day(row.get("kind").equals("work"), row.get("name"))));
        return marked;
    }

    private static Set<LocalDate> lunar() {
        var days = new LinkedHashSet<LocalDate>();
        rows("/reference/legal_holidays.csv").forEach(row -> days.add(LocalDate.parse(row.get("date"))));
        return days;
    }

    private static List<CSVRecord> rows(String resource) {
        try (var file = new InputStreamReader(
                        EveryStartDayTests.class.getResourceAsStream(resource), StandardCharsets.UTF_8);
                var parsed = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(file)) {
            return parsed.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
