package org.lian.filing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.filing.FilingQuestions.Asked;
import org.lian.reference.PlaceQuestions;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * The question whether the chosen court is a right one, put by the places of the case: whoever answers it knows where he
 * lives and where the money goes, not what the law calls a place. It is not asked where an address answers it.
 */
@Component
class CourtQuestion {
    static final String FACT = "courtJurisdiction";

    private final Jurisdiction jurisdiction;

    CourtQuestion(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** The question as it is asked in this case; none where it is answered. */
    Optional<Asked> of(Asked asked, Draft draft, Map<String, Object> facts) {
        if (!asked.fact().equals(FACT)) {
            return Optional.of(asked);
        }
        try {
            var suggested = jurisdiction.of(draft, facts, Map.of());
            if (leadsTo(suggested, draft)) {
                return Optional.empty();
            }
            return Optional.of(draft.track() == Track.CIVIL ? named(asked, suggested) : asked);
        } catch (DecisionUnclear unclear) {
            return Optional.of(asked);
        }
    }

    /** The facts, with a no to the question taken back where one of the case's courts was chosen after all. */
    Map<String, Object> honest(Draft draft, Map<String, Object> facts) {
        if (!"NO".equals(facts.get(FACT)) || !isOneOfTheCases(draft, facts)) {
            return facts;
        }
        var honest = new HashMap<>(facts);
        honest.put(FACT, "YES");
        return honest;
    }

    /** Tables that a person must decide on take nothing back. */
    private boolean isOneOfTheCases(Draft draft, Map<String, Object> facts) {
        try {
            return leadsTo(jurisdiction.of(draft, facts, Map.of()), draft);
        } catch (DecisionUnclear aPersonDecides) {
            return false;
        }
    }

    private static boolean leadsTo(Jurisdiction.Suggestion suggested, Draft draft) {
        return suggested.candidates().stream()
                .anyMatch(one -> one.court().code().value().equals(draft.courtCode()));
    }

    private static Asked named(Asked asked, Jurisdiction.Suggestion suggested) {
        var places = Stream.concat(
                        suggested.candidates().stream().map(Jurisdiction.Candidate::place),
                        suggested.unknown().stream())
                .map(one -> PlaceQuestions.packaged().named(one.place(), one.text()))
                .distinct()
                .collect(Collectors.joining("，"));
        return places.isEmpty()
                ? asked
                : new Asked(
                        asked.fact(),
                        asked.label(),
                        places + "，有一个归您选的法院管吗？",
                        asked.help(),
                        asked.values(),
                        asked.required(),
                        asked.answer(),
                        asked.advice());
    }
}
