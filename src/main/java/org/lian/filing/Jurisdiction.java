package org.lian.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Court;
import org.lian.reference.CourtPlaces;
import org.lian.rules.AnswerDomains;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.rules.TablesInForce;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * 管辖: the courts that a case may be brought to (民诉法 22 to 36), by the tables of places and jurisdiction-order, and
 * the courts that hear it there by {@link HearingCourts}. It suggests and asks; which court is right a person decides.
 */
@Component
public class Jurisdiction {
    private static final String SUITS = "jurisdiction";
    private static final String ADMINISTRATIVE = "jurisdiction-administrative";
    private static final String APPLICATIONS = "jurisdiction-application";

    /** The tables of places, by procedure, with the same columns of answers. */
    static final List<String> TABLES = List.of(SUITS, ADMINISTRATIVE, APPLICATIONS);

    /** What is said where no row fits: not a law, but that there is no row. */
    public static final String NO_ROW = "系统里还没有写明这类案件归哪里的法院管，待窗口核对：请向诉讼服务中心询问，或者拨打 12368";

    private static final String ORDER = "jurisdiction-order";
    /** The place where the other side lives. */
    public static final String DEFENDANT = "DEFENDANT_DOMICILE";

    private static final String PLAINTIFF = "PLAINTIFF_DOMICILE";
    /** Between several places that were told for one. */
    private static final Pattern SEVERAL = Pattern.compile("[；;\\n]");

    private static final String CHOICE = "CHOICE";
    private static final String DESIGNATED = "DESIGNATED";
    /** More parties than this are asked for the place, not looked up one by one. */
    private static final int MOST_ADDRESSES = 20;

    private final TablesInForce decisions;
    private final CourtPlaces places;
    private final HearingCourts hearing;

    Jurisdiction(TablesInForce decisions, CourtPlaces places, HearingCourts hearing) {
        this.decisions = decisions;
        this.places = places;
        this.hearing = hearing;
    }

    /** A place that gives jurisdiction, as a row of the table names it. */
    public record Connection(String place, String kind, String text, String basis) {}

    /**
     * A court of a place that is known; where another level or a special court hears the case, that one.
     *
     * @param place that gives jurisdiction
     * @param by what the court hears the case by: the place, and the level or the special court
     */
    public record Candidate(Court court, Connection place, Connection by) {
        static Candidate of(Court court, Connection place) {
            return new Candidate(court, place, place);
        }
    }

    /**
     * A thing to be asked before the court is certain: which special court, or which level.
     *
     * @param court part of the name of those that hear the case; empty for any above the basic courts
     * @param sole whether no court of the place hears it beside them
     */
    public record Note(String court, String text, String basis, boolean sole) {
        Note(String court, String text, String basis) {
            this(court, text, basis, false);
        }

        /** Whether the court is one of those. */
        boolean isMet(Court chosen) {
            return court.isEmpty()
                    ? !chosen.level().equals(HearingCourts.BASIC)
                    : chosen.name().contains(court);
        }
    }

    /**
     * The courts that the tables suggest.
     *
     * @param prevails EXCLUSIVE, DESIGNATED, AGREED, CHOICE; null where no row fits
     * @param candidates courts of the places that are known, each once for each place
     * @param unknown places that must be told, or told with their city
     * @param notes what else must be asked before the court is certain
     */
    public record Suggestion(
            @Nullable String prevails,
            String text,
            String basis,
            List<Candidate> candidates,
            List<Connection> unknown,
            List<Note> notes,
            List<Decisions.Used> decisions) {
        /** Whether every place is known and none of them is this court's. */
        boolean excludes(String courtCode) {
            return prevails != null
                    && unknown.isEmpty()
                    && !candidates.isEmpty()
                    && candidates.stream()
                            .noneMatch(one -> one.court().code().value().equals(courtCode));
        }

        /** Places to ask for: those that are not known, and those that were told. */
        public List<Connection> asked(Map<String, String> told) {
            return Stream.concat(
                            candidates.stream().map(Candidate::place).filter(by -> told.containsKey(by.place())),
                            unknown.stream())
                    .distinct()
                    .toList();
        }

        /** Whether rows fit and none of them names where the defendant lives, as for a house. */
        public boolean isElsewhere() {
            return prevails != null
                    && Stream.concat(candidates.stream().map(Candidate::place), unknown.stream())
                            .noneMatch(one -> one.place().equals(DEFENDANT));
        }

        /** Whether a kind of court hears it that is told by no place: 海事, 铁路, 军事. */
        public boolean isOfOneKind() {
            return notes.stream().anyMatch(Note::sole);
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
        return AnswerDomains.of(SUITS, "place").codes().containsKey(code);
    }

    /**
     * The courts for a draft.
     *
     * @param told where the places are that no party's address tells, by their codes in the table
     */
    public Suggestion of(Draft draft, Map<String, String> told) {
        return of(draft, FilingFacts.of(draft), told);
    }

    /** The court by name that hears a case instead of the one that was chosen, wherever its places are. */
    public Optional<Note> designated(Draft draft, Court chosen) {
        return hearing.of(draft, FilingFacts.of(draft), Map.of()).designated(chosen);
    }

    /** The same with facts that are told beside the draft, as an agreement on the court. */
    public Suggestion of(Draft draft, Map<String, Object> facts, Map<String, String> told) {
        var used = new ArrayList<Decisions.Used>();
        var all = connections(facts, used);
        var heard = hearing.of(draft, facts, told);
        if (all.isEmpty()) {
            heard.matter(draft.courtCode());
            heard.anywhere(draft.courtCode());
            used.addAll(heard.decisions());
            return new Suggestion(null, NO_ROW, "", List.of(), List.of(), heard.notes(), List.copyOf(used));
        }
        var found = new LinkedHashMap<Connection, List<Candidate>>();
        var unknown = new ArrayList<Connection>();
        for (var connection : prevailing(draft, all)) {
            var courts = courts(connection.place(), draft, told);
            if (courts.isEmpty()) {
                unknown.add(connection);
            }
            found.put(
                    connection,
                    courts.stream()
                            .flatMap(court -> heard.instead(Candidate.of(court, connection)).stream())
                            .toList());
        }
        heard.matter(draft.courtCode());
        if (found.values().stream().allMatch(List::isEmpty)) {
            heard.anywhere(draft.courtCode());
        }
        var order = order(
                draft,
                Stream.concat(
                        all.stream().map(Connection::kind),
                        found.values().stream().flatMap(List::stream).map(one -> one.by()
                                .kind())));
        var first = order.only();
        var prevails = String.valueOf(first.get("prevails"));
        var candidates = new LinkedHashSet<Candidate>();
        found.values().stream()
                .flatMap(List::stream)
                .filter(one -> !prevails.equals(DESIGNATED) || one.by().kind().equals(DESIGNATED))
                .forEach(candidates::add);
        used.add(order.used());
        used.addAll(heard.decisions());
        return new Suggestion(
                prevails,
                String.valueOf(first.get("text")),
                String.valueOf(first.get("basis")),
                List.copyOf(candidates),
                prevails.equals(DESIGNATED) ? List.of() : List.copyOf(unknown),
                heard.notes(),
                List.copyOf(used));
    }

    /** The rows that fire, of suits and of applications alike; a table that says nothing of the case is no ground. */
    private List<Connection> connections(Map<String, Object> facts, List<Decisions.Used> used) {
        var asked = List.of(
                decisions.preview(SUITS, facts),
                decisions.preview(ADMINISTRATIVE, facts),
                decisions.preview(APPLICATIONS, facts));
        var said = asked.stream().filter(one -> !one.rows().isEmpty()).toList();
        (said.isEmpty() ? asked : said).forEach(one -> used.add(one.used()));
        return said.stream()
                .flatMap(one -> one.rows().stream())
                .map(row -> new Connection(
                        String.valueOf(row.get("place")),
                        String.valueOf(row.get("kind")),
                        String.valueOf(row.get("text")),
                        String.valueOf(row.get("basis"))))
                .toList();
    }

    /** Those of the kind that comes first, before anybody asks which court of the place hears the case. */
    private List<Connection> prevailing(Draft draft, List<Connection> all) {
        var prevails = order(draft, all.stream().map(Connection::kind)).only().get("prevails");
        return all.stream()
                .filter(one -> CHOICE.equals(prevails) || one.kind().equals(prevails))
                .toList();
    }

    private Decision order(Draft draft, Stream<String> kinds) {
        return decisions.preview(
                ORDER,
                Map.of(
                        "connectionKinds",
                        kinds.distinct().toList(),
                        "track",
                        Objects.requireNonNullElse(draft.track(), Track.CIVIL).name()));
    }

    /** Of every address that tells the place; none where one of them names no court or there are too many, so that nothing is left out unseen. */
    private Set<Court> courts(String place, Draft draft, Map<String, String> told) {
        var said = told.get(place);
        var addresses = FilingFacts.isWritten(said)
                ? SEVERAL.splitAsStream(said).filter(FilingFacts::isWritten)
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

    static Stream<String> addresses(List<Party> parties) {
        return parties.stream()
                .filter(party -> party.livesBeyond().isEmpty())
                .map(Party::address)
                .filter(Objects::nonNull)
                .filter(FilingFacts::isWritten);
    }
}
