package org.lian.filing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lian.vocabulary.Track;

/** The answers that what was filled in already suggests: chosen on the page beforehand, for the filer to leave or change. */
public final class LikelyAnswers {
    static final String MINOR = "minor";

    /** Where the question means others than the two sides, or not both of them. */
    private static final Set<Track> OF_OTHERS_TOO =
            EnumSet.of(Track.PROTECTION_ORDER, Track.SPECIAL_PROCEDURE, Track.ENFORCEMENT_OBJECTION);

    private LikelyAnswers() {}

    /** By the names of the facts. */
    public static Map<String, String> of(Draft draft, LocalDate today) {
        return minor(draft, today).map(answer -> Map.of(MINOR, answer)).orElse(Map.of());
    }

    /** By the days of birth, and by who files for another; empty where too little is known. */
    private static Optional<String> minor(Draft draft, LocalDate today) {
        var asked = draft.track() == Track.PROTECTION_ORDER
                ? draft.plaintiffs()
                : Stream.of(draft.plaintiffs(), draft.defendants(), draft.thirdParties())
                        .flatMap(List::stream)
                        .toList();
        var people = asked.stream().filter(Party::naturalPerson).toList();
        if (people.stream().anyMatch(party -> isChild(party, today))) {
            return Optional.of("YES");
        }
        var known =
                people.stream().allMatch(party -> PartyParticulars.bornOn(party).isPresent());
        return known
                        && !OF_OTHERS_TOO.contains(draft.track())
                        && !draft.plaintiffs().isEmpty()
                        && !draft.defendants().isEmpty()
                ? Optional.of("NO")
                : Optional.empty();
    }

    /** Whose day of birth nobody said is one where a guardian acts for him. */
    private static boolean isChild(Party party, LocalDate today) {
        return PartyParticulars.bornOn(party)
                .map(born -> PartyParticulars.isMinor(born, today))
                .orElseGet(() -> party.representedBy().stream()
                        .anyMatch(one -> one.kind() == Party.Representative.Kind.STATUTORY
                                && FilingFacts.isWritten(one.name())));
    }
}
