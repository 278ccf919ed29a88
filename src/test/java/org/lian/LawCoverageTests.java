package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.FilingStatus;

/** src/docs/law-coverage.md against the tables, the diagrams, the papers and the tests, both ways. */
class LawCoverageTests {
    private static final Path PAGE = Path.of("src/docs/law-coverage.md");
    private static final Path TESTS = Path.of("src/test/java");

    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("[A-Z]\\w+(?:Tests|Stories|Properties)#\\w+");
    private static final Pattern MOVE = Pattern.compile("([A-Z_]+)>([A-Z_]+)");
    private static final Pattern RULE = Pattern.compile("<rule id=\"([^\"]+)\"");
    private static final Pattern CITING = Pattern.compile("article: ([^}\n]+)}");
    private static final Pattern ARTICLE = Pattern.compile("([^、；第]*)(第[一二三四五六七八九十百零]+条)");
    private static final Pattern OPEN = Pattern.compile("not (?:tested )?yet: (.*)");

    /** The texts of annotations may hold any sign. */
    private static final Pattern WITHOUT_TEXTS =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*|\\{[^{};]*\\}", Pattern.DOTALL);

    /** Tables of which every row is a rule of the law that the page speaks of. */
    private static final List<String> WHOLE =
            List.of("litigation-fee", "payment-obligation", "required-materials", "review-clock");

    /** The decisions of the fee that only compute. */
    private static final Set<String> COMPUTING = Set.of(
            "result-fee",
            "result-range",
            "result-amount-required",
            "result-base-out-of-range",
            "base-amount-required",
            "base-fixed",
            "base-given",
            "base-open",
            "base-outside",
            "no-schedule");

    private static final Map<String, String> UNITS =
            Map.of("day", "日", "day(minimum)", "日", "working day", "个工作日", "hour", "小时", "month", "个月", "year", "年");

    /** A line of one of the page's tables. */
    private record Row(String section, List<String> cells) {
        String where() {
            return cells.get(cells.size() - 2);
        }

        String shown() {
            return cells.get(cells.size() - 1);
        }

        @Override
        public String toString() {
            return section + ": " + cells.get(0);
        }
    }

    @Test
    @DisplayName("每一行不是指明测试，就是说明缺什么")
    void everyRowIsShownOrSaysWhyNot() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            var open = OPEN.matcher(row.shown());
            var saysWhyNot = open.find();
            assertThat(saysWhyNot || TEST.matcher(row.shown()).find())
                    .as(row.toString())
                    .isTrue();
            if (saysWhyNot) {
                assertThat(open.group(1)).as(row.toString()).hasSizeGreaterThan(10);
            }
            // What nothing shows and nothing holds is not there yet.
            if (row.where().isBlank()) {
                assertThat(row.shown()).as(row.toString()).containsPattern(OPEN);
            }
        });
    }

    @Test
    @DisplayName("指明的表的行、图的元素、文书、期限、案件状态都在")
    void everyPlaceExists() throws IOException {
        for (var row : rows()) {
            for (var name : named(row.where())) {
                assertThat(exists(name)).as(row + " names " + name).isTrue();
            }
        }
    }

    @Test
    @DisplayName("指明的测试方法都在，而且是测试")
    void everyTestExists() throws IOException {
        var methods = testMethods();
        for (var row : rows()) {
            for (var name : named(row.shown())) {
                if (name.contains("#") && TEST.matcher(name).matches()) {
                    assertThat(methods).as(row + " names " + name).contains(name);
                } else {
                    assertThat(exists(name)).as(row + " names " + name).isTrue();
                }
            }
        }
    }

    @Test
    @DisplayName("立案工作台试用时发现的每一件，都指明看住它的测试，测试都在")
    void everyFindingOfTheDeskIsShown() throws IOException {
        var methods = testMethods();
        var findings = Files.readAllLines(Path.of("src/docs/results/desk-findings.md")).stream()
                .filter(line -> line.matches("\\| S[12] .*"))
                .toList();
        assertThat(findings)
                .hasSizeGreaterThan(25)
                .allSatisfy(finding ->
                        assertThat(named(finding)).as(finding).isNotEmpty().allMatch(methods::contains));
    }

    @Test
    @DisplayName("案件状态的每一种去向都写到，没有多写的")
    void everyMoveIsSpokenOf() throws IOException {
        var spoken = new TreeSet<String>();
        rows().forEach(row -> named(row.where()).stream()
                .filter(name -> MOVE.matcher(name).matches())
                .forEach(spoken::add));

        assertThat(spoken)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FilingStatus.values())
                        .flatMap(from -> from.followers().stream().map(to -> from + ">" + to))
                        .toList());
    }

    @Test
    @DisplayName("期限表的每一种期间都写到，长短一样")
    void everyPeriodIsSpokenOf() throws IOException {
        var lengths = new TreeMap<String, String>();
        for (var row : rows("Periods")) {
            lengths.put(named(row.cells().get(0)).get(0), row.cells().get(1));
        }
        var counted = new TreeMap<String, String>();
        for (var row : csv(Path.of("src/main/resources/reference/deadlines.csv"))) {
            counted.put(row.get(0), row.get(3) + " " + UNITS.get(row.get(4)));
        }

        assertThat(lengths).hasSizeGreaterThan(40).isEqualTo(counted);
    }

    @Test
    @DisplayName("材料、审查期限、收费、预交各表的每一行都写到")
    void everyRowOfTheTablesIsSpokenOf() throws IOException {
        var spoken = rows().stream().flatMap(row -> named(row.where()).stream()).collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (var table : WHOLE) {
            var rules = RULE.matcher(Files.readString(Path.of("decisions", table + ".dmn")));
            while (rules.find()) {
                var rule = table + ".dmn#" + rules.group(1);
                if (!COMPUTING.contains(rules.group(1)) && !spoken.contains(rule)) {
                    missing.add(rule);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("文书说明文件引用的每一条都写到，写明在哪些文书里，没有多写的")
    void everyArticleOfThePapersIsSpokenOf() throws IOException {
        var cited = new TreeMap<String, Set<String>>();
        try (var files = Files.list(Path.of("src/main/resources/documents"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                var declared = CITING.matcher(Files.readString(file));
                var paper = file.getFileName().toString().replace(".yaml", ".html");
                while (declared.find()) {
                    var law = "";
                    var articles = ARTICLE.matcher(declared.group(1));
                    while (articles.find()) {
                        law = articles.group(1).isEmpty() ? law : articles.group(1);
                        cited.computeIfAbsent(law + articles.group(2), article -> new TreeSet<>())
                                .add(paper);
                    }
                }
            }
        }
        var spoken = new TreeMap<String, Set<String>>();
        rows("Articles of the papers")
                .forEach(row -> spoken.put(row.cells().get(0), new TreeSet<>(named(row.where()))));

        assertThat(spoken).isEqualTo(cited).hasSizeGreaterThan(40);
    }

    @Test
    @DisplayName("办法的每一项定额、每一档都写到，数额一样")
    void everyFeeIsSpokenOf() throws IOException {
        var fixed = rows("Fixed fees").stream()
                .map(row -> row.cells().get(0) + " " + row.cells().get(1))
                .toList();
        var tiers = rows("Tiers").stream()
                .map(row -> named(row.cells().get(0)).get(0)
                        + " "
                        + row.cells().get(1)
                        + " "
                        + row.cells().get(2))
                .toList();
        var law = Path.of("src/test/resources/law");

        assertThat(fixed)
                .containsExactlyElementsOf(csv(law.resolve("fee_fixed.csv")).stream()
                        .map(row -> row.get("item")
                                + " "
                                + row.get("min_yuan")
                                + (row.get("min_yuan").equals(row.get("max_yuan")) ? "" : "–" + row.get("max_yuan")))
                        .toList());
        assertThat(tiers)
                .containsExactlyElementsOf(csv(law.resolve("fee_tiers.csv")).stream()
                        .map(row -> "%s %s – %s %s, %s"
                                .formatted(
                                        row.get("schedule"),
                                        row.get("over_yuan(exclusive)"),
                                        row.get("up_to_yuan(inclusive)").isEmpty()
                                                ? "∞"
                                                : row.get("up_to_yuan(inclusive)"),
                                        row.get("marginal_rate"),
                                        row.get("quick_constant")))
                        .toList());
    }

    @Test
    @DisplayName("一行也没有少：六十四种变化、四十七种材料、十八个错误，没有两行相同")
    void noRowIsLost() throws IOException {
        assertThat(rows("Status transitions")).hasSize(64);
        assertThat(rows("Materials")).hasSize(47);
        assertThat(rows("Eighteen errors that a lawyer found")).hasSize(18);
        assertThat(rows()).doesNotHaveDuplicates();
    }

    private static List<Row> rows(String section) throws IOException {
        return rows().stream().filter(row -> row.section().equals(section)).toList();
    }

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        var section = "";
        var isBody = false;
        for (var line : Files.readAllLines(PAGE)) {
            if (line.startsWith("#")) {
                section = line.replaceFirst("#+ ", "");
            }
            if (line.startsWith("|---")) {
                isBody = true;
            } else if (!line.startsWith("|")) {
                isBody = false;
            } else if (isBody) {
                rows.add(new Row(
                        section,
                        Arrays.stream(line.substring(1).split("\\|"))
                                .map(String::strip)
                                .toList()));
            }
        }
        assertThat(rows).hasSizeGreaterThan(200);
        return rows;
    }

    private static List<String> named(String cell) {
        return NAMED.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    /** A move between two statuses, a test, a paper, a file, or an id in one. */
    private static boolean exists(String name) throws IOException {
        var move = MOVE.matcher(name);
        if (move.matches()) {
            return FilingStatus.valueOf(move.group(1)).mayBecome(FilingStatus.valueOf(move.group(2)));
        }
        if (TEST.matcher(name).matches()) {
            return testMethods().contains(name);
        }
        var file = file(name.replaceFirst("#.*", ""));
        if (!Files.isRegularFile(file)) {
            return false;
        }
        var id = name.contains("#") ? name.substring(name.indexOf('#') + 1) : "";
        return id.isEmpty()
                || (name.startsWith("deadlines.csv")
                        ? Files.readString(file).contains("\n" + id + ",")
                        : Files.readString(file).contains(" id=\"" + id + "\""));
    }

    private static Path file(String name) {
        if (name.endsWith(".dmn")) {
            return Path.of("decisions", name);
        }
        if (name.endsWith(".bpmn")) {
            return Path.of("processes", name);
        }
        if (name.endsWith(".html")) {
            return Path.of("src/main/resources/documents", name);
        }
        return name.equals("deadlines.csv")
                ? Path.of("src/main/resources/reference", name)
                : Path.of("src/main/resources", name);
    }

    private static Set<String> testMethods() throws IOException {
        var method = Pattern.compile(
                "@(?:Test|ParameterizedTest|TestFactory|RepeatedTest|Property|Example)\\b[^;{}]*?\\b(?:void|Stream<DynamicTest>) (\\w+)\\(",
                Pattern.DOTALL);
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> {
                        var name = file.getFileName().toString().replace(".java", "");
                        return method.matcher(WITHOUT_TEXTS.matcher(text(file)).replaceAll("\"\""))
                                .results()
                                .map(found -> name + "#" + found.group(1));
                    })
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            return rows.getRecords();
        }
    }
}
