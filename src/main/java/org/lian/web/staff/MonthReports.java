package org.lian.web.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.supervision.Board;
import org.lian.supervision.Delays;
import org.lian.supervision.ReportPeriod;
import org.lian.supervision.Statistics;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.web.Hours;
import org.lian.web.SheetFile;
import org.springframework.stereotype.Component;

/** 立案情况月报, 季报, 年报: the numbers of the board as tables, with the names of people and causes. */
@Component
class MonthReports {
    private static final List<String> COUNTED =
            List.of("收到", "立案", "其中期满先行立案", "要求补正", "退回", "不予受理", "审查逾期", "平均用时（小时）", "九成不超过（小时）");

    private static final String NONE = "－";
    private static final double HOUR = 3600;

    private static final int NAME = 26;
    private static final int NUMBER = 14;

    private final Board board;
    private final Statistics statistics;
    private final Delays delays;
    private final StaffDirectory staff;
    private final CauseNames causes;
    private final Courts courts;

    MonthReports(
            Board board, Statistics statistics, Delays delays, StaffDirectory staff, CauseNames causes, Courts courts) {
        this.board = board;
        this.statistics = statistics;
        this.delays = delays;
        this.staff = staff;
        this.causes = causes;
        this.courts = courts;
    }

    List<SheetFile.Sheet> of(Actor head, ReportPeriod period) {
        return List.of(
                counted("按法院", "法院", statistics.of(head, period, Statistics.By.COURT), this::court),
                counted("按日", "日期", statistics.of(head, period, Statistics.By.DAY), LocalDate::parse),
                counted("按人", "办理人", statistics.of(head, period, Statistics.By.PERSON), this::person),
                counted(
                        "按案由",
                        "案由",
                        statistics.of(head, period, Statistics.By.CAUSE).stream()
                                .sorted(Comparator.comparing(Statistics.Line::received)
                                        .reversed())
                                .toList(),
                        this::cause),
                done(head, period),
                parts(head, period));
    }

    /** The names of the head's courts. */
    String courts(Actor head) {
        return head.courts().stream()
                .map(code -> courts.find(code).map(Court::name).orElse(code.value()))
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private static SheetFile.Sheet counted(
            String title, String of, List<Statistics.Line> lines, Function<String, Object> named) {
        var heads = new ArrayList<String>();
        heads.add(of);
        heads.addAll(COUNTED);
        return new SheetFile.Sheet(
                title,
                heads,
                heads.stream().map(head -> head.equals(of) ? NAME : NUMBER).toList(),
                lines.stream().map(line -> cells(line, named.apply(line.key()))).toList());
    }

    private static List<Object> cells(Statistics.Line line, Object name) {
        return List.of(
                name,
                line.received(),
                line.registered(),
                line.registeredByClock(),
                line.corrected(),
                line.returned(),
                line.refused(),
                line.overdue(),
                orDash(line.meanHours()),
                orDash(line.p90Hours()));
    }

    private static Object orDash(@Nullable Double hours) {
        return hours == null ? NONE : new Hours(hours);
    }

    private SheetFile.Sheet done(Actor head, ReportPeriod period) {
        return new SheetFile.Sheet(
                "办结的任务",
                List.of("办理人", "办结", "其中逾期", "平均用时（小时）", "九成不超过（小时）"),
                List.of(NAME, NUMBER, NUMBER, NUMBER, NUMBER),
                board.of(head, period).people().stream()
                        .map(one -> List.<Object>of(
                                person(one.username()),
                                one.done(),
                                one.late(),
                                hours(one.mean()),
                                hours(one.ninetieth())))
                        .toList());
    }

    private static Hours hours(double seconds) {
        return new Hours(Math.round(seconds / HOUR * 10) / 10.0);
    }

    private SheetFile.Sheet parts(Actor head, ReportPeriod period) {
        var mean = delays.of(head, period).mean();
        var heads = new ArrayList<>(List.of("办结件数", "平均用时（小时）"));
        var cells = new ArrayList<Object>(List.of(
                mean.filings(), mean.filings() == 0 ? NONE : hours(mean.parts().elapsed())));
        for (var part : PartLine.of(mean.parts())) {
            heads.add(part.name() + "（小时）");
            cells.add(part.seconds() <= 0 ? NONE : hours(part.seconds()));
        }
        return new SheetFile.Sheet(
                "用时构成", heads, heads.stream().map(column -> NUMBER).toList(), List.of(cells));
    }

    private String person(String key) {
        return switch (key) {
            case Statistics.BY_CLOCK -> "期满先行立案、期满退回";
            case Statistics.NOBODY -> "没有人决定";
            default -> staff.find(key).map(Staff::displayName).orElse(key);
        };
    }

    private String cause(String key) {
        return causes.of(key.equals(Statistics.NO_CAUSE) ? null : key);
    }

    private String court(String key) {
        return courts.find(new CourtCode(key)).map(Court::name).orElse(key);
    }
}
