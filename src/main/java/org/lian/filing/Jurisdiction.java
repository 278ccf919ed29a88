package org.lian.filing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Court;
import org.lian.reference.CourtPlaces;
import org.lian.rules.AnswerDomains;
import org.lian.rules.Decisions;
import org.springframework.stereotype.Component;

/**
 * 管辖: the courts that a case may be brought to (民诉法 22 to 36), by the tables jurisdiction and jurisdiction-order. It
 * suggests and asks; which court is right a person decides.
 */
@Component
public class Jurisdiction {
    private static final String TABLE = "jurisdiction";
    private static final String ORDER = "jurisdiction-order";
    private static final String DEFENDANT = "DEFENDANT_DOMICILE";
    private static final String PLAINTIFF = "PLAINTIFF_DOMICILE";
    private static final String CHOICE = "CHOICE";
    /** More parties than this are asked for the place, not looked up one by one. */
    private static final int MOST_ADDRESSES = 20;

    private final Decisions decisions;
    private final CourtPlaces places;

    Jurisdiction(Decisions decisions, CourtPlaces places) {
        this.decisions = decisions;
        this.places = places;
    }

    /** A place that gives jurisdiction, as a row of the table names it. */
    public record Connection(String place, String kind, String text, String basis) {}

    /** A court of a place that is known. */
    public record Candidate(Court court, Connection by) {}

    /**
     * The courts that the tables suggest.
     *
     * @param prevails EXCLUSIVE, AGREED, CHOICE; null where no row fits: a special court, or the window tells
     * @param candidates courts of the places that are known, each once for each place
     * @param unknown places that must be told, or told with their city
     */
    public record Suggestion(
            @Nullable String prevails,
            String text,
            String basis,
            List<Candidate> candidates,
            List<Connection> unknown,
            List<Decisions.Used> decisions) {
        /** Whether every place is known and none of them is this court's. */
        boolean excludes(String courtCode) {
            return prevails != null
                    && unknown.isEmpty()
                    && candidates.stream()
                            .noneMatch(one -> one.court().code().value().equals(courtCode));
        }

        /** Places to ask for: those that are not known, and those that were told. */
        public List<Connection> asked(Map<String, String> told) {
            return Stream.concat(
                            candidates.stream().map(Candidate::by).filter(by -> told.containsKey(by.place())),
                            unknown.stream())
                    .distinct()
                    .toList();
        }

        /** 甲法院、乙法院. */
        String named() {
            return String.join(
                    "、",
                    new LinkedHashSet<>(
                            candidates.stream().map(one -> one.court().name()).toList()));
        }
    }

    /** Whether a row of the table may name such a place. */
    public static boolean isPlace(String code) {
        return AnswerDomains.of(TABLE, "place").codes().containsKey(code);
    }

    /**
     * The courts for a draft.
     *
     * @param told where the places are that no party's address tells, by their codes in the table
     */
    public Suggestion of(Draft draft, Map<String, String> told) {
        return of(draft, FilingFacts.of(draft), told);
    }

    /** The same with facts that are told beside the draft, as an agreement on the court. */
    public Suggestion of(Draft draft, Map<String, Object> facts, Map<String, String> told) {
        var rows = decisions.preview(TABLE, facts);
        var all = rows.rows().stream()
                .map(row -> new Connection(
                        String.valueOf(row.get("place")),
                        String.valueOf(row.get("kind")),
                        String.valueOf(row.get("text")),
                        String.valueOf(row.get("basis"))))
                .toList();
        if (all.isEmpty()) {
            return new Suggestion(null, "", "", List.of(), List.of(), List.of(rows.used()));
        }
        var order = decisions.preview(
                ORDER,
                Map.of("connectionKinds", all.stream().map(Connection::kind).toList()));
        var first = order.only();
        var prevails = String.valueOf(first.get("prevails"));
        var candidates = new ArrayList<Candidate>();
        var unknown = new ArrayList<Connection>();
        for (var connection : all) {
            if (!prevails.equals(CHOICE) && !prevails.equals(connection.kind())) {
                continue;
            }
            var courts = courts(connection.place(), draft, told);
            if (courts.isEmpty()) {
                unknown.add(connection);
            }
            courts.forEach(court -> candidates.add(new Candidate(court, connection)));
        }
        return new Suggestion(
                prevails,
                String.valueOf(first.get("text")),
                String.valueOf(first.get("basis")),
                List.copyOf(candidates),
                List.copyOf(unknown),
                List.of(rows.used(), order.used()));
    }

    /** Of every address that tells the place; none where one of them names no court or there are too many, so that nothing is left out unseen. */
    private Set<Court> courts(String place, Draft draft, Map<String, String> told) {
        var said = told.get(place);
        var addresses = FilingFacts.isWritten(said)
                ? Stream.of(said)
                : switch (place) {
                    case DEFENDANT -> addresses(draft.defendants());
                    case PLAINTIFF -> addresses(draft.plaintiffs());
                    default -> Stream.<String>empty();
                };
        var courts = new LinkedHashSet<Court>();
        var distinct = addresses.distinct().limit(MOST_ADDRESSES + 1L).toList();
        if (distinct.size() > MOST_ADDRESSES) {
            return Set.of();
        }
        for (var address : distinct) {
            var found = places.of(address);
            if (found.isEmpty()) {
                return Set.of();
            }
            courts.addAll(found);
        }
        return courts;
    }

    private static Stream<String> addresses(List<Party> parties) {
        return parties.stream()
                .filter(party -> !party.livesAbroad())
                .map(Party::address)
                .filter(Objects::nonNull)
                .filter(FilingFacts::isWritten);
    }
}
