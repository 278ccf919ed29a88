package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.engine.Feel;
import org.lian.engine.TestEngine;
import org.lian.workbench.RuleFinding;

/** 证明与试算: random tables, where plain trying of many inputs is the referee. */
@Tag("long")
class GapsAndOverlapsTests {
    private static final int TABLES = 150;

    private static final List<String> TEXT_CELLS = List.of(
            "",
            "\"A\"",
            "\"A\",\"B\"",
            "not(\"A\")",
            "not(\"A\",\"AB\")",
            "starts with(?, \"A\")",
            "not(starts with(?, \"A\"))",
            "starts with(?, \"AB\") or ? = \"B\"",
            "track in (\"A\", \"C\")",
            "substring(?, 1, 2) = \"AB\"",
            "null");
    private static final List<String> NUMBER_CELLS = List.of(
            "",
            "<= 7",
            "> 7",
            "[3..7]",
            "(3..7)",
            "< 3",
            ">= 3",
            "5",
            "not(5)",
            "< 3, > 7",
            "days != null and days > 4",
            "null");
    private static final List<Object> TEXTS = texts();
    private static final List<Object> NUMBERS = numbers();

    private final Feel feel = TestEngine.feel();

    @Test
    @DisplayName("试出来的缺口和重叠，证明里都有；没有的，证明里也没有")
    void proofAgreesWithTrying() throws Exception {
        var random = new Random(11);
        int gaps = 0;
        int overlaps = 0;
        for (int i = 0; i < TABLES; i++) {
            var table = table(random);
            var tried = tried(table);
            var codes = new GapsAndOverlaps(feel)
                    .analyse(DmnFile.read(table), null).findings().stream()
                            .map(RuleFinding::code)
                            .toList();

            var words = DmnFile.read(table).rows().values().stream()
                    .map(DmnFile.Row::content)
                    .toList();
            assertThat(codes).as(words.toString()).doesNotContain("NOT_ANALYSED");
            assertThat(codes.contains("GAP")).as("gap " + words).isEqualTo(tried.contains(0));
            assertThat(codes.contains("OVERLAP"))
                    .as("overlap " + words)
                    .isEqualTo(tried.stream().anyMatch(count -> count > 1));
            gaps += tried.contains(0) ? 1 : 0;
            overlaps += tried.stream().anyMatch(count -> count > 1) ? 1 : 0;
        }
        assertThat(List.of(gaps, overlaps)).allMatch(count -> count > TABLES / 10);
    }

    /** How many rows the inputs met, each number once. */
    private List<Integer> tried(byte[] table) throws Exception {
        var rows = List.copyOf(DmnFile.read(table).rows().values());
        var counts = new ArrayList<Integer>();
        for (var text : TEXTS) {
            for (var number : NUMBERS) {
                Map<String, Object> inputs = new HashMap<>();
                inputs.put("track", text);
                inputs.put("days", number);
                inputs.put("marks", null);
                int met = (int) rows.stream()
                        .filter(row -> feel.holds(row.tests().get(0).text(), text, inputs)
                                && feel.holds(row.tests().get(1).text(), number, inputs))
                        .count();
                if (!counts.contains(met)) {
                    counts.add(met);
                }
            }
        }
        return counts;
    }

    private static byte[] table(Random random) {
        var text = SmallTable.XML;
        for (var row : List.of("a", "b", "c")) {
            text = cell(text, row + "1", TEXT_CELLS.get(random.nextInt(TEXT_CELLS.size())));
            text = cell(text, row + "2", NUMBER_CELLS.get(random.nextInt(NUMBER_CELLS.size())));
        }
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String cell(String xml, String id, String text) {
        var start = xml.indexOf("<text>", xml.indexOf("id=\"" + id + "\"")) + "<text>".length();
        return xml.substring(0, start)
                + text.replace("&", "&amp;").replace("<", "&lt;")
                + xml.substring(xml.indexOf("</text>", start));
    }

    private static List<Object> texts() {
        var texts = new ArrayList<Object>();
        for (var text : new String[] {null, "", "A", "AB", "ABC", "AC", "AX", "B", "BA", "C", "CA", "X", "a", "Ａ"}) {
            texts.add(text);
        }
        return texts;
    }

    private static List<Object> numbers() {
        var numbers = new ArrayList<Object>();
        numbers.add(null);
        for (long number = -20; number <= 30; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
