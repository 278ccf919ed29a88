package org.lian.process.filing;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lian.filing.Filing;
import org.lian.reference.PackagedCodes;
import org.lian.vocabulary.Track;

/** 案由的部分: to which part of the list of civil causes a filing belongs, as a condition may ask it. */
public final class CauseParts {
    /** Of a filing that is no civil suit, or has no cause yet. */
    static final String NONE = "NONE";

    /** The codes of the parts, {@code 05} for 知识产权与竞争纠纷, and {@link #NONE}. */
    public static final Set<String> CODES = codes();

    private CauseParts() {}

    public static String of(Filing filing) {
        var code = filing.draft().causeCode();
        if (filing.track() != Track.CIVIL || code == null) {
            return NONE;
        }
        var part = code.substring(0, Math.min(2, code.length()));
        return CODES.contains(part) ? part : NONE;
    }

    private static Set<String> codes() {
        var codes = PackagedCodes.causes().keySet().stream()
                .filter(code -> code.matches("\\d{2}"))
                .collect(Collectors.toCollection(TreeSet::new));
        codes.add(NONE);
        return Set.copyOf(codes);
    }
}
