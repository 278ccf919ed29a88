package org.lian.process.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.documents.InWords;
import org.lian.filing.Act;

/** Values for the places of a paper's template, as every paper writes them. */
final class PlaceWords {
    private PlaceWords() {}

    /** What a letter or a ruling says of its act: why, by which article, what may be done against it. */
    static void letter(Map<String, Object> words, Act act) {
        var said = act.words();
        put(words, "reason", said.reason() == null ? null : sentence(said.reason()));
        put(words, "basis", said.basis());
        put(words, "remedy", said.remedy());
        put(words, "otherCourt", said.court());
        put(words, "until", said.until() == null ? null : InWords.day(said.until()));
    }

    /** A place without a value stays without: its template then refuses. */
    static void put(Map<String, Object> words, String place, @Nullable String value) {
        if (value != null) {
            words.put(place, value);
        }
    }

    /** The day of an instant in words. */
    static @Nullable String day(@Nullable Instant instant) {
        return instant == null ? null : InWords.day(LocalDate.ofInstant(instant, BusinessClock.SHANGHAI));
    }

    /** The last moment of a period in words; a legal day ends at its 24:00. */
    static String moment(Instant dueAt) {
        var local = dueAt.atZone(BusinessClock.SHANGHAI);
        if (local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return InWords.day(local.toLocalDate().minusDays(1)) + "24时";
        }
        return InWords.day(local.toLocalDate()) + local.getHour() + "时"
                + (local.getMinute() == 0 ? "" : local.getMinute() + "分");
    }

    /** Typed text on one line. */
    static String flat(String written) {
        return written.strip().replaceAll("\\s*\\R\\s*", "　");
    }

    /** The same with a full stop. */
    static String sentence(String written) {
        var text = flat(written);
        return text.matches("(?s).*[。！？；.!?;]") ? text : text + "。";
    }
}
