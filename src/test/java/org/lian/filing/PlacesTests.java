package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.reference.Court;
import org.lian.reference.CourtList;
import org.lian.reference.CourtPlaces;
import org.lian.rules.Decision;
import org.lian.rules.Facts;
import org.lian.rules.Tables;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;

/**
 * 管辖: suits written from the articles, each with the courts that must and must not be told, against the shipped tables
 * on the engine, joined as the product joins them, over the courts that there are.
 */
class PlacesTests {
    private static final Path FOLDER = Path.of("src/test/resources/places");
    private static final String ABROAD = "境外";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    /** What people write where the question is for one place and the article knows several words for it. */
    private static final Map<String, String> WRITTEN_AS = Map.ofEntries(
            Map.entry("RESULT_PLACE", "INFRINGEMENT_PLACE"),
            Map.entry("POLLUTION_PLACE", "INFRINGEMENT_PLACE"),
            Map.entry("VIOLENCE_PLACE", "INFRINGEMENT_PLACE"),
            Map.entry("PAYER_PLACE", "BILL_PAYMENT_PLACE"),
            Map.entry("DRAWER_PLACE", "BILL_PAYMENT_PLACE"),
            Map.entry("SENDING_EMPLOYER_SEAT", "EMPLOYER_SEAT"),
            Map.entry("APPLICANT_ORGAN_PLACE", "ORGAN_PLACE"),
            Map.entry("ORGAN_2_PLACE", "ORGAN_PLACE"),
            Map.entry("MEDIATION_2_PLACE", "MEDIATION_PLACE"),
            Map.entry("SECURITY_2_PLACE", "PROPERTY_PLACE"),
            Map.entry("AGREED_COURT_2", "AGREED_COURT"));

    private static final AllCourts COURTS = AllCourts.packaged();
    private static final CourtPlaces PLACES = new CourtPlaces(COURTS);
    private static final Tables TABLES = new Tables();
    private static final Jurisdiction JURISDICTION = new Jurisdiction(
            PlacesTests::answer, PLACES, new HearingCourts(PlacesTests::answer, PLACES, COURTS, () -> TODAY));

    private static Decision answer(String table, Map<String, Object> facts) {
        return new Decision(table, 1, List.of(), TABLES.ask(table, facts));
    }

    @Test
    @DisplayName("照条文写的每一件案件：应当列出的法院都列出，不应当列出的不列出；还没有对上的只在清单里，清单只减不增")
    void everySuitFindsItsCourts() throws IOException {
        var open =
                read("open.csv").stream().collect(Collectors.toMap(row -> row.get("suit"), row -> row.get("reason")));
        var wrong = new TreeMap<String, List<String>>();
        for (var suit : read("suits.csv")) {
            var faults = new Suit(suit).faults();
            if (!faults.isEmpty()) {
                wrong.put(suit.get("suit"), faults);
            }
        }

        assertThat(open.values()).allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(5));
        assertThat(wrong.entrySet().stream()
                        .filter(entry -> !open.containsKey(entry.getKey()))
                        .map(entry -> entry.getKey() + ": " + entry.getValue()))
                .isEmpty();
        assertThat(new TreeSet<>(open.keySet()))
                .as("closed, so no longer on the list")
                .isEqualTo(new TreeSet<>(wrong.keySet()));
    }

    @Test
    @DisplayName("不带 + 的事实，程序都问得到、得得出；带 + 的还没有这个问题")
    void factsAreDeclared() throws IOException {
        for (var suit : read("suits.csv")) {
            pairs(suit.get("facts")).forEach((name, value) -> assertThat(
                            Facts.declared().find(name.replace("+", "")).isPresent())
                    .as(suit.get("suit") + " " + name)
                    .isEqualTo(!name.startsWith("+")));
        }
    }

    /** A line of the file. */
    private record Suit(Map<String, String> row) {
        private List<String> faults() {
            var found = suggested(answers());
            var faults = new ArrayList<String>();
            each("must").filter(must -> !isTold(must, found)).forEach(must -> faults.add("没有 " + must));
            each("mustNot").filter(not -> isTold(not, found)).forEach(not -> faults.add("多了 " + not));
            if (!row.get("prevails").isEmpty() && !row.get("prevails").equals(found.prevails())) {
                faults.add(row.get("prevails") + " → " + found.prevails());
            }
            return faults;
        }

        private Jurisdiction.Suggestion suggested(Map<String, String> answers) {
            var draft = draft(answers);
            return JURISDICTION.of(draft, FilingFacts.of(draft), told());
        }

        private Map<String, String> answers() {
            var answers = new HashMap<>(pairs(row.get("facts")));
            answers.keySet()
                    .removeIf(name -> name.startsWith("+")
                            || Facts.declared()
                                    .find(name)
                                    .filter(fact -> fact.isAskedOfFiler())
                                    .isEmpty());
            return answers;
        }

        private Draft draft(Map<String, String> answers) {
            var yuan = row.get("claimYuan");
            return Draft.of(Track.valueOf(row.get("track")), null)
                    .edit()
                    .causeCode(row.get("causeCode").isEmpty() ? null : row.get("causeCode"))
                    .claimAmountFen(yuan.isEmpty() ? null : Long.valueOf(yuan) * 100)
                    .plaintiffs(plaintiffs().map(Suit::party).toList())
                    .defendants(defendants().map(Suit::party).toList())
                    .answers(answers)
                    .draft();
        }

        private Stream<String> plaintiffs() {
            return first("PLAINTIFF_HABITUAL_RESIDENCE", "PLAINTIFF_DOMICILE").stream();
        }

        /** Where they live as the question explains it: where they stayed a year, else at home; where the office is. */
        private Stream<String> defendants() {
            return Stream.concat(
                    first(
                            "DEFENDANT_HABITUAL_RESIDENCE",
                            "DEFENDANT_DOMICILE",
                            "DEFENDANT_REGISTERED_HOME",
                            "MAIN_OFFICE",
                            "REGISTRATION_PLACE",
                            "MISSING_PERSON_DOMICILE",
                            "PERSON_DOMICILE",
                            "DEFENDANT_FORMER_HOME")
                            .stream(),
                    Stream.of("DEFENDANT_2_DOMICILE", "DEFENDANT_3_DOMICILE").flatMap(one -> first(one).stream()));
        }

        private Optional<String> first(String... relations) {
            return Stream.of(relations)
                    .map(places()::get)
                    .filter(Objects::nonNull)
                    .findFirst();
        }

        private static Party party(String address) {
            return new Party(
                    Party.Kind.PERSON,
                    "某人",
                    null,
                    null,
                    null,
                    address,
                    List.of(),
                    address.equals(ABROAD),
                    null,
                    null,
                    null);
        }

        private Map<String, String> told() {
            var told = new LinkedHashMap<String, String>();
            places().forEach((relation, region) -> {
                var code = WRITTEN_AS.getOrDefault(relation, relation);
                if (Jurisdiction.isPlace(code) && !region.equals(ABROAD)) {
                    told.merge(code, region, (one, other) -> one + "；" + other);
                }
            });
            told.remove("PLAINTIFF_DOMICILE");
            told.remove("DEFENDANT_DOMICILE");
            var lasting = places().get("DEFENDANT_HABITUAL_RESIDENCE");
            if (lasting != null) {
                told.put("DEFENDANT_PRESENT_HOME", lasting);
            }
            var stayed = places().get("PLAINTIFF_HABITUAL_RESIDENCE");
            if (stayed != null && row.get("track").equals("ADMINISTRATIVE")) {
                told.put("PLAINTIFF_DOMICILE", places().get("PLAINTIFF_DOMICILE") + "；" + stayed);
            }
            return told;
        }

        private Map<String, String> places() {
            return pairs(row.get("places"));
        }

        private Stream<String> each(String column) {
            return Arrays.stream(row.get(column).split("\\|")).filter(one -> !one.isEmpty());
        }

        private List<Court> local(String relation) {
            var region = places().get(relation);
            assertThat(region).as(row.get("suit") + " " + relation).isNotNull();
            return region.equals(ABROAD) ? List.of() : PLACES.of(region);
        }

        /** Whether a court of that place and level is among those that are suggested. */
        private boolean isTold(String wanted, Jurisdiction.Suggestion found) {
            var relation = wanted.split("/")[0];
            var level = wanted.contains("/") ? wanted.substring(wanted.indexOf('/') + 1) : "";
            var told = found.candidates().stream()
                    .map(Jurisdiction.Candidate::court)
                    .toList();
            if (level.startsWith("SPECIAL:")) {
                var kind = level.substring("SPECIAL:".length());
                return told.stream().anyMatch(court -> court.name().contains(kind))
                        || found.notes().stream().anyMatch(note -> note.court().contains(kind));
            }
            var basic = local(relation);
            var middle = basic.stream().map(Court::parent).toList();
            var isBasic = told.stream().anyMatch(basic::contains);
            return switch (level) {
                case "" -> isBasic || told.stream().anyMatch(court -> middle.contains(court.name()));
                case "BASIC" -> isBasic;
                case "INTERMEDIATE" -> told.stream().anyMatch(court -> middle.contains(court.name()));
                case "DESIGNATED_BASIC" ->
                    isBasic
                            && found.notes().stream()
                                    .anyMatch(note -> note.court().equals("确定的基层人民法院"));
                default -> throw new IllegalArgumentException(wanted);
            };
        }
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        Arrays.stream(text.split(";")).filter(one -> !one.isEmpty()).forEach(one -> {
            var at = one.indexOf('=');
            pairs.put(one.substring(0, at), one.substring(at + 1));
        });
        return pairs;
    }

    private static List<Map<String, String>> read(String file) throws IOException {
        return lines(FOLDER.resolve(file));
    }

    private static List<Map<String, String>> lines(Path file) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            return rows.stream().map(row -> row.toMap()).toList();
        }
    }

    /** The packaged list of courts, as the product reads it. */
    private record AllCourts(Map<CourtCode, Court> byCode) implements CourtList {
        static AllCourts packaged() {
            try {
                var courts = new LinkedHashMap<CourtCode, Court>();
                for (var row : lines(Path.of("src/main/resources/reference/courts.csv"))) {
                    var code = new CourtCode(row.get("code"));
                    courts.put(
                            code,
                            new Court(
                                    code,
                                    row.get("name"),
                                    row.get("level"),
                                    row.get("province"),
                                    row.get("status"),
                                    false,
                                    Objects.toString(row.get("parent"), "")));
                }
                return new AllCourts(courts);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Court> find(CourtCode code) {
            return Optional.ofNullable(byCode.get(code));
        }

        @Override
        public Optional<Court> named(String name) {
            var found = byCode.values().stream()
                    .filter(court -> court.name().equals(name.strip()))
                    .toList();
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        }

        @Override
        public List<Court> all() {
            return List.copyOf(byCode.values());
        }
    }
}
