package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The places where somebody goes whom the court told no, by its ground: referrals.csv, the first row that fits. */
@Component
public class Referrals {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Row> rows;

    Referrals(DeskWords desks) {
        this.rows = read(desks);
    }

    /**
     * One office.
     *
     * @param desk what is to be known of it, where desk_words.csv says it
     * @param search what to look for on a map
     * @param phone empty where there is no one number for all
     */
    public record Referral(DeskWords.@Nullable Desk desk, String place, String search, String phone) {}

    /** A row of the file; cause: the codes that begin so, empty for all. */
    private record Row(Track track, String ground, String cause, Referral referral) {
        private boolean fits(Track asked, String code, @Nullable String causeCode) {
            return track == asked
                    && ground.equals(code)
                    && (cause.isEmpty() || (causeCode != null && causeCode.startsWith(cause)));
        }
    }

    /** Empty where the ground leads nowhere else. */
    public Optional<Referral> of(Track track, @Nullable String ground, @Nullable String cause) {
        return ground == null
                ? Optional.empty()
                : rows.stream()
                        .filter(row -> row.fits(track, ground, cause))
                        .map(Row::referral)
                        .findFirst();
    }

    private static List<Row> read(DeskWords desks) {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/referrals.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream().map(row -> row(row, desks)).toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged referrals cannot be read", e);
        }
    }

    private static Row row(CSVRecord row, DeskWords desks) {
        var name = row.get("desk");
        var desk = name.isEmpty()
                ? null
                : desks.all().stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("desk_words.csv has no " + name));
        return new Row(
                Track.valueOf(row.get("track")),
                row.get("ground"),
                row.get("cause"),
                new Referral(desk, row.get("place"), row.get("map"), row.get("phone")));
    }
}
