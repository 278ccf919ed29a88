package org.lian.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.reference.Court;
import org.lian.reference.CourtList;
import org.lian.reference.CourtPlaces;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.rules.TablesInForce;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * 级别管辖, 专门法院, 集中管辖: the court that hears a case instead of the basic court of its place (民诉法 18 to 20), by
 * the tables court-level-matter, court-level and special-court as they stand on the day: what a matter is goes before its
 * sum. What they do not know for certain is asked.
 */
@Component
class HearingCourts {
    static final String BASIC = "基层";
    private static final String INTERMEDIATE = "中级";
    /** The level by what the matter is. */
    static final String MATTER = "court-level-matter";

    private static final String LEVEL = "court-level";
    /** The level of a civil suit of the same sum. */
    private static final String BY_AMOUNT = "BY_AMOUNT";

    private static final String KIND = "KIND";
    private static final String SPECIAL = "special-court";
    /** The special court by what the matter is, wherever its places are. */
    static final String SPECIAL_MATTER = "special-court-matter";

    private final TablesInForce decisions;
    private final CourtPlaces places;
    private final CourtList courts;
    private final Supplier<LocalDate> today;

    @Autowired
    HearingCourts(TablesInForce decisions, CourtPlaces places, CourtList courts, BusinessClock clock) {
        this(decisions, places, courts, clock::today);
    }

    HearingCourts(TablesInForce decisions, CourtPlaces places, CourtList courts, Supplier<LocalDate> today) {
        this.decisions = decisions;
        this.places = places;
        this.courts = courts;
        this.today = today;
    }

    /** The tables put to one case. */
    Case of(Draft draft, Map<String, Object> facts, Map<String, String> told) {
        return new Case(draft, facts, told);
    }

    /** One case; it remembers what was asked and used. */
    final class Case {
        private final Map<String, Object> facts;
        private final List<Optional<Set<String>>> homes;
        private final Set<Jurisdiction.Note> notes = new LinkedHashSet<>();
        private final Set<String> kinds = new LinkedHashSet<>();
        private final Map<String, Decisions.Used> used = new LinkedHashMap<>();

        private Case(Draft draft, Map<String, Object> facts, Map<String, String> told) {
            this.facts = new HashMap<>(facts);
            this.facts.put("on", today.get().toString());
            var amount = draft.claimAmountFen();
            if (amount != null) {
                this.facts.put("amountFen", amount);
            }
            this.homes = Stream.concat(
                            homes(draft.plaintiffs(), told.get("PLAINTIFF_DOMICILE")).stream(),
                            homes(draft.defendants(), told.get("DEFENDANT_DOMICILE")).stream())
                    .toList();
        }

        /** What was to be asked. */
        List<Jurisdiction.Note> notes() {
            return List.copyOf(notes);
        }

        List<Decisions.Used> decisions() {
            return List.copyOf(used.values());
        }

        /** What special court there is for the case wherever its places are, and instead of the court that was chosen. */
        void anywhere(@Nullable String chosen) {
            var court = chosen == null ? Optional.<Court>empty() : courts.find(new CourtCode(chosen));
            if (court.isEmpty()) {
                special(null, null);
            } else {
                designated(court.get()).ifPresent(notes::add);
            }
        }

        /** The level that the matter has by the law, whatever its sum, told where the court that was chosen is below it. */
        void matter(@Nullable String chosen) {
            var row = matter(facts);
            var level = row == null ? "BASIC" : String.valueOf(row.get("level"));
            if (row == null || level.equals("BASIC") || level.equals(BY_AMOUNT)) {
                return;
            }
            var court = chosen == null ? Optional.<Court>empty() : courts.find(new CourtCode(chosen));
            var note = new Jurisdiction.Note("", String.valueOf(row.get("text")), basis(row));
            if (court.isEmpty() || !note.isMet(court.get())) {
                notes.add(note);
            }
        }

        /** The court that hears it instead of one, by name, though no place is known. */
        Optional<Jurisdiction.Note> designated(Court chosen) {
            var level = level(chosen);
            var own = chosen.level().equals(BASIC) ? "BASIC" : "INTERMEDIATE";
            return special(chosen, level == null ? own : String.valueOf(level.get("level")))
                    .map(Case::note)
                    .filter(note -> !note.isMet(chosen));
        }

        private static Jurisdiction.Note note(Map<String, Object> row) {
            return new Jurisdiction.Note(
                    String.valueOf(row.get("court")),
                    String.valueOf(row.get("text")),
                    basis(row),
                    KIND.equals(row.get("certainty")));
        }

        /** The court that hears it instead of the one of the place; none where it is above that one and not known. */
        Optional<Jurisdiction.Candidate> instead(Jurisdiction.Candidate local) {
            var court = local.court();
            var level = level(court);
            var above = level == null ? BASIC : String.valueOf(level.get("level"));
            var designated = special(court, level == null ? null : above);
            if (kinds.stream().anyMatch(kind -> !court.name().contains(kind))) {
                // Only the kind of court is known: no local one is suggested in its place.
                return Optional.empty();
            }
            var by = local.by();
            if (designated.isPresent()) {
                var row = designated.get();
                var named = courts.named(String.valueOf(row.get("court")));
                if (named.isEmpty()) {
                    // Its name is known, its code is not: it is told, and no other court is suggested in its place.
                    notes.add(note(row));
                }
                return named.map(special -> new Jurisdiction.Candidate(
                        special,
                        by,
                        new Jurisdiction.Connection(
                                by.place(), "DESIGNATED", String.valueOf(row.get("text")), basis(row))));
            }
            if (level == null || above.equals("BASIC") || !court.level().equals(BASIC)) {
                return Optional.of(local);
            }
            var text = String.valueOf(level.get("text"));
            var higher = above.equals("INTERMEDIATE")
                    ? up(court, INTERMEDIATE)
                    : up(court, INTERMEDIATE).flatMap(middle -> up(middle, "高级"));
            if (higher.isEmpty()) {
                notes.add(new Jurisdiction.Note("", text, basis(level)));
            }
            return higher.map(found -> new Jurisdiction.Candidate(
                    found,
                    by,
                    new Jurisdiction.Connection(
                            by.place(), by.kind(), by.text() + "；" + text, by.basis() + "、" + basis(level))));
        }

        private Optional<Court> up(Court court, String level) {
            return court.parent().isEmpty()
                    ? Optional.empty()
                    : courts.named(court.parent())
                            .filter(parent -> parent.level().equals(level));
        }

        private @Nullable Map<String, Object> level(Court court) {
            var asked = new HashMap<>(facts);
            // 案号规定 4: a court's code begins with its province's.
            asked.put("province", court.code().value().substring(0, 1));
            domiciles(court).ifPresent(spread -> asked.put("domiciles", spread));
            var matter = matter(asked);
            if (matter != null && !BY_AMOUNT.equals(matter.get("level"))) {
                return matter;
            }
            if (matter != null) {
                asked.put("track", Track.CIVIL.name());
                asked.remove("causeCode");
            }
            var answer = first(asked);
            if (answer == null && !asked.containsKey("domiciles")) {
                Stream.of("MIXED", "SAME")
                        .flatMap(spread -> {
                            asked.put("domiciles", spread);
                            return Stream.ofNullable(first(asked));
                        })
                        .findFirst()
                        .ifPresent(row -> notes.add(
                                new Jurisdiction.Note("", "由基层还是中级人民法院管，要看各方的住所地在不在法院所在的省，请写明各方的地址", basis(row))));
            }
            return answer;
        }

        private @Nullable Map<String, Object> matter(Map<String, Object> asked) {
            var rows = used(decisions.preview(MATTER, asked)).rows();
            return rows.isEmpty() ? null : rows.get(0);
        }

        private @Nullable Map<String, Object> first(Map<String, Object> asked) {
            var answer = used(decisions.preview(LEVEL, asked));
            return answer.rows().isEmpty() ? null : answer.rows().get(0);
        }

        /** The row that names one court for certain; the others are noted. */
        private Optional<Map<String, Object>> special(@Nullable Court court, @Nullable String level) {
            var asked = new HashMap<>(facts);
            if (court != null) {
                asked.put("placeCourt", court.code().value());
            }
            if (level != null) {
                asked.put("level", level);
            }
            var rows = Stream.of(decisions.preview(SPECIAL_MATTER, asked), decisions.preview(SPECIAL, asked))
                    .flatMap(answer -> used(answer).rows().stream())
                    .toList();
            rows.stream()
                    .filter(row -> !"SURE".equals(row.get("certainty")))
                    .map(Case::note)
                    .forEach(notes::add);
            rows.stream()
                    .filter(row -> KIND.equals(row.get("certainty")))
                    .map(row -> String.valueOf(row.get("court")))
                    .forEach(kinds::add);
            return rows.stream()
                    .filter(row -> "SURE".equals(row.get("certainty")))
                    .findFirst();
        }

        private Decision used(Decision answer) {
            used.merge(answer.id(), answer.used(), Case::both);
            return answer;
        }

        private static Decisions.Used both(Decisions.Used one, Decisions.Used other) {
            return new Decisions.Used(
                    one.id(),
                    one.version(),
                    Stream.concat(one.ruleIds().stream(), other.ruleIds().stream())
                            .distinct()
                            .toList());
        }

        /** Whether all live in the court's province or none does; empty where one is not known. */
        private Optional<String> domiciles(Court court) {
            if (homes.isEmpty() || homes.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            var within = homes.stream()
                    .flatMap(Optional::stream)
                    .map(provinces -> provinces.contains(court.province()))
                    .distinct()
                    .count();
            return Optional.of(within == 1 ? "SAME" : "MIXED");
        }
    }

    private static String basis(Map<String, Object> row) {
        return String.valueOf(row.get("basis"));
    }

    /** The province of each; empty for one whose address tells none, or several. */
    private List<Optional<Set<String>>> homes(List<Party> parties, @Nullable String told) {
        if (told != null && FilingFacts.isWritten(told)) {
            return List.of(province(told));
        }
        var found = new ArrayList<Optional<Set<String>>>();
        for (var party : parties) {
            var address = party.address();
            found.add(
                    party.livesBeyond().isPresent()
                            ? Optional.of(Set.of())
                            : address == null ? Optional.empty() : province(address));
        }
        return found.isEmpty() ? List.of(Optional.empty()) : found;
    }

    private Optional<Set<String>> province(String address) {
        var provinces = places.of(address).stream().map(Court::province).collect(Collectors.toUnmodifiableSet());
        return provinces.size() == 1 ? Optional.of(provinces) : Optional.empty();
    }
}
