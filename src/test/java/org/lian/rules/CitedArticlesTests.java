package org.lian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;

/** What the tables say of one duty they say with one article: no notice may contradict the check beside it. */
class CitedArticlesTests {
    /** The columns that name a duty: a kind of material, a field, a ground. */
    private static final List<String> DUTIES = List.of("kind", "target", "code", "ground", "document");

    private static final Pattern CITED = Pattern.compile(
            "([\\u4e00-\\u9fff（）]+?(?:法|办法|规定|解释|规则)(?:（试行）)?)?((?:、?第[一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?"
                    + "(?:、?第[一二三四五六七八九十（）()]+项)*)+)");
    private static final Pattern ARTICLE = Pattern.compile("(第[一二三四五六七八九十百]+条)((?:(?!第[一二三四五六七八九十百]+条).)*)");
    private static final Pattern TRACK = Pattern.compile("\"([A-Z_]+)\"");

    private static final Tables TABLES = new Tables();

    /** A row of a table: whose duty, in which procedures (none: in all), and article → items. */
    private record Cited(String table, String row, String duty, Set<String> tracks, Map<String, String> articles) {
        boolean speaksOfTheSameAs(Cited other) {
            return duty.equals(other.duty)
                    && (tracks.isEmpty()
                            || other.tracks.isEmpty()
                            || tracks.stream().anyMatch(other.tracks::contains));
        }

        /** The articles that both cite, with other items. */
        List<String> contradictions(Cited other) {
            return articles.entrySet().stream()
                    .filter(mine -> other.articles.containsKey(mine.getKey())
                            && !other.articles.get(mine.getKey()).equals(mine.getValue()))
                    .map(mine -> mine.getKey() + mine.getValue() + " ≠ " + other.articles.get(mine.getKey()))
                    .toList();
        }
    }

    @Test
    @DisplayName("两张表对同一事项引用同一条的，款、项必须一致")
    void oneDutyOneArticle() throws IOException {
        var rows = rows();
        var wrong = new TreeSet<String>();
        for (var one : rows) {
            for (var other : rows) {
                if (one.table().compareTo(other.table()) < 0 && one.speaksOfTheSameAs(other)) {
                    one.contradictions(other)
                            .forEach(found -> wrong.add(one.table() + "/" + one.row() + " 与 " + other.table() + "/"
                                    + other.row() + "（" + one.duty() + "）：" + found));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows)
                .extracting(Cited::table)
                .contains("required-materials", "correction-catalogue", "review-ground");
    }

    @Test
    @DisplayName("补正目录与材料表对每一种材料都引用登记立案规定第六条的同一项")
    void materialsAreAskedForByTheSameItem() throws IOException {
        var article = "最高人民法院关于人民法院登记立案若干问题的规定第六条";
        var rows = rows();
        for (var kind : List.of(
                "COMPLAINT", "PLAINTIFF_IDENTITY", "ORGANISATION_CERTIFICATE", "EVIDENCE", "POWER_OF_ATTORNEY")) {
            assertThat(rows.stream()
                            .filter(row ->
                                    row.duty().equals(kind) && row.articles().containsKey(article))
                            .filter(row ->
                                    row.tracks().isEmpty() || row.tracks().contains("CIVIL")))
                    .as(kind)
                    .extracting(Cited::table)
                    .contains("required-materials", "correction-catalogue");
        }
        assertThat(rows.stream()
                        .filter(row -> row.row().equals("correct-defendant-not-definite"))
                        .findFirst())
                .map(row -> row.articles().get(article))
                .isEqualTo(Optional.of("第三项"));
    }

    @Test
    @DisplayName("文书模板引用的条文，写得和表里一样：同一条的款、项不互相矛盾")
    void templatesAgreeWithTheTables() throws IOException {
        var inTables = new TreeMap<String, Set<String>>();
        for (var row : rows()) {
            row.articles().forEach((article, items) -> inTables.computeIfAbsent(article, key -> new TreeSet<>())
                    .add(items));
        }
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/documents"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                cited(Files.readString(file, StandardCharsets.UTF_8)).forEach((article, items) -> {
                    if (inTables.containsKey(article) && !items.isEmpty()) {
                        assertThat(inTables.get(article))
                                .as(file + " " + article)
                                .contains(items);
                    }
                });
            }
        }
    }

    private static List<Cited> rows() throws IOException {
        var rows = new ArrayList<Cited>();
        for (var id : Tables.ids()) {
            for (var table : TABLES.model(id).getModelElementsByType(DecisionTable.class)) {
                var outputs = table.getOutputs().stream()
                        .map(output -> output.getName())
                        .toList();
                var basis = outputs.indexOf("basis");
                var inputs = table.getInputs().stream()
                        .map(input ->
                                input.getInputExpression().getTextContent().strip())
                        .toList();
                if (basis < 0) {
                    continue;
                }
                for (var rule : table.getRules()) {
                    for (var duty : DUTIES) {
                        if (outputs.contains(duty)) {
                            rows.add(new Cited(
                                    id,
                                    rule.getId(),
                                    literal(rule, outputs.indexOf(duty)),
                                    tracks(rule, inputs.indexOf("track")),
                                    cited(literal(rule, basis))));
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static String literal(Rule rule, int output) {
        return List.copyOf(rule.getOutputEntries())
                .get(output)
                .getText()
                .getTextContent()
                .strip()
                .replace("\"", "");
    }

    private static Set<String> tracks(Rule rule, int input) {
        if (input < 0) {
            return Set.of();
        }
        var cell =
                List.copyOf(rule.getInputEntries()).get(input).getTextContent().strip();
        var named = TRACK.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toSet());
        return cell.startsWith("not(")
                ? Arrays.stream(Track.values())
                        .map(Track::name)
                        .filter(track -> !named.contains(track))
                        .collect(Collectors.toSet())
                : named;
    }

    /** 民事诉讼法第一百二十二条第二项、第一百二十四条 as law and article → items. */
    private static Map<String, String> cited(String basis) {
        var articles = new TreeMap<String, String>();
        var law = "";
        var found = CITED.matcher(basis);
        while (found.find()) {
            law = found.group(1) == null ? law : found.group(1).replaceFirst("^.*?(依照|参照)", "");
            var article = ARTICLE.matcher(found.group(2));
            while (article.find()) {
                articles.merge(
                        law + article.group(1),
                        article.group(2).replaceAll("^、|、$", ""),
                        (one, other) -> one.equals(other) ? one : one + "、" + other);
            }
        }
        return articles;
    }
}
