package org.lian.web.staff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lian.supervision.Delays;

/**
 * One part of the time in words. Hours and bars are counted from where the part before ended, so that those of all parts
 * are together the whole.
 *
 * @param name whose turn it was
 * @param tenths of the bar that shows all parts, in tenths of a per cent
 * @param before where it begins in the bar
 */
record PartLine(String name, String css, String span, double seconds, long tenths, long before) {
    private static final double HOUR = 3600;
    private static final double WHOLE = 1000;

    private record Part(String name, String css, double seconds) {}

    static List<PartLine> of(Delays.Parts parts) {
        var placed = new ArrayList<PartLine>();
        var done = 0.0;
        for (var part : List.of(
                new Part("法院", "court", parts.court()),
                new Part("当事人", "filer", parts.filer()),
                new Part("银行在途", "bank", parts.bank()),
                new Part("邮寄送达", "posting", parts.posting()),
                new Part("诉前调解", "mediation", parts.mediation()))) {
            var from = done;
            done += part.seconds();
            var share = parts.elapsed() <= 0 ? 0 : WHOLE / parts.elapsed();
            placed.add(new PartLine(
                    part.name(),
                    part.css(),
                    part.seconds() <= 0 ? "－" : Periods.hours(Math.round(done / HOUR) - Math.round(from / HOUR)),
                    part.seconds(),
                    Math.round(done * share) - Math.round(from * share),
                    Math.round(from * share)));
        }
        return List.copyOf(placed);
    }

    /** All of the time. */
    static String whole(Delays.Parts parts) {
        return Periods.hours(Math.round(parts.elapsed() / HOUR));
    }

    /** The part that took most. */
    static PartLine longest(Delays.Parts parts) {
        return of(parts).stream().max(Comparator.comparing(PartLine::seconds)).orElseThrow();
    }

    /** 82.8%. */
    public String percent() {
        return "%.1f%%".formatted(tenths / 10.0);
    }
}
