package org.lian.web.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Sha256;
import org.lian.web.rulebook.Readings.Reading;
import org.lian.web.rulebook.RulePage.Cell;
import org.lian.workbench.Examples;
import org.lian.workbench.RuleText;
import org.lian.workbench.RuleText.Column;
import org.lian.workbench.RuleText.Part;
import org.lian.workbench.RuleText.Row;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The writer of the pages of the public rules. */
@Component
class RuleBook {
    private final RuleVersions versions;
    private final Readings readings;
    private final Laws laws;
    private final ConcurrentLruCache<Page, RulePage> pages = new ConcurrentLruCache<>(Readings.KEPT, this::written);

    RuleBook(RuleVersions versions, Readings readings, Laws laws) {
        this.versions = versions;
        this.readings = readings;
        this.laws = laws;
    }

    RulePage page(PublicRule rule, RuleVersion version) {
        return pages.get(new Page(rule, version));
    }

    /** The key of a page; neither half ever changes. */
    private record Page(PublicRule rule, RuleVersion version) {}

    private RulePage written(Page page) {
        var rule = page.rule();
        var version = page.version();
        var reading = readings.of(rule.key(), version.version());
        return new RulePage(
                version.name(),
                Sha256.hex(versions.content(rule.key(), version.version())),
                reading.text().parts().stream()
                        .map(part -> part(rule, part, reading.wording()))
                        .toList(),
                Examples.lines(versions.examples(rule.key(), version.version())).stream()
                        .map(line -> example(rule, line, reading))
                        .toList());
    }

    private RulePage.Part part(PublicRule rule, Part part, Wording wording) {
        var outputs = IntStream.range(0, part.outputs().size())
                .boxed()
                .filter(index ->
                        !rule.codes().contains(part.outputs().get(index).expression()))
                .filter(index -> !isInBasis(part, index) && !isHandedOn(part, index))
                .toList();
        var heads = new ArrayList<String>();
        part.inputs().forEach(input -> heads.add(Words.plain(input.label())));
        outputs.forEach(index -> heads.add(Words.plain(part.outputs().get(index).label())));
        var formula = part.formula();
        return new RulePage.Part(
                part.id(),
                part.label(),
                part.collects(),
                formula == null ? null : wording.raw(formula),
                part.locked(),
                heads,
                part.rows().stream()
                        .map(row -> row(part, row, outputs, wording))
                        .toList());
    }

    private RulePage.Row row(Part part, Row row, List<Integer> outputs, Wording wording) {
        var cells = new ArrayList<Cell>();
        for (int index = 0; index < part.inputs().size(); index++) {
            var column = part.inputs().get(index);
            cells.add(new Cell(
                    Words.plain(column.label()), wording.test(row.tests().get(index), column)));
        }
        for (var index : outputs) {
            var column = part.outputs().get(index);
            cells.add(new Cell(
                    Words.plain(column.label()), wording.result(row.results().get(index), column)));
        }
        return new RulePage.Row(row.id(), row.number(), row.locked(), cells, laws.pieces(row.basis()));
    }

    /** Whether the output only says again what the rows' bases say. */
    private static boolean isInBasis(Part part, int index) {
        return !part.rows().isEmpty()
                && part.outputs()
                        .get(index)
                        .expression()
                        .toLowerCase(Locale.ROOT)
                        .endsWith("basis")
                && part.rows().stream().allMatch(row -> {
                    var cell = row.results().get(index);
                    return cell.length() > 1 && row.basis().startsWith(cell.substring(1, cell.length() - 1));
                });
    }

    /** Whether every row only hands on what a part before it said under the same name. */
    private static boolean isHandedOn(Part part, int index) {
        var name = part.outputs().get(index).expression();
        return part.rows().stream().allMatch(row -> row.results().get(index).equals(name));
    }

    private static RulePage.Example example(PublicRule rule, Map<String, String> line, Reading reading) {
        var text = reading.text();
        var types =
                text.facts().stream().collect(Collectors.toMap(RuleText.Fact::name, RuleText.Fact::type, (a, b) -> a));
        var given = new ArrayList<String>();
        var result = new ArrayList<String>();
        for (var cell : line.entrySet()) {
            var name = cell.getKey().replaceFirst("^=", "");
            if (cell.getKey().startsWith("=")) {
                if (!rule.codes().contains(name)) {
                    result.add(reading.wording().label(name) + "：" + results(reading, name, cell.getValue()));
                }
            } else if (!cell.getValue().isEmpty()) {
                given.add(
                        reading.wording().label(name) + "：" + values(reading, name, types.get(name), cell.getValue()));
            }
        }
        var nothing = line.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith("="))
                .allMatch(cell -> cell.getValue().equals(Examples.NO_ROW));
        return new RulePage.Example(
                given.isEmpty() ? "什么都没有填" : String.join("，", given), nothing ? "没有一行适用" : String.join("，", result));
    }

    private static String results(Reading reading, String name, String text) {
        var type = reading.text().answering().outputs().stream()
                .filter(output -> output.expression().equals(name))
                .map(Column::type)
                .findFirst()
                .orElse("");
        return values(reading, name, type, text);
    }

    /** Several values are joined by a stroke. */
    private static String values(Reading reading, String name, @Nullable String type, String text) {
        return Arrays.stream(text.split("\\|", -1))
                .map(one -> reading.wording().value(name, typed(type, one)))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static Object typed(@Nullable String type, String text) {
        if (type != null && Set.of("long", "integer").contains(type) && text.matches("-?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        return "boolean".equals(type) && text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
    }
}
