package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** src/docs/asvs.md against the list of numbers and against the sources. */
class AsvsMapTests {
    private static final Path MAP = Path.of("src/docs/asvs.md");
    private static final Path NUMBERS = Path.of("src/test/resources/security/asvs-5.0-levels-1-2.txt");

    /** A test class, or one of its methods. */
    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+(?:Tests|Stories|Properties))(?:#(\\w+))?");

    private static final Pattern FILE = Pattern.compile("`([\\w./-]+/[\\w./-]*|[\\w-]+\\.(?:md|xml|yaml))`");

    /** A line of the map. */
    private record Row(String number, String asks, String state, String how, String shownBy) {
        String told() {
            return how + " " + shownBy;
        }
    }

    @Test
    @DisplayName("ASVS 5.0 一、二级的 253 条都在表里，各一次")
    void everyRequirementOnce() throws IOException {
        var numbers = Files.readAllLines(NUMBERS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(numbers).hasSize(253).doesNotHaveDuplicates();
        assertThat(numbers.stream().filter(line -> line.endsWith(" 1"))).hasSize(70);

        assertThat(rows().stream().map(Row::number))
                .containsExactlyElementsOf(
                        numbers.stream().map(line -> line.split(" ")[0]).toList());
    }

    @Test
    @DisplayName("已满足的指明测试或者文件，不适用的写明理由，未满足的写明缺什么、怎么补")
    void everyStateHasItsReason() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.asks()).as(row.number()).isNotBlank();
            assertThat(row.state()).as(row.number()).isIn("met", "not applicable", "open");
            switch (row.state()) {
                case "met" ->
                    assertThat(TEST.matcher(row.told()).find()
                                    || FILE.matcher(row.told()).find())
                            .as(row.number())
                            .isTrue();
                case "open" -> assertThat(row.how()).as(row.number()).containsPattern("Plan: |(see|as|with) V\\d");
                default -> assertThat(row.how()).as(row.number()).isNotBlank();
            }
        });
    }

    @Test
    @DisplayName("表里指明的测试类、测试方法和文件都存在")
    void everyNamedTestExists() throws IOException {
        var sources = sources();
        var missing = new ArrayList<String>();
        for (var row : rows()) {
            TEST.matcher(row.told())
                    .results()
                    .filter(named -> !exists(sources, named))
                    .forEach(named -> missing.add(row.number() + " " + named.group()));
            FILE.matcher(row.told())
                    .results()
                    .filter(named -> !Files.exists(Path.of(named.group(1))))
                    .forEach(named -> missing.add(row.number() + " " + named.group()));
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(Map<String, List<String>> sources, MatchResult named) {
        var method = named.group(2);
        return sources.getOrDefault(named.group(1), List.of()).stream()
                .anyMatch(text -> method == null || text.contains("void " + method + "("));
    }

    /** Texts by class name; a name may occur in two packages. */
    private static Map<String, List<String>> sources() throws IOException {
        var sources = new HashMap<String, List<String>>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> sources.computeIfAbsent(
                            file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                    .add(text(file)));
        }
        return sources;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(MAP).stream()
                .filter(line -> line.startsWith("| V"))
                .map(line -> line.substring(1, line.length() - 1).split("\\|"))
                .map(cells -> {
                    assertThat(cells).as(String.join("|", cells)).hasSize(5);
                    return new Row(
                            cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
                })
                .toList();
    }
}
