package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.rules.Facts;
import org.lian.vocabulary.Track;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;

/**
 * The check that no suit is refused before a fact speaks against it (登记立案规定 1, 2): what a filer has not told, and what
 * he tells either way, is no ground. That a suit goes to the window is the court's choice, and told to the supervisor.
 */
class SuitChecks {
    private static final String ELIGIBILITY = "case-type-eligibility";
    private static final String OUTCOME = "eligibility-outcome";
    private static final Set<Track> SUITS = Set.of(Track.CIVIL, Track.ADMINISTRATIVE, Track.PRIVATE_PROSECUTION);
    /** What is no fact of the case but names it. */
    private static final Set<String> NAMES = Set.of("track", "causeCode");
    /** Causes of different kinds, beside those that a row names. */
    private static final List<String> CAUSES = List.of("01.01.001", "04.10.089", "07.19.205", "09.26.300");

    private static final Pattern CODE = Pattern.compile("\"([\\d.]+)\"");

    private final TableDraft draft;
    private final Feel feel;
    private final TableFindings findings;

    SuitChecks(TableDraft draft, Feel feel, TableFindings findings) {
        this.draft = draft;
        this.feel = feel;
        this.findings = findings;
    }

    /** Evaluates rows, so only of a file that may run. */
    void check() {
        for (var decision : draft.file().decisions()) {
            var table = decision.table();
            if (table == null) {
                continue;
            }
            if (decision.id().equals(ELIGIBILITY)) {
                table.rows().stream()
                        .filter(row -> draft.changes(decision, row))
                        .forEach(row -> refusal(decision, table, row));
                SUITS.stream().sorted().forEach(track -> door(decision, table, track));
            } else if (decision.id().equals(OUTCOME)) {
                table.rows().stream()
                        .filter(row -> draft.changes(decision, row))
                        .filter(row -> gives(table, row, "outcome", Map.of("effects", List.of("ACCEPT")))
                                .contains("REFUSE"))
                        .forEach(row -> findings.block("SUIT_REFUSED", "起诉一律不收：没有任何不利的事实，也答不收。请改回，或者写明哪一个事实才不收", row));
            }
        }
    }

    private void refusal(Logic decision, Table table, Row row) {
        for (var track : SUITS.stream().sorted().toList()) {
            var causes = new ArrayList<@Nullable String>();
            causes.add(null);
            causes.addAll(CAUSES);
            Stream.concat(row.tests().stream(), row.results().stream())
                    .flatMap(cell -> CODE.matcher(cell.text()).results())
                    .forEach(found -> causes.add(found.group(1)));
            if (causes.stream().distinct().anyMatch(cause -> refuses(decision, table, row, track, cause))) {
                findings.block(
                        "SUIT_REFUSED",
                        "%s一律不收：不问任何事实就答不收。有案必立，请写明哪一个事实才不收，或者改为到窗口办理（WINDOW）".formatted(track.label()),
                        row);
            }
        }
    }

    private boolean refuses(Logic decision, Table table, Row row, Track track, @Nullable String cause) {
        var unknown = new HashMap<String, @Nullable Object>();
        unknown.put("track", track.name());
        unknown.put("causeCode", cause);
        if (isRefused(table, row, unknown)) {
            return true;
        }
        return names(row).stream().filter(name -> !NAMES.contains(name)).anyMatch(name -> {
            var values = Facts.declared().domain(name).codes().keySet();
            return !values.isEmpty()
                    && values.stream().allMatch(value -> {
                        var told = new HashMap<>(unknown);
                        told.put(name, value);
                        return isRefused(table, row, told);
                    });
        });
    }

    private Set<String> names(Row row) {
        var names = new LinkedHashSet<String>();
        Stream.concat(row.tests().stream(), row.results().stream())
                .forEach(cell -> names.addAll(Reading.names(Reading.of(feel, cell))));
        return names;
    }

    private boolean isRefused(Table table, Row row, Map<String, @Nullable Object> facts) {
        return gives(table, row, "effect", facts).contains("REFUSE");
    }

    /** Whether whoever knows nothing yet may still file here. */
    private void door(Logic decision, Table table, Track track) {
        var before = draft.tableInForce(decision);
        if (before.isEmpty()) {
            return;
        }
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("track", track.name());
        var now = effects(table, facts);
        if (effects(before.get(), facts).contains("ACCEPT") && !now.contains("ACCEPT")) {
            var place = table.rows().stream()
                    .filter(row -> draft.changes(decision, row))
                    .findFirst()
                    .orElse(null);
            findings.harm(
                    "SUIT",
                    track.label() + (now.contains("WINDOW") ? "不再在网上收，一律到窗口办理" : "在网上一律没有“可以提交”的结论，每一件都要人工认定"),
                    place);
        }
    }

    private Set<String> effects(Table table, Map<String, @Nullable Object> facts) {
        var effects = new LinkedHashSet<String>();
        table.rows().forEach(row -> effects.addAll(gives(table, row, "effect", facts)));
        return effects;
    }

    /** What the row gives, where it applies; what cannot be evaluated gives nothing. */
    private Set<String> gives(Table table, Row row, String output, Map<String, ? extends @Nullable Object> facts) {
        var known = new HashMap<String, @Nullable Object>();
        draft.file().facts().forEach(fact -> known.put(fact.name(), null));
        known.putAll(facts);
        try {
            for (var column = 0; column < table.columns().size(); column++) {
                var head = table.columns().get(column);
                var value = feel.value(head.expression().text(), head.type(), known);
                if (!feel.holds(row.tests().get(column).text(), value, known)) {
                    return Set.of();
                }
            }
            for (var column = 0; column < table.outputs().size(); column++) {
                if (table.outputs().get(column).name().equals(output)) {
                    var value = feel.value(row.results().get(column).text(), "", known);
                    return value == null ? Set.of() : Set.of(String.valueOf(value));
                }
            }
        } catch (RuntimeException unclear) {
            return Set.of();
        }
        return Set.of();
    }
}
