package org.lian.web.staff;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.engine.TaskList;
import org.lian.filing.FilingRows;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.TaskKind;
import org.lian.supervision.Board;
import org.lian.supervision.Delays;
import org.lian.supervision.Register;
import org.lian.supervision.ReportPeriod;
import org.lian.supervision.Statistics;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.lian.web.RegisterEntry;
import org.lian.web.RegisterFile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 监督看板 and 立案登记簿, for the head of a division, and to read for the president. */
@Controller
class BoardPages {
    private final Board board;
    private final Register register;
    private final Statistics statistics;
    private final Delays delays;
    private final FilingRows rows;
    private final StaffDirectory staff;
    private final CauseNames causes;
    private final BoardMatters matters;
    private final BusinessClock clock;

    BoardPages(
            Board board,
            Register register,
            Statistics statistics,
            Delays delays,
            FilingRows rows,
            StaffDirectory staff,
            CauseNames causes,
            BoardMatters matters,
            BusinessClock clock) {
        this.board = board;
        this.register = register;
        this.statistics = statistics;
        this.delays = delays;
        this.rows = rows;
        this.staff = staff;
        this.causes = causes;
        this.matters = matters;
        this.clock = clock;
    }

    /** The counts of a period beside its name. */
    record Column(String label, Board.Counts counts, LocalDate from, LocalDate to) {}

    /** A person's work in words. */
    record PersonLine(String name, long done, long late, String mean, String ninetieth) {}

    /** A cause in words. */
    record CauseLine(String name, long received, long registered) {}

    /**
     * The open tasks of a kind in words.
     *
     * @param list the list of the desk in which they stand; null where it holds other kinds too
     */
    record AgeLine(String name, @Nullable TaskList list, long overdue, long today, long soon, long later) {}

    /** The load of a person. */
    record LoadLine(String username, String name, long held, long overdue) {}

    /** A filing that took long, with the part that took most. */
    record SlowLine(String id, String parties, String elapsed, String most, String part) {}

    private List<SlowLine> slowest(Actor head, List<Delays.Slow> found) {
        var named = rows.of(head, found.stream().map(Delays.Slow::filing).toList());
        return found.stream()
                .filter(slow -> named.containsKey(slow.filing()))
                .map(slow -> {
                    var most = PartLine.longest(slow.parts());
                    return new SlowLine(
                            slow.filing().toString(),
                            Objects.requireNonNull(named.get(slow.filing())).parties(),
                            PartLine.whole(slow.parts()),
                            most.name(),
                            most.span());
                })
                .toList();
    }

    @GetMapping("/staff/board")
    ModelAndView board(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var since = board.since(head);
        var page = new ModelAndView("staff/board");
        var today = clock.today();
        var period = ReportPeriod.month(today);
        try {
            period = Periods.of(clock, since, from, to);
        } catch (Refusal refusal) {
            FormAgain.on(page, refusal);
        }
        var view = board.of(head, period);
        var took = view.took();
        var soFar = board.counts(
                head, List.of(ReportPeriod.day(today), ReportPeriod.week(today), ReportPeriod.month(today)));
        var delayed = delays.of(head, period);
        var mean = delayed.mean();
        matters.show(head, period, page);
        return page.addObject("from", period.from())
                .addObject("supervises", head.is(Role.SUPERVISOR))
                .addObject("to", period.to())
                .addObject("report", Periods.report(period))
                .addObject("earliest", since)
                .addObject("latest", Periods.latest(clock))
                .addObject("days", BarChart.of(period, statistics.days(head, period)))
                .addObject("ended", mean.filings())
                .addObject("parts", PartLine.of(mean.parts()))
                .addObject("elapsed", PartLine.whole(mean.parts()))
                .addObject("slowest", slowest(head, delayed.slowest()))
                .addObject(
                        "columns",
                        List.of(
                                column("今日", soFar.get(0), ReportPeriod.day(today)),
                                column("本周", soFar.get(1), ReportPeriod.week(today)),
                                column("本月", soFar.get(2), ReportPeriod.month(today)),
                                column(
                                        CourtTime.ISO_DAY.format(period.from().atStartOfDay(BusinessClock.SHANGHAI))
                                                + " 至 " + period.to(),
                                        view.counts(),
                                        period)))
                .addObject("mean", took == null ? null : Periods.span(took.mean()))
                .addObject("ninetieth", took == null ? null : Periods.span(took.ninetieth()))
                .addObject(
                        "people",
                        view.people().stream()
                                .map(one -> new PersonLine(
                                        name(one.username()),
                                        one.done(),
                                        one.late(),
                                        Periods.span(one.mean()),
                                        Periods.span(one.ninetieth())))
                                .toList())
                .addObject(
                        "causes",
                        view.causes().stream()
                                .map(one -> new CauseLine(causes.of(one.code()), one.received(), one.registered()))
                                .toList())
                .addObject(
                        "ages",
                        view.ages().stream()
                                .map(one -> new AgeLine(
                                        task(one.element()),
                                        listOf(one.element()),
                                        one.overdue(),
                                        one.today(),
                                        one.soon(),
                                        one.later()))
                                .toList())
                .addObject("loads", loads(head, view.loads()));
    }

    private static Column column(String label, Board.Counts counts, ReportPeriod period) {
        return new Column(label, counts, period.from(), period.to());
    }

    private static @Nullable TaskList listOf(String element) {
        return Arrays.stream(TaskList.values())
                .filter(list -> list.elements().equals(List.of(element)))
                .findFirst()
                .orElse(null);
    }

    /** Those who hold something, and those who could. */
    private List<LoadLine> loads(Actor head, List<Board.Load> held) {
        var holders = held.stream().map(Board.Load::username).collect(Collectors.toSet());
        return Stream.concat(
                        held.stream()
                                .map(one ->
                                        new LoadLine(one.username(), name(one.username()), one.held(), one.overdue())),
                        staff.all().stream()
                                .filter(Staff::takesTasks)
                                .filter(person -> person.courts().stream().anyMatch(head::actsFor))
                                .filter(person -> !holders.contains(person.username()))
                                .map(person -> new LoadLine(person.username(), person.displayName(), 0, 0)))
                .toList();
    }

    @GetMapping("/staff/register")
    ModelAndView register(
            Actor head,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") int first) {
        var since = board.since(head);
        var page = new ModelAndView("staff/register")
                .addObject("earliest", since)
                .addObject("latest", Periods.latest(clock));
        try {
            var period = Periods.of(clock, since, from, to);
            var part = register.page(head, period, Math.max(0, first));
            page.addObject("from", period.from())
                    .addObject("to", period.to())
                    .addObject("part", part)
                    .addObject("refusals", register.refusals(head, period))
                    .addObject("entries", RegisterEntry.of(part.lines(), part.first()));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            FormAgain.on(page.addObject("from", from).addObject("to", to), refusal);
        }
        return page;
    }

    /** The register as a spreadsheet opens it. */
    @GetMapping("/staff/register.csv")
    ResponseEntity<byte[]> export(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var period = Periods.of(clock, board.since(head), from, to);
        return RegisterFile.list(period, register.export(head, period), register.refusals(head, period));
    }

    /** The register as a workbook. */
    @GetMapping("/staff/register.xlsx")
    ResponseEntity<byte[]> workbook(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var period = Periods.of(clock, board.since(head), from, to);
        return RegisterFile.workbook(period, register.export(head, period), register.refusals(head, period));
    }

    private String name(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }

    private static String task(String element) {
        return TaskKind.ofElement(element).map(TaskKind::label).orElse(element);
    }
}
