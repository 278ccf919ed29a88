package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.vocabulary.Track;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;
import org.lian.workbench.analysis.DmnFile.Text;

/**
 * The checks of the table 自动登记: each row names its court, procedure, causes, days and judge, and each is told to the
 * supervisor, who alone lets it go.
 */
class AutoRegistrationChecks {
    static final String ID = "auto-registration";
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    /** Nothing but texts in quotes, in a list or alone: whatever else a cell could say lets more in than it names. */
    private static final Pattern NAMES = Pattern.compile("\\s*\"[^\"]+\"(\\s*,\\s*\"[^\"]+\")*\\s*");
    /** The first day and the last. */
    private static final Pattern DAYS =
            Pattern.compile("\\s*\\[\\s*date\\(\"([0-9-]{10})\"\\)\\s*\\.\\.\\s*date\\(\"([0-9-]{10})\"\\)\\s*]\\s*");

    private static final Pattern ONE_NAME = Pattern.compile("\\s*\"[^\"]*[^\"\\s][^\"]*\"\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

    private static final Set<String> ALLOWED = Stream.of(Track.values())
            .filter(Track::mayBeRegisteredAutomatically)
            .map(Track::name)
            .collect(Collectors.toUnmodifiableSet());

    private final TableDraft draft;

    AutoRegistrationChecks(TableDraft draft) {
        this.draft = draft;
    }

    void check(TableFindings findings) {
        for (var decision : draft.file().decisions()) {
            var table = decision.table();
            if (decision.id().equals(ID) && table != null) {
                table.rows().stream()
                        .filter(row -> draft.changes(decision, row))
                        .forEach(row -> check(table, row, findings));
            }
        }
    }

    /** Whatever differs from the version in force is the supervisor's to let go. */
    List<RuleFinding> statutory() {
        var found = new ArrayList<RuleFinding>();
        if (draft.base() != null) {
            draft.base()
                    .decision(ID)
                    .filter(before ->
                            draft.file().decision(ID).filter(before::equals).isEmpty())
                    .ifPresent(before -> found.add(
                            RuleFinding.warning("STATUTORY_CHANGED", "改动了“自动登记”表，不经人审查就登记，由庭长批准", ID, null, null)));
        }
        return found;
    }

    private static void check(Table table, Row row, TableFindings findings) {
        var isNamed = true;
        for (var column = 0; column < table.columns().size(); column++) {
            var cell = row.tests().get(column);
            var days = table.columns().get(column).expression().text().contains("date(");
            if (!(days ? DAYS : NAMES).matcher(cell.text()).matches()) {
                isNamed = false;
                findings.block(
                        "AUTO_REGISTRATION_OPEN",
                        days
                                ? "请写明从哪一天到哪一天，如 [date(\"2027-01-01\")..date(\"2027-06-30\")]"
                                : "请逐个写明，放在引号里，用逗号分开；不能空着，也不能写成范围",
                        cell);
            }
        }
        for (var column = 0; column < table.outputs().size(); column++) {
            var cell = row.results().get(column);
            var isNumber = table.outputs().get(column).type().equals("long");
            if (!(isNumber ? NUMBER : ONE_NAME).matcher(cell.text()).matches()) {
                isNamed = false;
                findings.block("AUTO_REGISTRATION_OPEN", isNumber ? "请写一个整数，不能写成算式" : "请写明，放在引号里，只写一个，不能写成算式", cell);
            }
        }
        var track = cell(table, row, "track");
        quoted(track).stream()
                .filter(name -> !ALLOWED.contains(name))
                .forEach(name -> findings.block(
                        "AUTO_REGISTRATION_BARRED",
                        "“" + name + "”不能自动登记，只能是 " + ALLOWED.stream().sorted().collect(Collectors.joining("、")),
                        track));
        if (isNamed) {
            findings.harm("AUTO_REGISTRATION", sentence(table, row), row);
        }
    }

    private static String sentence(Table table, Row row) {
        return "%s的%s（案由 %s），%s，核对没有提示的，在工作日九时至十七时等 %s 分钟就自动登记，不经人审查；由 %s 负责，%s%% 抽出来由人审查；依据 %s"
                .formatted(
                        String.join("、", quoted(cell(table, row, "court"))),
                        quoted(cell(table, row, "track")).stream()
                                .map(AutoRegistrationChecks::label)
                                .collect(Collectors.joining("、")),
                        String.join("、", quoted(cell(table, row, "causeCode"))),
                        days(table, row),
                        result(table, row, "waitMinutes"),
                        String.join("、", quoted(answer(table, row, "judge"))),
                        result(table, row, "samplePercent"),
                        String.join("", quoted(answer(table, row, "basis"))));
    }

    private static String days(Table table, Row row) {
        for (var column = 0; column < table.columns().size(); column++) {
            var days = DAYS.matcher(row.tests().get(column).text());
            if (days.matches()) {
                return days.group(1) + " 至 " + days.group(2);
            }
        }
        return "";
    }

    private static String label(String track) {
        return ALLOWED.contains(track) ? Track.valueOf(track).label() : track;
    }

    private static Text cell(Table table, Row row, String name) {
        for (var column = 0; column < table.columns().size(); column++) {
            if (table.columns().get(column).expression().text().strip().equals(name)) {
                return row.tests().get(column);
            }
        }
        return row.tests().get(0);
    }

    private static String result(Table table, Row row, String name) {
        return answer(table, row, name).text().strip();
    }

    private static Text answer(Table table, Row row, String name) {
        for (var column = 0; column < table.outputs().size(); column++) {
            if (table.outputs().get(column).name().equals(name)) {
                return row.results().get(column);
            }
        }
        return row.results().get(0);
    }

    private static List<String> quoted(Text cell) {
        return QUOTED.matcher(cell.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
