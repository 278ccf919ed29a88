package org.lian.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;

/** What the packaged reference files know, without a database. */
public final class ReferenceCodes {
    private static final String CIVIL = civil();

    private ReferenceCodes() {}

    /** Whether a suit's cause has this code; of what is no suit, a cause, a track or a desk. */
    public static boolean known(String meant, boolean suit) {
        var cause = CIVIL.contains("\n" + meant + ",");
        var noSuit = meant.startsWith("11.");
        return suit
                ? cause && !noSuit
                : cause && noSuit
                        || new DeskWords()
                                .all().stream().anyMatch(desk -> desk.name().equals(meant))
                        || Arrays.stream(Track.values())
                                .anyMatch(track -> track.name().equals(meant));
    }

    private static String civil() {
        try {
            return new ClassPathResource("reference/civil_causes_2025.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
