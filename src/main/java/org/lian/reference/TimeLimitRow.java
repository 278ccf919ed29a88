package org.lian.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/** A row of deadlines.csv in the words of table time_limit. */
record TimeLimitRow(
        String id,
        int length,
        String unit,
        boolean rolls,
        String basis,
        @JsonProperty("counting_basis") String countingBasis) {

    static TimeLimitRow of(CSVRecord row) {
        var rolls = row.get("rolls_on_holiday");
        return new TimeLimitRow(
                row.get("id"),
                Integer.parseInt(row.get("days")),
                // "day(minimum)" counts like a day; "working day" is one word in the database.
                row.get("unit").replace("(minimum)", "").replace(' ', '_').toUpperCase(Locale.ROOT),
                // An empty cell is a period set by the court: it rolls too (民诉法 82, 85).
                !rolls.equals("no") && !rolls.equals("n/a"),
                row.get("article"),
                rolls.contains("刑诉法") ? "刑事诉讼法第一百零五条" : "民事诉讼法第八十五条");
    }
}
