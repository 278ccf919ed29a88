package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;

/** The check that the words of a row that gives money say the sums and the rates that its cells compute with. */
class SaidNumbers {
    private static final String MONEY = "Fen";
    private static final Pattern SUM = Pattern.compile("(每件)?(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*([万亿]?)元");
    private static final Pattern RANGE_START = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([万亿]?)元?\\s*至");
    private static final Pattern RATE = Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*%");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\".])-?\\d+(?:\\.\\d+)?(?![\\w\".]*\")");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final TableDraft draft;
    private final TableFindings findings;

    SaidNumbers(TableDraft draft, TableFindings findings) {
        this.draft = draft;
        this.findings = findings;
    }

    void check() {
        for (var decision : draft.file().decisions()) {
            var table = decision.table();
            if (table != null
                    && table.outputs().stream().anyMatch(output -> output.name().endsWith(MONEY))) {
                table.rows().stream()
                        .filter(row -> draft.changes(decision, row))
                        .forEach(row -> row(decision, table, row));
            }
        }
    }

    private void row(Logic decision, Table table, Row row) {
        var given = new HashSet<BigDecimal>();
        var words = new LinkedHashSet<String>();
        words.add(row.basis());
        IntStream.range(0, table.outputs().size()).forEach(column -> {
            var cell = row.results().get(column).text();
            if (isPlain(cell)) {
                numbers(cell, given);
            }
            TEXT.matcher(cell).results().forEach(text -> words.add(text.group(1)));
        });
        if (given.isEmpty()) {
            return;
        }
        var all = new HashSet<>(given);
        row.tests().forEach(cell -> numbers(TEXT.matcher(cell.text()).replaceAll(""), all));
        var unlike = new LinkedHashSet<String>();
        for (var said : words) {
            RANGE_START
                    .matcher(said)
                    .results()
                    .forEach(found -> compare(
                            fen(found.group(1), found.group(2)),
                            all,
                            found.group().replaceAll("\\s*至$", ""),
                            unlike));
            SUM.matcher(said)
                    .results()
                    .forEach(found -> compare(
                            fen(found.group(2), found.group(3)),
                            found.group(1) == null ? all : given,
                            found.group(),
                            unlike));
            RATE.matcher(said)
                    .results()
                    .forEach(found -> compare(
                            new BigDecimal(found.group(1)).multiply(HUNDRED), given, "按" + found.group(), unlike));
        }
        if (!unlike.isEmpty()) {
            findings.harm(
                    "WORDS",
                    "%s第 %d 行的文字写着%s，单元格里算的不是这个数：当事人看到的和实际收的不一样"
                            .formatted(decision.label(), row.number(), String.join("、", unlike)),
                    row);
        }
    }

    private static void compare(BigDecimal said, Set<BigDecimal> cells, String words, Set<String> unlike) {
        if (said.signum() != 0 && cells.stream().noneMatch(cell -> cell.compareTo(said) == 0)) {
            unlike.add("“" + words + "”");
        }
    }

    private static boolean isPlain(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static void numbers(String text, Set<BigDecimal> into) {
        NUMBER.matcher(text.replace("..", " "))
                .results()
                .forEach(found -> into.add(new BigDecimal(found.group()).abs()));
    }

    private static BigDecimal fen(String number, String unit) {
        var yuan = new BigDecimal(number);
        return yuan.multiply(HUNDRED)
                .multiply(
                        unit.equals("万")
                                ? BigDecimal.valueOf(10_000)
                                : unit.equals("亿") ? BigDecimal.valueOf(100_000_000) : BigDecimal.ONE);
    }
}
