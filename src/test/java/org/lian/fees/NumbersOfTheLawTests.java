package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No rate, bound or constant of the fee law occurs in the program: they are cells of the tables. */
class NumbersOfTheLawTests {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\d_]*(\\.\\d+)?(?=[LlFfDd]?(?![\\w.]))");
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|(?s:/\\*.*?\\*/)");
    private static final Pattern ROUND = Pattern.compile("10+");

    @Test
    @DisplayName("诉讼费模块里没有费率、档次和数额")
    void feesHoldNoNumberOfTheLaw() throws IOException {
        var law = numbersOfTheLaw();
        assertThat(numbersIn(SOURCES.resolve("org/lian/fees"))).isNotEmpty().doesNotContainAnyElementsOf(law);
    }

    @Test
    @DisplayName("整个程序里没有费率，也没有法定的大数")
    void noRateAnywhere() throws IOException {
        var telling = new TreeSet<String>();
        for (var number : numbersOfTheLaw()) {
            // A page size may be 50; 0.025 or 13800 is the law. Powers of ten are anybody's.
            if (number.contains(".")
                    || (number.length() >= 5 && !ROUND.matcher(number).matches())) {
                telling.add(number);
            }
        }
        assertThat(telling).contains("0.025", "13800", "896000", "89600000", "300000");
        assertThat(numbersIn(SOURCES)).isNotEmpty().doesNotContainAnyElementsOf(telling);
    }

    private static Set<String> numbersOfTheLaw() throws IOException {
        var numbers = new TreeSet<String>();
        for (var file : new String[] {"fee_tiers.csv", "fee_fixed.csv"}) {
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            try (var reader = Files.newBufferedReader(
                            Path.of("src/test/resources/law").resolve(file), StandardCharsets.UTF_8);
                    var rows = format.parse(reader)) {
                for (var row : rows) {
                    row.toMap().forEach((column, text) -> {
                        if (!column.equals("article")) {
                            NUMBER.matcher(text)
                                    .results()
                                    .map(found -> found.group())
                                    // A note also quotes articles.
                                    .filter(number -> !column.equals("note") || number.length() >= 4)
                                    .forEach(number -> add(numbers, number));
                        }
                    });
                }
            }
        }
        numbers.removeAll(Set.of("0", "1", "2", "3"));
        return numbers;
    }

    private static void add(Set<String> numbers, String text) {
        if (text.startsWith("0.")) {
            numbers.add(text);
            return;
        }
        var yuan = text.replaceAll("\\..*", "");
        numbers.add(yuan);
        numbers.add(yuan + "00");
    }

    private static Set<String> numbersIn(Path folder) throws IOException {
        var numbers = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                NUMBER.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""))
                        .results()
                        .forEach(found -> numbers.add(found.group().replace("_", "")));
            }
        }
        return numbers;
    }
}
