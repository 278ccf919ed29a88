package org.lian.web.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.rules.DecisionRecord;
import org.lian.rules.Decisions;
import org.lian.rules.ManualDecisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.web.Minutes;
import org.lian.web.rulebook.Laws.Piece;
import org.lian.web.rulebook.Readings.Reading;
import org.lian.workbench.RuleText;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Component;

/** 适用规则: what each recorded decision about a filing rested on, put again to the very version that gave it. */
@Component
class Judgements {
    /** Not rules for everybody, but their answers stand in what the court sends to this party. */
    private static final Set<String> TOLD = Set.of("case-code", "refusal-form", "service-method");

    private static final int LONGEST_TEST = 60;
    private static final String BASIS = "basis";

    private final Decisions decisions;
    private final RuleVersions versions;
    private final Readings readings;
    private final Laws laws;

    Judgements(Decisions decisions, RuleVersions versions, Readings readings, Laws laws) {
        this.decisions = decisions;
        this.versions = versions;
        this.readings = readings;
        this.laws = laws;
    }

    /**
     * One decision in words.
     *
     * @param force of the version: since when, and until when where it is over
     * @param address of the rule's page, where it has one
     * @param equal whether the version gives the same answer to the same facts once more
     */
    record Judgement(
            String name,
            String at,
            int version,
            @Nullable Force force,
            @Nullable String address,
            boolean byHand,
            List<Line> facts,
            List<Fired> rows,
            List<List<Line>> results,
            @Nullable String fault,
            boolean equal) {}

    record Force(String since, @Nullable String until) {
        static Force of(List<RuleVersion> all, int place) {
            return new Force(
                    Minutes.of(all.get(place).effectiveAt()),
                    place == 0 ? null : Minutes.of(all.get(place - 1).effectiveAt()));
        }
    }

    record Line(String label, String text) {}

    /** A row that fired. */
    record Fired(String id, String part, int number, boolean locked, List<Line> tests, List<Piece> basis) {}

    /** In the order of time; what steers the court's own work is for the court alone. */
    List<Judgement> of(Actor reader, FilingId filing) {
        var histories = new HashMap<String, List<RuleVersion>>();
        return decisions.shownFor(filing, reader.isStaff()).stream()
                .filter(record -> reader.isStaff() || isForParty(record.decisionId()))
                .map(record -> judgement(record, histories.computeIfAbsent(record.decisionId(), versions::known)))
                .toList();
    }

    private static boolean isForParty(String rule) {
        return PublicRule.of(rule).isPresent() || TOLD.contains(rule);
    }

    private Judgement judgement(DecisionRecord record, List<RuleVersion> all) {
        var at = IntStream.range(0, all.size())
                .filter(place -> all.get(place).version() == record.version())
                .boxed()
                .findFirst();
        // A person's answer has no version: the words of the newest serve.
        var said = all.isEmpty()
                ? Optional.<Reading>empty()
                : Optional.of(
                        readings.of(record.decisionId(), all.get(at.orElse(0)).version()));
        return new Judgement(
                all.isEmpty() ? record.decisionId() : all.get(at.orElse(0)).name(),
                Minutes.of(record.at()),
                record.version(),
                at.map(place -> Force.of(all, place)).orElse(null),
                at.flatMap(place -> PublicRule.of(record.decisionId()))
                        .map(rule -> "/rulebook/" + rule.key() + "/versions/" + record.version())
                        .orElse(null),
                isByHand(record),
                facts(record, said),
                said.map(reading -> fired(record, reading)).orElse(List.of()),
                record.rows().stream().map(row -> result(record, row, said)).toList(),
                record.fault(),
                decisions.recompute(record.id()).equal());
    }

    private static boolean isByHand(DecisionRecord record) {
        return record.ruleIds().contains(ManualDecisions.MANUAL);
    }

    private static List<Line> facts(DecisionRecord record, Optional<Reading> said) {
        return lines(record.inputs(), said, text -> text.facts().stream().map(RuleText.Fact::name));
    }

    /** A table's bases stand with its rows, and codes have their words beside them. */
    private static List<Line> result(DecisionRecord record, Map<String, Object> row, Optional<Reading> said) {
        var codes = PublicRule.of(record.decisionId()).map(PublicRule::codes).orElse(Set.of());
        var shown = new HashMap<>(row);
        shown.keySet().removeIf(name -> codes.contains(name) || name.equals(BASIS) && !isByHand(record));
        return lines(shown, said, text -> text.answering().outputs().stream().map(RuleText.Column::expression));
    }

    /** In the order in which the table names them. */
    private static List<Line> lines(
            Map<String, Object> values, Optional<Reading> said, Function<RuleText, Stream<String>> order) {
        if (said.isEmpty()) {
            return values.entrySet().stream()
                    .map(value -> new Line(value.getKey(), String.valueOf(value.getValue())))
                    .toList();
        }
        var wording = said.get().wording();
        var names = order.apply(said.get().text()).toList();
        return values.entrySet().stream()
                .sorted(Comparator.comparingInt(value -> names.indexOf(value.getKey())))
                .map(value -> new Line(wording.label(value.getKey()), wording.value(value.getKey(), value.getValue())))
                .toList();
    }

    private List<Fired> fired(DecisionRecord record, Reading reading) {
        return record.ruleIds().stream()
                .distinct()
                .flatMap(id -> reading.text().row(id).stream())
                .map(place -> new Fired(
                        place.row().id(),
                        place.part().label(),
                        place.row().number(),
                        place.row().locked(),
                        tests(place, reading.wording()),
                        laws.pieces(place.row().basis())))
                .toList();
    }

    /** What the row asks for; columns in which it takes anything ask nothing. */
    private static List<Line> tests(RuleText.Place place, Wording wording) {
        var tests = new ArrayList<Line>();
        for (int i = 0; i < place.part().inputs().size(); i++) {
            var cell = place.row().tests().get(i);
            var column = place.part().inputs().get(i);
            if (!cell.isBlank()) {
                tests.add(new Line(Words.plain(column.label()), shortened(wording.test(cell, column))));
            }
        }
        return tests;
    }

    /** A long list of causes stands in full in the table itself. */
    private static String shortened(String test) {
        return test.length() > LONGEST_TEST ? test.substring(0, LONGEST_TEST) + "…" : test;
    }
}
