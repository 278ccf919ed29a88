package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/**
 * The days that 全国年节及纪念日放假办法 2 itself makes holidays, before any year's notice: those of the solar calendar
 * for every year, those of the lunar calendar as dated rows.
 */
final class LegalHolidays {
    private static final Map<MonthDay, String> SOLAR = Map.of(
            MonthDay.of(1, 1), "元旦",
            MonthDay.of(5, 1), "劳动节",
            MonthDay.of(5, 2), "劳动节",
            MonthDay.of(10, 1), "国庆节",
            MonthDay.of(10, 2), "国庆节",
            MonthDay.of(10, 3), "国庆节");

    private static final Map<LocalDate, String> LUNAR = lunar();

    /** The revision that names these days is in force from this year on. */
    private static final int FIRST_YEAR = 2025;

    private LegalHolidays() {}

    /** What the holiday is called; empty on any other day, and on a lunar one of a year without rows. */
    static Optional<String> nameOf(LocalDate date) {
        return date.getYear() < FIRST_YEAR
                ? Optional.empty()
                : Optional.ofNullable(SOLAR.get(MonthDay.from(date))).or(() -> Optional.ofNullable(LUNAR.get(date)));
    }

    private static Map<LocalDate, String> lunar() {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var file = new InputStreamReader(
                        new ClassPathResource("reference/legal_holidays.csv").getInputStream(),
                        StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            return rows.stream()
                    .collect(Collectors.toUnmodifiableMap(
                            row -> LocalDate.parse(row.get("date")), row -> row.get("name")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
