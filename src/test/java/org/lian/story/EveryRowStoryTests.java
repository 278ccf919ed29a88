package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.filing.Draft;
import org.lian.filing.FilingFacts;
import org.lian.rules.Decisions;
import org.lian.rules.Fact;
import org.lian.rules.Facts;
import org.lian.rules.Tables;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 没有用不上的行: each row of the tables about filings fires for facts that somebody is asked for or that a filing tells. */
@CourtTest
class EveryRowStoryTests {
    private static final Tables TABLES = new Tables();
    /** The tables of places, and what they lead to by the matter. */
    private static final List<String> PLACES = List.of(
            "jurisdiction",
            "jurisdiction-administrative",
            "jurisdiction-application",
            "court-level-matter",
            "special-court-matter");

    private static final Pattern CAUSES = Pattern.compile("\"(\\d\\d(?:\\.\\d+)*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    Decisions decisions;

    private Stories court;

    @BeforeEach
    void arrive() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("受理条件的每一行，都有能够给出的事实使它适用")
    void eligibility() throws IOException {
        var fired = new TreeSet<String>();
        for (var track : Track.values()) {
            fired.addAll(asked("eligibility-checks", track, null, everyAnswer(track, "YES")));
            fired.addAll(asked("eligibility-checks", track, null, everyAnswer(track, "NO")));
            // What the reviewer marks, and what the parties of a filing tell.
            fired.addAll(asked(
                    "eligibility-checks",
                    track,
                    null,
                    Map.of("sensitiveMatter", "YES", "definiteDefendant", "NO", "specificClaim", "NO")));
        }
        fired.addAll(asked(
                "eligibility-checks",
                Map.of(
                        "track",
                        "CIVIL",
                        "defendants",
                        List.of(Map.of("kind", "ORGANISATION", "name", "某某区市场监督管理局")),
                        "answers",
                        Map.of("administrativeMatter", "YES"))));
        for (var late : List.of("untoldYearExpired", "longestSuitPeriodExpired")) {
            fired.addAll(asked(
                    "eligibility-checks", Track.ADMINISTRATIVE, null, Map.of("suitPeriodTold", "NO", late, "YES")));
        }
        fired.addAll(asked(
                "eligibility-checks",
                Map.of(
                        "track",
                        "CIVIL",
                        "causeCode",
                        "07.19.205.05",
                        "plaintiffs",
                        List.of(Map.of("kind", "ORGANISATION", "name", "某某区食品有限公司")),
                        "answers",
                        Map.of("labourArbitrated", "YES", "finalAward", "YES"))));
        var divorce = Map.of("divorceWithinSixMonths", "YES", "newCircumstances", "NO", "prohibitedPeriod", "YES");
        fired.addAll(asked("eligibility-checks", Track.CIVIL, "02.02.014", divorce));
        for (var cause : causesOf("case-type-eligibility")) {
            fired.addAll(asked("eligibility-checks", Track.CIVIL, cause, Map.of("labourArbitrated", "NO")));
            fired.addAll(asked(
                    "eligibility-checks",
                    Track.CIVIL,
                    cause,
                    Map.of("labourArbitrated", "YES", "awardTimeLimitExpired", "YES")));
            fired.addAll(asked(
                    "eligibility-checks", Track.CIVIL, cause, Map.of("labourArbitrated", "NO", "wageNote", "YES")));
        }

        assertThat(rows("case-type-eligibility")).isNotEmpty().isSubsetOf(fired);
    }

    @Test
    @DisplayName("应当提交的材料的每一行，都有能够给出的事实使它适用")
    void materials() throws IOException {
        var fired = new TreeSet<String>();
        for (var track : Track.values()) {
            var answers = new HashMap<>(everyAnswer(track, "YES"));
            answers.put("plaintiffPerson", "YES");
            answers.put("plaintiffOrganisation", "YES");
            fired.addAll(asked("material-lists", track, null, answers));
        }
        for (var document : List.of("AWARD", "NOTARY")) {
            fired.addAll(asked("material-lists", Track.ENFORCEMENT, null, Map.of("enforcedDocument", document)));
        }
        fired.addAll(asked("material-lists", Track.AWARD_REVIEW, null, Map.of("arbitrationMatter", "AGREEMENT")));
        for (var stage : Facts.declared().domain("preservationStage").codes().keySet()) {
            fired.addAll(asked("material-lists", Track.PRESERVATION, null, Map.of("preservationStage", stage)));
        }
        for (var kind : Facts.declared().domain("agentKind").codes().keySet()) {
            fired.addAll(
                    asked("material-lists", Track.CIVIL, null, Map.of("agentKind", kind, "foreignDomicile", "YES")));
        }
        fired.addAll(asked(
                "material-lists",
                Track.CIVIL,
                null,
                Map.of("statutoryAgent", "YES", "foreignDomicile", "YES", "plaintiffOrganisation", "YES")));
        fired.addAll(asked(
                "material-lists",
                Map.of("track", "CIVIL", "plaintiffs", Collections.nCopies(10, Map.of("kind", "PERSON")))));
        for (var cause : causesOf("required-materials")) {
            fired.addAll(asked("material-lists", Track.CIVIL, cause, Map.of()));
            fired.addAll(asked("material-lists", Track.CIVIL, cause, Map.of("wageNote", "YES")));
            fired.addAll(asked("material-lists", Track.CIVIL, cause + ".01", Map.of()));
        }
        for (var cause : taken("required-materials")) {
            fired.addAll(asked("material-lists", Track.SPECIAL_PROCEDURE, cause, Map.of()));
        }

        assertThat(rows("required-materials")).isNotEmpty().isSubsetOf(fired);
    }

    @Test
    @DisplayName("管辖的法院的每一行、先后的每一行，都有能够给出的事实使它适用")
    void courts() throws IOException {
        var fired = new TreeSet<String>();
        for (var table : PLACES) {
            var seen = new TreeSet<String>();
            for (var example : TABLES.examples(table)) {
                TABLES.ask(table, example.inputs());
                if (seen.addAll(TABLES.fired())) {
                    fired.addAll(asked("jurisdiction-suggestions", told(example.inputs())));
                }
            }
        }
        fired.addAll(asked(
                "jurisdiction-suggestions",
                Track.CIVIL,
                "04.10.088",
                Map.of("courtAgreement", "YES", "defendantSituation", "ORDINARY")));
        for (var place : List.of("北京市朝阳区", "上海市黄浦区", "浙江省杭州市西湖区", "广东省广州市天河区", "河北省保定市竞秀区")) {
            for (var yuan : List.of(1L, 25_000_000L, 60_000_000L, 200_000_000L, 600_000_000L, 6_000_000_000L)) {
                for (var cause : List.of("04.10.108.01", "06.18.202", "01.01.008.01", "05.14.167.03", "08.22.228")) {
                    fired.addAll(asked("jurisdiction-suggestions", levelled(cause, place, place, yuan, false)));
                    fired.addAll(asked("jurisdiction-suggestions", levelled(cause, "山西省太原市小店区", place, yuan, false)));
                    fired.addAll(asked("jurisdiction-suggestions", levelled(cause, place, place, yuan, true)));
                }
            }
        }

        for (var chosen : List.of("黑0102", "黑0202", "黑0803", "黑1002")) {
            fired.addAll(asked("jurisdiction-suggestions", Map.of("track", "ADMINISTRATIVE", "courtCode", chosen)));
        }

        for (var table : PLACES) {
            assertThat(rows(table)).as(table).isNotEmpty().isSubsetOf(fired);
        }
        assertThat(rows("jurisdiction-order")).isNotEmpty().isSubsetOf(fired);
        assertThat(rows("court-level")).isNotEmpty().isSubsetOf(fired);
        assertThat(rows("special-court")).isNotEmpty().isSubsetOf(fired);
    }

    /** The facts of an example as somebody tells them who has no filing. */
    private static Map<String, Object> told(Map<String, Object> inputs) {
        var body = new HashMap<String, Object>();
        var answers = new HashMap<String, Object>();
        inputs.forEach((fact, value) -> {
            if (fact.equals("track") || fact.equals("causeCode")) {
                body.put(fact, value);
            } else if (!fact.equals("on") && value != null) {
                answers.put(fact, value);
            }
        });
        body.put("answers", answers);
        return body;
    }

    private static Map<String, Object> levelled(
            String cause, String plaintiff, String defendant, long yuan, boolean foreign) {
        return Map.of(
                "track",
                "CIVIL",
                "causeCode",
                cause,
                "claimAmountFen",
                yuan * 100,
                "plaintiffs",
                List.of(Map.of("kind", "PERSON", "name", "甲", "address", plaintiff)),
                "defendants",
                List.of(Map.of("kind", "ORGANISATION", "name", "乙公司", "address", defendant)),
                "answers",
                Map.of("foreignElement", foreign ? "YES" : "NO"));
    }

    @Test
    @DisplayName("审查分流的每一行，都有申请使它适用：答了紧急、未成年人、涉外、工资、抚养费的，申请缓交的，坚持提交的，人数众多的，重复的，仲裁裁决向基层法院申请执行的")
    void routing() throws IOException {
        var fired = new TreeSet<String>();
        fired.addAll(routed(insisted("02.02.024.01", false)));
        fired.addAll(routed(insisted("02.02.024.01", false)));
        fired.addAll(routed(insisted("07.19.206", true)));
        var award = TrackFilings.draft(Track.ENFORCEMENT);
        award.put("answers", Map.of("enforcedDocument", "AWARD"));
        var enforced = court.drafted(award);
        court.zhangsan
                .post("/api/v1/filings/" + enforced + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        fired.addAll(routed(enforced));
        // Marked by a reviewer, and the procedures that no row opens yet.
        fired.addAll(fired(Map.of("sensitiveMatter", "YES")));
        for (var track : Track.values()) {
            fired.addAll(fired(FilingFacts.of(Draft.of(track, null))));
            fired.addAll(fired(FilingFacts.of(Draft.of(track, null)
                    .edit()
                    .answers(Map.of("urgent", "YES"))
                    .draft())));
        }

        assertThat(rows("review-routing")).isNotEmpty().isSubsetOf(fired);
    }

    private List<String> fired(Map<String, Object> facts) {
        return decisions.preview("review-routing", facts).ruleIds();
    }

    private String insisted(String cause, boolean deferral) {
        var draft = Stories.loanDraft();
        draft.put("causeCode", cause);
        var answers = new HashMap<>(everyAnswer(Track.CIVIL, "YES"));
        answers.put("divorceWithinSixMonths", "NO");
        draft.put("answers", answers);
        draft.put(
                "plaintiffs",
                IntStream.range(0, 10)
                        .mapToObj(n -> Map.of("kind", "PERSON", "name", "原告" + n))
                        .toList());
        var filing = court.drafted(draft);
        var submission = new LinkedHashMap<String, Object>(Map.of("consentOnline", true, "insist", true));
        if (deferral) {
            submission.put("feeRelief", Map.of("ground", "DEFERRAL_ACCIDENT", "statement", "工伤"));
        }
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/submission", submission)
                .expecting(201);
        return filing;
    }

    private List<String> routed(String filing) {
        return await().until(
                        () -> {
                            for (var used : court.as("judge1")
                                    .get("/api/v1/filings/" + filing)
                                    .expecting(200)
                                    .body()
                                    .get("decisions")) {
                                if (used.get("id").asText().equals("review-routing")) {
                                    return texts(used.get("ruleIds"));
                                }
                            }
                            return List.<String>of();
                        },
                        rows -> !rows.isEmpty());
    }

    private List<String> asked(String call, Track track, String cause, Map<String, String> answers) {
        var body = new HashMap<String, Object>();
        body.put("track", track.name());
        body.put("causeCode", cause);
        body.put("answers", answers);
        return asked(call, body);
    }

    private List<String> asked(String call, Map<String, Object> body) {
        var fired = new ArrayList<String>();
        CourtClient.anonymous(port)
                .post("/api/v1/" + call, body)
                .expecting(200)
                .body()
                .get("decisions")
                .forEach(used -> fired.addAll(texts(used.get("ruleIds"))));
        return fired;
    }

    private static Map<String, String> everyAnswer(Track track, String answer) {
        var answers = new HashMap<String, String>();
        Facts.declared().all().stream()
                .filter(fact -> fact.isAskedOfFiler()
                        && fact.type() == Fact.Type.ANSWER
                        && fact.tracks().contains(track))
                .forEach(fact -> answers.put(fact.name(), answer));
        return answers;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Collection<String> rows(String table) throws IOException {
        try (var file = Files.newInputStream(Path.of("decisions", table + ".dmn"))) {
            return Dmn.readModelFromStream(file).getModelElementsByType(Rule.class).stream()
                    .map(Rule::getId)
                    .toList();
        }
    }

    /** Those of a table's causes that 特别程序 takes. */
    private static Collection<String> taken(String table) throws IOException {
        return causesOf(table).stream()
                .filter(cause ->
                        Track.SPECIAL_PROCEDURE.words("causes").stream().anyMatch(cause::startsWith))
                .toList();
    }

    private static Collection<String> causesOf(String table) throws IOException {
        return CAUSES.matcher(Files.readString(Path.of("decisions", table + ".dmn")))
                .results()
                .map(found -> found.group(1))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
}
