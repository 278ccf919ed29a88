package org.lian.web.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.filing.OtherDesks;
import org.lian.filing.RequiredMaterials;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 立案的几类 on the home page: what one brings, how long it takes, what it costs, by the tables in force. */
@Component
class KindsOnline {
    private final OtherDesks desks;
    private final RequiredMaterials required;
    private final InForce inForce;

    KindsOnline(OtherDesks desks, RequiredMaterials required, InForce inForce) {
        this.desks = desks;
        this.required = required;
        this.inForce = inForce;
    }

    /**
     * A kind of filing.
     *
     * @param open whether the court takes it online
     * @param needs what everybody brings, in one line; empty where the table does not say
     * @param within the court's time to decide
     * @param urgent the same where it is urgent; empty where that makes no difference
     */
    public record Kind(Track track, boolean open, String needs, String within, String urgent) {}

    List<Kind> all() {
        return shown().filter(track -> OtherDesks.place(track) < OtherDesks.LAST || desks.isOpen(track))
                .map(track -> new Kind(
                        track,
                        desks.isOpen(track),
                        needs(track),
                        inForce.reviewOf(track),
                        inForce.urgentReviewOf(track)))
                .toList();
    }

    /** Those that the court takes online. */
    List<Track> open() {
        return desks.begun();
    }

    private static Stream<Track> shown() {
        return Arrays.stream(Track.values())
                .filter(track -> !track.word("place").equals(OtherDesks.NOWHERE))
                .sorted(Comparator.comparingInt(OtherDesks::place));
    }

    private String needs(Track track) {
        try {
            return required.preview(Map.of("track", track.name(), "plaintiffPerson", "YES"), List.of("NONE")).stream()
                    .flatMap(answer -> answer.rows().stream())
                    .filter(row -> "STATUTORY".equals(row.get("level")) && !"COMPLAINT".equals(row.get("kind")))
                    .flatMap(row -> Stream.of(String.valueOf(row.get("item"))))
                    .collect(Collectors.joining("、"));
        } catch (DecisionUnclear unclear) {
            return "";
        }
    }
}
